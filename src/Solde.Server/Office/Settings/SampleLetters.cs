using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Vouchers;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Server.Office.Settings;

/// <summary>E-mails about a made-up booking of a property, written and rendered as the real ones are.</summary>
internal static class SampleLetters
{
    private const int Request = 1;
    private const int Voucher = 1;
    private const int DueDays = 14;
    private const string Page = "https://www.example.com/pay/sample";
    private const string StaffPage = "https://www.example.com/open/sample";

    /// <summary>An e-mail as somebody would get it.</summary>
    /// <param name="name">Which.</param>
    /// <param name="source">The property's own text; null = the built-in one.</param>
    /// <param name="property">The property.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="now">The instant.</param>
    /// <param name="logo">Where the property's logo is; empty = nowhere.</param>
    public static Message Of(TemplateName name, string? source, PropertySettings property, Guid id, Instant now, string logo)
    {
        var written = MessageWriting.Write(Draft(name, property), default, Booking(name, property, now), id, now, Page, StaffPage, logo)!;
        var data = name.Template == Templates.GiftVoucher
            ? new Dictionary<string, string>(written.Data, StringComparer.Ordinal) { [MessageData.VoucherCode] = VoucherCode.Of(new byte[32]) }
            : written.Data;
        return MessageText.Render(written with { Source = source, Language = name.Language, Data = data });
    }

    // Staff read in the language that is asked for, too.
    private static BookingSnapshot Booking(TemplateName name, PropertySettings property, Instant now)
    {
        var sample = SampleBooking.Of(property, name.Language, ota: false, now);
        var booking = Planner.Create(
            property with { Language = name.Language, OwnTemplates = ImmutableDictionary<string, int>.Empty }, sample.Ref,
            new BookingCreated(now, now, sample.Details, sample.Charges));
        return booking with
        {
            Requests = [Asked(name, booking, now)],
            Vouchers = [new GiftVoucher(Voucher, booking.Folios[0].Name, SampleBooking.Price(property), now.InZone(property.Zone).Date.PlusYears(1))],
        };
    }

    // A payment link has no day of its own.
    private static PaymentRequest Asked(TemplateName name, BookingSnapshot booking, Instant now) => new()
    {
        Number = Request, Kind = name.Template == Templates.PaymentLink ? RequestKind.Link : RequestKind.Balance, State = RequestState.Sent, Amount = booking.Balance,
        Deadline = name.Template == Templates.PaymentLink ? null
            : booking.Property.BalanceSchedule is { } schedule ? Asking.Schedule(booking, schedule, now).Deadline
            : booking.Details.Arrival.PlusDays(-DueDays),
        SentAt = now, LastSentAt = now,
    };

    private static MessageDraft Draft(TemplateName name, PropertySettings property) => new(name.To, name.Template)
    {
        Amount = SampleBooking.Price(property),
        Automation = new AutomationRef(Guid.Empty, name.Language == "fr" ? "Solde avant l'arrivée" : "Balance before arrival"),
        Reason = name.Template switch
        {
            Templates.PaymentFailed or Templates.ValidationFailed => DeclineReason.InsufficientFunds,
            Templates.AuthenticationRequired => DeclineReason.AuthenticationRequired,
            Templates.Dysfunction => DeclineReason.InvalidCard,
            _ => null,
        },
        Method = PaymentMethod.Card,
        Request = Request,
        Voucher = name.Template == Templates.GiftVoucher ? Voucher : null,
    };
}
