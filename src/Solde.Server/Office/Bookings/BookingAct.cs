using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Runs;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>Something that staff do to a booking, by the name that API and journal give it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Read">Reads its form: what is to be done, or null when a field is wrong.</param>
internal sealed record BookingAct(string Name, Func<Entered, PropertyView, Instant, Func<BookingSnapshot, Answer>?> Read)
{
    private const int LongestName = 100;

    /// <summary>It gives money back or takes it: the sign-in must be fresh.</summary>
    public bool MustBeFresh { get; init; }

    public static FrozenDictionary<string, BookingAct> All { get; } = new BookingAct[]
    {
        new("checkIn", (_, _, now) => booking => BookingActions.CheckIn(booking, now)),
        new("checkOut", (_, _, now) => booking => BookingActions.CheckOut(booking, now)),
        new("cancel", (_, _, now) => booking => BookingActions.Cancel(booking, now)),
        new("noShow", (_, _, now) => booking => BookingActions.NoShow(booking, now)),
        new("addCharge", (entered, view, now) =>
        {
            var (group, amount, folio) = (entered.Required("group", LongestName), Amount(entered, view), Folio(entered));
            return entered.IsRight ? booking => FolioActions.AddCharge(booking, group, amount!.Value, folio, now) : null;
        }),
        new("addPayment", (entered, view, now) =>
        {
            var (amount, folio) = (PositiveAmount(entered, view), Folio(entered));
            var method = Enum.TryParse<PaymentMethod>(entered["method"], out var named) ? named : PaymentMethod.Cash;
            return entered.IsRight ? booking => FolioActions.RecordPayment(booking, amount!.Value, method, folio, now) : null;
        }),
        new("refund", (entered, view, now) =>
        {
            var (amount, creditLine) = (PositiveAmount(entered, view), entered["creditLine"].Length > 0);
            return entered.IsRight ? booking => FolioActions.Refund(booking, amount!.Value, creditLine, now) : null;
        }) { MustBeFresh = true },
        new("sendLink", (entered, view, now) =>
        {
            var amount = entered["amount"].Length == 0 ? null : PositiveAmount(entered, view);
            return entered.IsRight ? booking => RequestActions.SendLink(booking, amount, now) : null;
        }),
        new("captureHold", (entered, view, now) =>
        {
            var amount = entered["amount"].Length == 0 ? null : PositiveAmount(entered, view);
            return entered.IsRight ? booking => HoldActions.Capture(booking, amount, now) : null;
        }) { MustBeFresh = true },
        new("retryPayment", (entered, view, now) => OnRun(entered, view, (booking, rule) => RunActions.Retry(booking, view.Rules, rule, now))),
        new("cancelRun", (entered, view, now) => OnRun(entered, view, (booking, rule) => RunActions.Cancel(booking, rule, now))),
        new("rescheduleRun", (entered, view, now) =>
        {
            var to = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(entered.Required("to", LongestName));
            if (!to.Success)
            {
                entered.Refuse("to", BookingTexts.NoTime);
            }

            return entered.IsRight
                ? OnRun(entered, view, (booking, rule) => RunActions.Reschedule(booking, rule, view.Settings.Zone.AtLeniently(to.Value).ToInstant(), now))
                : null;
        }),
        new("forceSend", (_, _, now) => booking => RequestActions.ForceSend(booking, now)),
        new("cancelRequest", (_, _, now) => booking => RequestActions.Cancel(booking, now)),
        new("changeAmount", (entered, view, now) =>
        {
            var amount = PositiveAmount(entered, view);
            return entered.IsRight ? booking => RequestActions.ChangeAmount(booking, amount!.Value, now) : null;
        }),
        new("resend", (_, _, now) => booking => RequestActions.Resend(booking, now)),
        new("collect", (_, _, _) => RequestActions.Collect),
        new("dysfunction", (entered, _, now) => Enum.TryParse<DysfunctionReason>(entered["reason"], out var reason)
            ? booking => RequestActions.Dysfunction(booking, reason, now)
            : null),
        new("releaseHold", (_, _, now) => booking => HoldActions.Release(booking, now)),
        new("openFolio", (entered, _, now) =>
        {
            var folio = entered.Required("folio", LongestName);
            return entered.IsRight ? booking => FolioActions.Open(booking, folio, now) : null;
        }),
        new("closeFolio", (entered, _, now) =>
        {
            var folio = entered.Required("folio", LongestName);
            return entered.IsRight ? booking => FolioActions.Close(booking, folio, now) : null;
        }),
    }.ToFrozenDictionary(act => act.Name);

    private static Func<BookingSnapshot, Answer>? OnRun(Entered entered, PropertyView view, Func<BookingSnapshot, Automation, Answer> act)
    {
        var name = entered.Required("automation", LongestName);
        return view.Rules.Find(name) is { } automation ? booking => act(booking, automation) : _ => Answer.Refuse(Refusals.UnknownAutomation);
    }

    private static string? Folio(Entered entered) => entered["folio"] is { Length: > 0 } name ? name : null;

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
