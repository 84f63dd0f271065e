using Solde.Core.Planning;

namespace Solde.Core.Facts;

/// <summary><c>property.paused</c> (of the property, not of a booking).</summary>
public sealed record PropertyPaused(Instant At) : IFact;

/// <summary><c>property.resumed</c>.</summary>
public sealed record PropertyResumed(Instant At) : IFact;

/// <summary><c>payments.heldBack</c>: many came due at once, late. <paramref name="Payments"/> and <paramref name="Amount"/> as they were then.</summary>
public sealed record PaymentsHeldBack(Instant At, int Payments, Money Amount) : IFact;

/// <summary><c>payments.released</c>: staff let them go; each has its <see cref="RunReleased"/>.</summary>
public sealed record PaymentsReleased(Instant At, int Payments) : IFact;

/// <summary><c>payments.cancelled</c>: staff cancelled them; each has its <see cref="RunCancelled"/>.</summary>
public sealed record PaymentsCancelled(Instant At, int Payments) : IFact;

/// <summary><c>payments.letThrough</c>: until that instant late payments are not held back, however many.</summary>
public sealed record PaymentsLetThrough(Instant At, Instant Until) : IFact;

/// <summary><c>property.edited</c>: settings were changed. <paramref name="Changed"/> holds the keys of the document that differ
/// (<see cref="Properties.PropertyJson"/>), and <c>logo</c>.</summary>
public sealed record PropertyEdited(Instant At, ImmutableArray<string> Changed) : IFact;

/// <summary><c>template.edited</c>: an e-mail has a text of the property's own from now on. <paramref name="Version"/> 1 = the built-in one again.</summary>
public sealed record TemplateEdited(Instant At, Recipient To, string Template, string Language, int Version) : IFact;

/// <summary><c>day.closed</c>: the till was closed for a day of the property's clock. <paramref name="Digest"/>: SHA-256 of the sums that are kept, in hexadecimal.</summary>
public sealed record DayClosed(Instant At, LocalDate Day, Money Received, Money Refunded, string Digest) : IFact;

/// <summary><c>key.created</c>: another system may use the API. <paramref name="Key"/> is what may be shown of the key.</summary>
public sealed record KeyCreated(Instant At, string Key, string Name) : IFact;

/// <summary><c>key.revoked</c>.</summary>
public sealed record KeyRevoked(Instant At, string Key) : IFact;

/// <summary><c>vault.enabled</c>: numbers of mail-order cards may be kept; somebody said that the acquirer permits it.
/// <paramref name="TextVersion"/>: of what they confirmed.</summary>
public sealed record VaultEnabled(Instant At, int TextVersion) : IFact;

/// <summary><c>vault.disabled</c>: no number is kept any more. <paramref name="Bookings"/>: of how many the
/// numbers were deleted.</summary>
public sealed record VaultDisabled(Instant At, int Bookings) : IFact;
