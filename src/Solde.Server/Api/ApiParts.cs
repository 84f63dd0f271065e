using NodaTime;
using Solde.App;
using Solde.App.Access;
using Solde.App.Agenda;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Days;
using Solde.App.Documents;
using Solde.App.Jobs;
using Solde.App.Properties;
using Solde.App.Vouchers;
using Solde.App.Webhooks;

namespace Solde.Server.Api;

/// <summary>What the API acts on.</summary>
/// <param name="Store">The durable memory.</param>
/// <param name="Listings">Lists of work.</param>
/// <param name="Access">Keys and kept answers.</param>
/// <param name="Desk">Where bookings are acted on.</param>
/// <param name="Automations">Where automations are saved and switched.</param>
/// <param name="Brake">Where payments are kept back and let go.</param>
/// <param name="Webhooks">Where webhooks are made and changed.</param>
/// <param name="Jobs">Where jobs are ordered.</param>
/// <param name="Properties">Where settings are changed.</param>
/// <param name="Documents">Receipts, invoices and credit notes.</param>
/// <param name="Days">Where the till of a day is closed.</param>
/// <param name="Ids">Makes ids.</param>
/// <param name="Now">The instant it is, to the millisecond.</param>
/// <param name="Limits">How much of it one may ask.</param>
internal sealed record ApiParts(
    IStore Store, IListings Listings, IAccess Access, Desk Desk, AutomationDesk Automations, Braking Brake, WebhookDesk Webhooks, JobDesk Jobs, PropertyDesk Properties,
    IDocuments Documents, DayDesk Days, IIds Ids, Func<Instant> Now, ApiLimits Limits)
{
    /// <summary>Gift vouchers, and what is left of them.</summary>
    public required IVouchers Vouchers { get; init; }

    /// <summary>Where appointments are booked, and which times are free.</summary>
    public required AppointmentDesk Appointments { get; init; }

    /// <summary>Texts of the property's own, among them its terms.</summary>
    public required ILetters Letters { get; init; }

    /// <summary>Wrong codes of gift vouchers.</summary>
    public CodeGuesses Guesses { get; } = new();
}

/// <summary>How much one may ask of the API.</summary>
internal sealed record ApiLimits
{
    /// <summary>The longest page of a list.</summary>
    public const int LongestPage = 200;

    /// <summary>The length of a page where nothing is said.</summary>
    public const int UsualPage = 50;

    /// <summary>The largest body, in bytes.</summary>
    public const int BodyBytes = 256 * 1024;

    /// <summary>For how long the answer to a request with an Idempotency-Key is kept.</summary>
    public static readonly Duration AnswersLast = Duration.FromHours(24);

    /// <summary>Requests a key may make in one go.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>Requests a second that a key may make in the long run.</summary>
    public int PerSecond { get; init; } = 50;
}
