using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Planning;

/// <summary>What follows success and failure, in the order fixed by C9.</summary>
public sealed class ActionTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 7, 24, 8, 0);

    private static readonly ActionSet All = new(
        Templates.CardRequest, CloseFolio: true, FolioDocument.Invoice, FolioVisible: false, GuaranteeState.Guaranteed, "Look");

    [Fact]
    public void Success_actions_are_email_folio_visibility_guarantee_and_task_in_this_order_and_then_the_invoice() => Assert.Equal(
        [
            "payment.succeeded", "mail to Guest: payment-confirmation", "mail to Staff: payment-succeeded",
            "mail to Guest: card-request", "folio.closed main Invoice", "folio.visibility main False", "guarantee.changed Guaranteed",
            "task: Look — 700.00", "run.completed", "document.issued",
        ],
        AfterCharge(AttemptState.Succeeded, Stay.Rule with { OnSuccess = All }));

    [Theory]
    [InlineData(Templates.PaymentConfirmation, 1)]
    [InlineData(Templates.CardRequest, 2)]
    public void The_same_template_is_not_sent_to_the_guest_twice(string template, int expected)
    {
        var said = AfterCharge(AttemptState.Succeeded, Stay.Rule with { OnSuccess = ActionSet.Nothing with { Email = template } });
        Assert.Equal(expected, said.Count(decision => decision.StartsWith("mail to Guest", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_hold_has_its_actions_but_no_confirmation() => Assert.Equal(
        ["hold.placed", "mail to Guest: payment-confirmation", "run.completed"],
        AfterCharge(
            AttemptState.Succeeded,
            Stay.Rule with { Operation = Operation.Authorize, OnSuccess = ActionSet.Nothing with { Email = Templates.PaymentConfirmation } },
            AttemptKind.Authorize));

    [Fact]
    public void A_folio_with_a_balance_is_not_closed_and_staff_get_a_task() => Assert.Equal(
        [
            "payment.succeeded", "mail to Guest: payment-confirmation", "mail to Staff: payment-succeeded",
            "task: Folio main not closed: 50.00 left", "run.completed",
        ],
        AfterCharge(
            AttemptState.Succeeded, Stay.Rule with { OnSuccess = ActionSet.Nothing with { CloseFolio = true } }, AttemptKind.Charge,
            new FolioLineAdded(Stay.Booked, "main", "spa", Stay.Euros(50))));

    [Fact]
    public void Failure_actions_come_in_the_same_order_after_staff_were_told() => Assert.Equal(
        [
            "payment.failed", "mail to Staff: payment-failed", "mail to Guest: card-request", "task: Folio main not closed: 700.00 left",
            "folio.visibility main False", "guarantee.changed Guaranteed", "task: Look — 700.00",
        ],
        AfterCharge(AttemptState.Declined, Stay.Rule with { OnFailure = All, OnSuccess = ActionSet.Nothing with { Task = "never" } }));

    [Fact]
    public void A_payment_that_gave_way_to_another_ends_without_actions() => Assert.Equal(
        ["payment.failed"], AfterCharge(AttemptState.Voided, Stay.Rule with { OnFailure = All }));

    [Fact]
    public void An_automation_that_moves_no_money_only_has_its_actions()
    {
        var rules = Stay.Rules(Stay.Rule with { Operation = Operation.None, OnSuccess = All });
        var paid = new PaymentRecorded(Stay.Booked, Stay.Euros(700), PaymentMethod.Cash, [new("main", Stay.Euros(700))]);
        var (_, plan) = Stay.Settled(Stay.Booking(paid), rules, Due);
        Assert.Equal(
            [
                "mail to Guest: card-request", "folio.closed main Invoice", "folio.visibility main False", "guarantee.changed Guaranteed",
                "task: Look — 0.00", "run.completed",
            ],
            Stay.Say(plan.Due));
    }

    /// <summary>What follows the end of an automation's attempt.</summary>
    private static string[] AfterCharge(AttemptState state, AutomationRule rule, AttemptKind kind = AttemptKind.Charge, params IFact[] facts)
    {
        var rules = Stay.Rules(rule);
        var (booking, _) = Stay.Settled(Stay.Booking([new CardAdded(Stay.Booked, Stay.GuestCard), .. facts]), rules, Stay.Booked);
        var attempt = Stay.Charge(state, kind: kind) with { GatewayId = "gw_1", Reason = state == AttemptState.Declined ? DeclineReason.Declined : null };
        return Stay.Say(Planner.Decide(booking with { Attempts = [attempt] }, rules, Due).Follows);
    }
}
