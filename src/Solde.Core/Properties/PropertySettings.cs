using System.Collections.Frozen;
using Solde.Core.Agenda;
using Solde.Core.Guarantees;
using Solde.Core.Planning;
using Solde.Core.Requests;

namespace Solde.Core.Properties;

/// <summary>What a property has set; everything a decision may depend on besides the booking and the rules.</summary>
public sealed record PropertySettings
{
    /// <summary>What stands for a staff address until one is set: one that no mail ever reaches (RFC 2606).</summary>
    public const string NoStaffAddress = "staff@example.com";

    /// <summary>See <see cref="CardNumbersKeptDays"/>.</summary>
    public const int MostCardNumberDays = 90;

    /// <summary>The name guests see.</summary>
    public required string Name { get; init; }

    /// <summary>The IANA zone in which all local times of the property are meant.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The one currency of the property's folios.</summary>
    public required Currency Currency { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code, upper case; decides which law binds surcharges (PSD2).</summary>
    public required string Country { get; init; }

    /// <summary>Language of staff messages and of guests who name none: <c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Rooms and nights, or appointments.</summary>
    public PropertyKind Kind { get; init; } = PropertyKind.Lodging;

    /// <summary>Local time at which scheduled e-mails leave.</summary>
    public LocalTime SendRequestsAt { get; init; } = new(9, 0);

    /// <summary>Days after check-out at which holds are released once every folio is paid (C15); null = never by itself, 0 = at once.</summary>
    public int? ReleaseHoldsAfterCheckOutDays { get; init; }

    /// <summary>Days for which the vault keeps the number of a mail-order card at the most; from 1 to <see cref="MostCardNumberDays"/> (PCI DSS 3.2.1).</summary>
    public int CardNumbersKeptDays { get; init; } = 30;

    /// <summary>When balance requests are sent (SH1); null = the property sends none by itself.</summary>
    public BalanceSchedule? BalanceSchedule { get; init; }

    /// <summary>The guarantee policies a booking may name.</summary>
    public ImmutableArray<GuaranteePolicy> GuaranteePolicies { get; init; } = [];

    /// <summary>What links and pay pages offer, in the order shown (T3); null = not set: cards only, and for balance requests what is ticked there.</summary>
    public ImmutableArray<OfferedMethod>? Methods { get; init; }

    /// <summary>What guests need to know to pay otherwise than by card.</summary>
    public PaymentDetails PaymentDetails { get; init; } = PaymentDetails.None;

    /// <summary>What a salon sells by appointment.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>When a salon's client must leave a card, and the fees agreed to (SK2).</summary>
    public ImmutableArray<Protection> Protections { get; init; } = [];

    /// <summary>What is sold beside services and stays.</summary>
    public ImmutableArray<Product> Products { get; init; } = [];

    /// <summary>How gift vouchers (bons cadeaux) are sold; null = none are.</summary>
    public GiftVoucherOffer? GiftVouchers { get; init; }

    /// <summary>Who issues its documents.</summary>
    public LegalIdentity Legal { get; init; } = LegalIdentity.None;

    /// <summary>Whether the fees that clients agreed to are charged by themselves.</summary>
    public FeeSettings Fees { get; init; } = FeeSettings.ByHand;

    /// <summary>Who serves clients by appointment, in the order shown.</summary>
    public ImmutableArray<TeamMember> Team { get; init; } = [];

    /// <summary>How clients book online.</summary>
    public BookingPageSettings BookingPage { get; init; } = BookingPageSettings.Closed;

    /// <summary>Where staff notifications go (LH14) that have no address of their own, and guests' answers.</summary>
    public string StaffAddress { get; init; } = NoStaffAddress;

    /// <summary>Where staff notifications of one kind go (LH14): addresses by template, those of <see cref="Planning.Templates.ToStaff"/>.</summary>
    public IReadOnlyDictionary<string, string> StaffAddresses { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether a guest whose bank wants authentication gets a link to give it (default on).</summary>
    public bool AuthenticationLinks { get; init; } = true;

    /// <summary>The gateway that its cards are at, by the installation's name for it; null = the installation's first.</summary>
    public string? Gateway { get; init; }

    /// <summary>How e-mails to guests look, beside their words (T8).</summary>
    public Branding Branding { get; init; } = Branding.None;

    /// <summary>The picture over e-mails to guests; null = none. Not of the document: it is uploaded.</summary>
    public Guid? Logo { get; init; }

    /// <summary>The versions of the property's own texts of e-mails that are in force, by <see cref="TemplateName.Code"/>; what is not there is built in.
    /// Not of the document.</summary>
    public IReadOnlyDictionary<string, int> OwnTemplates { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>What keeps its automatic payments back.</summary>
    public Brake Brake { get; init; } = Brake.Off;

    /// <summary>Where a staff notification goes.</summary>
    /// <param name="template">Its kind.</param>
    public string StaffAddressFor(string template) => StaffAddresses.GetValueOrDefault(template, StaffAddress);

    /// <summary>The service with a code; null when the property sells none (any more).</summary>
    public Service? Service(string code) => Services.FirstOrDefault(service => service.Code == code);

    /// <summary>The one of the team with a code; null when there is none (any more).</summary>
    public TeamMember? Member(string? code) => Team.FirstOrDefault(member => member.Code == code);

    /// <summary>The policy with a code; null when the booking names none or one that is gone.</summary>
    public GuaranteePolicy? Policy(string? code)
    {
        foreach (var policy in GuaranteePolicies)
        {
            if (policy.Code == code)
            {
                return policy;
            }
        }

        return null;
    }
}

/// <summary>What a property sells.</summary>
public enum PropertyKind
{
    /// <summary>Stays: arrival, departure, rooms.</summary>
    Lodging,

    /// <summary>Appointments: a start and services.</summary>
    Salon,
}
