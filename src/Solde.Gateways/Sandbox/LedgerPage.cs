using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>A page that a guest is sent to, and how far the guest came with it.</summary>
public sealed record LedgerPage
{
    /// <summary>So long a guest has, from its opening.</summary>
    public static readonly Duration StaysOpen = Duration.FromMinutes(30);

    /// <summary>Nobody can guess it: whoever knows it may act on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What it was opened with, its key among it.</summary>
    public required HostedOrder Order { get; init; }

    /// <summary>When.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>As it was written: Open, Completed or Cancelled. That it is too late, or that its payment no longer waits, is only said when asked.</summary>
    public HostedState State { get; init; } = HostedState.Open;

    /// <summary>The card that was typed; not stored as long as it has no number.</summary>
    public PageCard? Card { get; init; }

    /// <summary>The bank asks whether it is the guest.</summary>
    public bool IsChallenged => State == HostedState.Open && (Order.Purpose == HostedPurpose.Authenticate || Card is { Number: null });
}

/// <summary>What is kept of a card that was typed into a page: never its number, never its code.</summary>
/// <param name="Behaviour">How it answers.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="Brand">Visa, Mastercard…</param>
/// <param name="Expiry">Last month in which it can be used.</param>
/// <param name="Number">The stored card, by number; null as long as it is not stored.</param>
public sealed record PageCard(CardBehaviour Behaviour, string Last4, string Brand, YearMonth Expiry, long? Number = null)
{
    /// <summary>The card as the product knows it; null as long as it is not stored.</summary>
    public StoredCard? Stored => Number is { } number ? new StoredCard(SandboxIds.OfCard(number), Last4, Brand, Expiry) : null;

    /// <summary>Whether the bank wants to know that it is the guest who leaves it.</summary>
    internal bool WantsAuthentication => Behaviour is CardBehaviour.AlwaysAuthenticate or CardBehaviour.AuthenticatedAtSetUp;

    internal LedgerCard ToLedger() => LedgerCard.Of(Behaviour, Expiry);
}
