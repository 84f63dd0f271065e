using System.Globalization;
using System.Text.Json.Nodes;
using Solde.App.Automations;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Vouchers;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>Does what a scenario's events say, by the use cases that the API and the screens use.</summary>
internal sealed class PlayedEvents
{
    private readonly Guid property;
    private readonly PropertySettings settings;
    private readonly Stage stage;
    private readonly Action<JsonObject> show;
    private readonly Execution execution;
    private readonly Desk desk;
    private readonly AutomationDesk automations;

    internal PlayedEvents(Guid property, PropertySettings settings, Stage stage, Execution execution, Action<JsonObject> show)
    {
        this.property = property;
        this.settings = settings;
        this.stage = stage;
        this.show = show;
        this.execution = execution;
        desk = new Desk(stage.Store, execution, stage.Ids);
        automations = new AutomationDesk(stage.Store, stage.Ids);
    }

    private Instant Now => stage.Clock.Now;

    internal async ValueTask Play(ScenarioEvent happening, CancellationToken cancel)
    {
        switch (happening)
        {
            case BookEvent e:
                await Book(e, cancel);
                break;
            case ActivateEvent e:
                await automations.Activate(property, e.Automation, Now);
                break;
            case DeactivateEvent e:
                await automations.Deactivate(property, e.Automation, Now);
                break;
            case ArchiveEvent e:
                await automations.Archive(property, e.Automation, Now);
                break;
            case EditEvent e:
                await Edit(e);
                break;
            case TestEvent e:
                await Test(e);
                break;
            case ExplainEvent e:
                await Explain(e);
                break;
            case GuestPaysEvent e:
                await GuestPays(e, cancel);
                break;
            case OnlineOptionsEvent e:
                show(Shown.Online(OnlineOptions.For(settings, e.Services, e.Start, e.NewClient, Now), Now, settings));
                break;
            case CheckoutEvent e:
                await OnBooking(e with { Settling = await WithCodes(e) }, cancel);
                break;
            default:
                await OnBooking(happening, cancel);
                break;
        }
    }

    /// <summary>Whoever pays with a voucher has its code, from the letter or the paper that came with it.</summary>
    private async ValueTask<Settling> WithCodes(CheckoutEvent happening)
    {
        var tenders = happening.Settling.Tenders;
        for (var i = 0; i < tenders.Length; i++)
        {
            if (happening.Vouchers[i] is { } named)
            {
                var (sold, number) = named.LastIndexOf('/') is > 0 and var mark && int.TryParse(named.AsSpan(mark + 1), CultureInfo.InvariantCulture, out var n)
                    ? (named[..mark], n)
                    : (named, 1);
                var code = await stage.Store.Find(property, sold) is { } key ? stage.Ids.VoucherOf(key, number) : named;
                tenders = tenders.SetItem(i, tenders[i] with { Voucher = VoucherCode.DigestOf(code) });
            }
        }

        return happening.Settling with { Tenders = tenders };
    }

    private async ValueTask OnBooking(ScenarioEvent happening, CancellationToken cancel)
    {
        var rules = await stage.Store.Rules(property);
        var (reference, action) = PlayedActions.Of(happening, rules, stage.Cards, Now);
        await desk.Do(property, reference, happening.Do, action, Now, cancel);
    }

    private async ValueTask Book(BookEvent happening, CancellationToken cancel)
    {
        var booking = happening.Booking;
        var cards = booking.Cards.Select(card => (Stored: stage.Cards.Store(card.Number, card.Expiry), card.Owner)).ToList();
        if (cards.Exists(card => card.Stored is null))
        {
            await stage.Store.Record(property, [new ActionRefused(Now, happening.Do, Refusals.InvalidCard, booking.Ref)]);
            return;
        }

        var taken = new NewBooking
        {
            Ref = booking.Ref,
            CreatedAt = booking.CreatedAt,
            Details = booking.Details,
            Charges = booking.Charges,
            Cards = [.. cards.Select(card => (card.Stored!, card.Owner))],
            Payments = [.. booking.Payments.Select(payment => (payment.Amount, payment.Method))],
            Consent = ConsentTo(booking),
        };
        await desk.Book(property, taken, Now, cancel);
    }

    // A scenario's client is shown the terms and agrees, for the price of what is booked.
    private Consent? ConsentTo(ScenarioBooking booking) => settings.Kind == PropertyKind.Salon && booking.Cards.Any(card => card.Owner == CardOwner.Guest)
        ? OnlineBooking.ConsentTo(settings, booking.Details, newClient: false, Now)
        : null;

    /// <summary>A guest with a payment that waits for authentication authenticates it; any other guest pays what the page asks.</summary>
    private async ValueTask GuestPays(GuestPaysEvent happening, CancellationToken cancel)
    {
        if (await stage.Store.Find(property, happening.Ref) is { } key)
        {
            var booking = (await stage.Store.Load(key))!.Snapshot;
            var waiting = booking.Attempts.FirstOrDefault(attempt => attempt.State == AttemptState.ActionRequired);
            if (waiting is not null && (happening.Card is null || !booking.Requests.Any(request => request.IsAsked)))
            {
                stage.Cards.Authenticate(waiting.GatewayId!);
                await execution.Advance([(key, waiting.Id)], cancel);
                return;
            }
        }

        await OnBooking(happening, cancel);
    }

    private async ValueTask Edit(EditEvent happening)
    {
        var rules = await stage.Store.Rules(property);
        if (rules.Find(happening.Automation) is { } automation)
        {
            var rule = ScenarioReader.Edited(automation.Current.Rule, happening.Set, settings);
            await automations.Edit(property, happening.Automation, rule, Now);
        }
        else
        {
            await stage.Store.Record(property, [new ActionRefused(Now, happening.Do, Refusals.UnknownAutomation)]);
        }
    }

    private async ValueTask Test(TestEvent happening)
    {
        if (await Find(happening.Automation, happening) is { } automation)
        {
            var rehearsed = new List<Rehearsed>();
            await foreach (var each in new Rehearsal(stage.Store).Test(property, automation, Now))
            {
                rehearsed.Add(each);
            }

            show(Shown.Test(happening.Automation, rehearsed, Now, settings));
        }
    }

    private async ValueTask Explain(ExplainEvent happening)
    {
        if (await Find(happening.Automation, happening) is not { } automation)
        {
            return;
        }

        if (await new Rehearsal(stage.Store).Explain(property, happening.Ref, automation, Now) is { } rehearsed)
        {
            show(Shown.Explain(happening.Automation, rehearsed, Now, settings));
        }
        else
        {
            await stage.Store.Record(property, [new ActionRefused(Now, happening.Do, Refusals.UnknownBooking, happening.Ref)]);
        }
    }

    private async ValueTask<Automation?> Find(string name, ScenarioEvent happening)
    {
        var automation = (await stage.Store.Rules(property)).Find(name);
        if (automation is null)
        {
            await stage.Store.Record(property, [new ActionRefused(Now, happening.Do, Refusals.UnknownAutomation)]);
        }

        return automation;
    }
}
