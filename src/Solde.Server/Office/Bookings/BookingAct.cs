using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Documents;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Runs;
using Solde.App.Vouchers;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>Does something to a booking; null, or the code of why it was refused.</summary>
internal delegate ValueTask<string?> BookingDoing(Desk desk, BookingKey booking, CancellationToken cancel);

/// <summary>Something that staff do to a booking, by the name that API and journal give it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Read">Reads its form: what is to be done, or null when a field is wrong.</param>
internal sealed record BookingAct(string Name, Func<Entered, PropertyView, Instant, BookingDoing?> Read)
{
    private const int LongestName = 100;

    /// <summary>The field that a refusal is about, where a form has one.</summary>
    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>
    {
        [Refusals.ExceedsBalance] = "amount", [Refusals.ExceedsPayments] = "amount", [Refusals.ExceedsHold] = "amount", [Refusals.NothingDue] = "amount",
        [Refusals.UnknownFolio] = "folio", [Refusals.FolioExists] = "folio", [Refusals.FolioClosed] = "folio", [Refusals.CardRequired] = "card", [Refusals.VoucherSpent] = "amount",
        [Refusals.DocumentIssued] = "folio", [Refusals.NothingCharged] = "folio", [Refusals.NoInvoice] = "folio", [Refusals.UnknownPayment] = "payment",
        [Refusals.InThePast] = "to", [Refusals.DepartureBeforeArrival] = "departure", [Refusals.GatewayIdNeeded] = "gatewayId",
    }.ToFrozenDictionary();

    /// <summary>It gives money back or takes it: the sign-in must be fresh.</summary>
    public bool MustBeFresh { get; init; }

    public static FrozenDictionary<string, BookingAct> All { get; } = new BookingAct[]
    {
        Of("checkIn", (_, _, now) => booking => BookingActions.CheckIn(booking, now)),
        Of("checkOut", (_, _, now) => booking => BookingActions.CheckOut(booking, now)),
        Of("cancel", (_, _, now) => booking => BookingActions.Cancel(booking, now)),
        Of("noShow", (_, _, now) => booking => BookingActions.NoShow(booking, now)),
        Of("modify", (entered, view, now) => BookingChange.Read(entered, view.Settings) is { } changes ? booking => BookingActions.Modify(booking, changes(booking), now) : null),
        Of("setGuarantee", (entered, _, now) => OneOf<GuaranteeState>(entered, "state") is { } state ? booking => BookingActions.SetGuarantee(booking, state, now) : null),
        Of("addCharge", (entered, view, now) =>
        {
            var (group, amount, folio) = (entered.Required("group", LongestName), Amount(entered, view), Folio(entered));
            return booking => FolioActions.AddCharge(booking, group, amount!.Value, folio, now);
        }),
        Of("addPayment", (entered, view, now) =>
        {
            var (amount, folio, method, request) = (PositiveAmount(entered, view), Folio(entered), OneOf<PaymentMethod>(entered, "method"), Request(entered));
            return booking => FolioActions.RecordPayment(booking, amount!.Value, method!.Value, folio, now, request);
        }),
        Of("refund", (entered, view, now) =>
        {
            var (amount, creditLine) = (PositiveAmount(entered, view), entered.Is("creditLine"));
            return booking => FolioActions.Refund(booking, amount!.Value, creditLine, now);
        }) with { MustBeFresh = true },
        Of("openFolio", (entered, _, now) => Named(entered, "folio", (booking, folio) => FolioActions.Open(booking, folio, now))),
        Of("closeFolio", (entered, _, now) =>
        {
            FolioDocument? document = Enum.TryParse<FolioDocument>(entered["document"], out var named) && Enum.IsDefined(named) ? named : null;
            return Named(entered, "folio", (booking, folio) => FolioActions.Close(booking, folio, document, now));
        }),
        Of("issueInvoice", (entered, _, now) =>
        {
            var (folio, billing) = (Folio(entered), BillingForm.Read(entered));
            return booking => DocumentActions.IssueInvoice(booking, folio, now, billing);
        }),
        Of("cancelInvoice", (entered, _, now) =>
        {
            var folio = Folio(entered);
            return booking => DocumentActions.CancelInvoice(booking, folio, now);
        }),
        Of("issueReceipt", (entered, _, now) => int.TryParse(entered["payment"], NumberStyles.None, CultureInfo.InvariantCulture, out var payment)
            ? booking => DocumentActions.IssueReceipt(booking, payment, now)
            : _ => Answer.Refuse(Refusals.UnknownPayment)),
        Of("chargeCard", (entered, view, _) => OnCard(entered, view, CardActions.Charge)),
        Of("placeHold", (entered, view, _) => OnCard(entered, view, CardActions.PlaceHold)),
        Of("captureHold", (entered, view, now) => WithAmount(entered, view, (booking, amount) => HoldActions.Capture(booking, amount, now))) with { MustBeFresh = true },
        Of("releaseHold", (_, _, now) => booking => HoldActions.Release(booking, now)),
        Of("retryPayment", (entered, view, now) => OnRun(entered, view, (booking, rule) => RunActions.Retry(booking, view.Rules, rule, now))),
        Of("startRun", (entered, view, now) => OnRun(entered, view, (booking, rule) => RunActions.Start(booking, rule, now))),
        Of("releaseRun", (entered, view, now) => OnRun(entered, view, (booking, rule) => RunActions.Release(booking, rule, now))),
        Of("cancelRun", (entered, view, now) => OnRun(entered, view, (booking, rule) => RunActions.Cancel(booking, rule, now))),
        Of("rescheduleRun", (entered, view, now) => Time(entered, "to", view.Settings.Zone) is { } to
            ? OnRun(entered, view, (booking, rule) => RunActions.Reschedule(booking, rule, to, now))
            : null),
        Of("sendLink", (entered, view, now) => entered.Is("sale")
            ? booking => RequestActions.SendSaleLink(booking, now)
            : WithAmount(entered, view, (booking, amount) => RequestActions.SendLink(booking, amount, now))),
        Of("forceSend", (_, _, now) => booking => RequestActions.ForceSend(booking, now)),
        Of("cancelRequest", (entered, _, now) => booking => RequestActions.Cancel(booking, now, Request(entered))),
        Of("changeAmount", (entered, view, now) =>
        {
            var amount = PositiveAmount(entered, view);
            return booking => RequestActions.ChangeAmount(booking, amount!.Value, now);
        }),
        Of("resend", (entered, _, now) => booking => RequestActions.Resend(booking, now, Request(entered))),
        Of("collect", (entered, _, _) => booking => RequestActions.Collect(booking, Request(entered))),
        Of("dysfunction", (entered, _, now) => OneOf<DysfunctionReason>(entered, "reason") is { } reason
            ? booking => RequestActions.Dysfunction(booking, reason, now, Request(entered))
            : null),
        Of("settle", (entered, view, now) => CheckoutForm.Read(entered, view.Settings) is { } form ? booking => form.Settle(booking, now) : null),
        Of("chargeFee", (_, _, now) => booking => FeeActions.Charge(booking, now)),
        Of("waiveFee", (entered, _, now) =>
        {
            var reason = entered.Required("reason", FeeActions.LongestReason);
            return booking => FeeActions.Waive(booking, reason, now);
        }),
        Of("sendVoucher", (entered, _, _) => OnVoucher(entered, VoucherActions.Send)),
        Of("refundVoucher", (entered, view, now) =>
        {
            var amount = PositiveAmount(entered, view);
            return OnVoucher(entered, (booking, number) => VoucherActions.Refund(booking, number, amount!.Value, now));
        }) with { MustBeFresh = true },
        new("resolveAttempt", Resolve) { MustBeFresh = true },
    }.ToFrozenDictionary(act => act.Name);

    /// <summary>Notes a refusal by the desk where it belongs: beside its field, or with the form.</summary>
    /// <param name="entered">The form.</param>
    /// <param name="code">The refusal's code.</param>
    /// <returns>The sentence for the form; null = a field has it.</returns>
    public static Text? Refuse(Entered entered, string code)
    {
        var text = RefusalSentences.Of(code);
        if (!Fields.TryGetValue(code, out var field) || !entered.Has(field))
        {
            return text;
        }

        entered.Refuse(field, text);
        return null;
    }

    /// <summary>A local time of a property, as browsers send it.</summary>
    internal static Instant? Time(Entered entered, string field, DateTimeZone zone)
    {
        var time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(entered.Required(field, LongestName));
        if (!time.Success)
        {
            entered.Refuse(field, BookingTexts.NoTime);
        }

        return time.Success ? zone.AtLeniently(time.Value).ToInstant() : null;
    }

    private static BookingAct Of(string name, Func<Entered, PropertyView, Instant, Func<BookingSnapshot, Answer>?> read) => new(name, (entered, view, now) =>
        read(entered, view, now) is { } action && entered.IsRight ? (desk, booking, cancel) => desk.Do(booking, name, action, now, cancel) : null);

    private static BookingDoing? Resolve(Entered entered, PropertyView view, Instant now)
    {
        var outcome = entered["outcome"] is "succeeded" or "failed" ? entered["outcome"] : null;
        if (outcome is null)
        {
            entered.Refuse("outcome", SharedTexts.Required);
        }

        var gatewayId = entered["gatewayId"] is { Length: > 0 } id ? id : null;
        return outcome is null || !Guid.TryParse(entered["attempt"], out var attempt) || gatewayId?.Length > LongestName
            ? null
            : (desk, booking, cancel) => desk.Resolve(booking, attempt, outcome == "succeeded", gatewayId, now, cancel);
    }

    private static Func<BookingSnapshot, Answer> OnRun(Entered entered, PropertyView view, Func<BookingSnapshot, Automation, Answer> act) =>
        view.Rules.Find(entered.Required("automation", LongestName)) is { } automation
            ? booking => act(booking, automation)
            : _ => Answer.Refuse(Refusals.UnknownAutomation);

    // The key of the form is the voucher's number.
    private static Func<BookingSnapshot, Answer> OnVoucher(Entered entered, Func<BookingSnapshot, int, Answer> act) =>
        int.TryParse(entered[Act.KeyField], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? booking => act(booking, number)
            : _ => Answer.Refuse(Refusals.UnknownVoucher);

    private static Func<BookingSnapshot, Answer> Named(Entered entered, string field, Func<BookingSnapshot, string, Answer> act)
    {
        var name = entered.Required(field, LongestName);
        return booking => act(booking, name);
    }

    private static Func<BookingSnapshot, Answer> WithAmount(Entered entered, PropertyView view, Func<BookingSnapshot, Money?, Answer> act)
    {
        var amount = entered["amount"].Length == 0 ? null : PositiveAmount(entered, view);
        return booking => act(booking, amount);
    }

    private static Func<BookingSnapshot, Answer> OnCard(Entered entered, PropertyView view, Func<BookingSnapshot, Money?, CardChoice, Answer> act) =>
        WithAmount(entered, view, (booking, amount) => act(booking, amount, Enum.TryParse<CardChoice>(entered["card"], out var card) ? card : CardChoice.Last));

    private static string? Folio(Entered entered) => entered["folio"] is { Length: > 0 } name ? name : null;

    // The request that a list shows; none is named where it goes without saying.
    private static int? Request(Entered entered) => int.TryParse(entered["request"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? OneOf<T>(Entered entered, string field)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(entered.Required(field, LongestName), out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        entered.Refuse(field, SharedTexts.Required);
        return null;
    }

    private static Money? Amount(Entered entered, PropertyView view)
    {
        var amount = EnteredMoney.Read(entered.Required("amount", LongestName), view.Settings.Currency);
        if (amount is null)
        {
            entered.Refuse("amount", BookingTexts.NoAmount);
        }

        return amount;
    }

    private static Money? PositiveAmount(Entered entered, PropertyView view)
    {
        var amount = Amount(entered, view);
        if (amount is { IsPositive: false })
        {
            entered.Refuse("amount", BookingTexts.NoAmount);
        }

        return amount;
    }
}
