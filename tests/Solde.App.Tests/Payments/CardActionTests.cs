using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Runs;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Gateways.Sandbox;

namespace Solde.App.Tests.Payments;

/// <summary>Staff charge a card on file, hold on it, or have a planned payment start now.</summary>
public sealed class CardActionTests
{
    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task All_that_may_be_collected_is_charged_once(string which)
    {
        using var world = await World.Booked(which, World.Good);
        Assert.Null(await world.Do(booking => CardActions.Charge(booking, null, CardChoice.Last)));
        Assert.Equal(World.Euros(700), (await world.Booking()).Paid);
        Assert.Equal(Refusals.NothingDue, await world.Do(booking => CardActions.Charge(booking, null, CardChoice.Last)));
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task An_amount_goes_up_to_the_balance_and_not_beyond(string which)
    {
        using var world = await World.Booked(which, World.Good);
        Assert.Equal(Refusals.ExceedsBalance, await world.Do(booking => CardActions.Charge(booking, World.Euros(701), CardChoice.Last)));
        Assert.Null(await world.Do(booking => CardActions.Charge(booking, World.Euros(500), CardChoice.Last)));

        // What was given back may be taken again by a person, never by itself (LH17).
        Assert.Null(await world.Do(booking => FolioActions.Refund(booking, World.Euros(100), creditLine: false, world.Now)));
        Assert.Equal(Refusals.ExceedsBalance, await world.Do(booking => CardActions.Charge(booking, World.Euros(301), CardChoice.Last)));
        Assert.Null(await world.Do(booking => CardActions.Charge(booking, World.Euros(300), CardChoice.Last)));
        Assert.Equal(World.Euros(0), (await world.Booking()).Balance);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task It_is_shared_over_the_open_folios_as_each_is_owed(string which)
    {
        using var world = await World.Booked(which, World.Good);
        Assert.Null(await world.Do(booking => FolioActions.Open(booking, "bar", world.Now)));
        Assert.Null(await world.Do(booking => FolioActions.AddCharge(booking, "bar", World.Euros(40), "bar", world.Now)));
        Assert.Null(await world.Do(booking => CardActions.Charge(booking, null, CardChoice.Last)));
        Assert.Equal([World.Euros(0), World.Euros(0)], (await world.Booking()).Folios.Select(folio => folio.Balance));
        Assert.Equal(World.Euros(740), world.Charges.Single().Amount);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_planned_payment_takes_only_what_is_left(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(5));
        Assert.Null(await world.Do(booking => CardActions.Charge(booking, World.Euros(300), CardChoice.Last)));
        await world.PassHours(6);
        Assert.Equal([World.Euros(300), World.Euros(400)], world.Charges.Select(entry => entry.Amount));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task What_is_refused_by_the_bank_is_told_and_leaves_nothing_open(string which)
    {
        using var world = await World.Booked(which, World.Poor);
        Assert.Null(await world.Do(booking => CardActions.Charge(booking, null, CardChoice.Last)));
        Assert.Equal(["0:00:00 payment.failed insufficientFunds"], await world.Story("payment"));
        Assert.Empty((await world.Booking()).Attempts);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task While_an_answer_is_missing_nothing_more_is_charged_or_held(string which)
    {
        using var world = await World.Booked(which, World.Good);
        world.Faults.Add(new FaultRule(SandboxFault.TimeOutAfter) { Verb = world.Sending, Times = 1 });
        Assert.Null(await world.Do(booking => CardActions.Charge(booking, null, CardChoice.Last)));
        Assert.Equal(Refusals.PaymentInProgress, await world.Do(booking => CardActions.Charge(booking, null, CardChoice.Last)));
        Assert.Equal(Refusals.PaymentInProgress, await world.Do(booking => CardActions.PlaceHold(booking, null, CardChoice.Last)));
        await world.PassHours(24);
        Assert.Equal(World.Euros(700), (await world.Booking()).Paid);
        Assert.Single(world.Charges);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_payment_that_waits_for_the_guest_gives_way(string which)
    {
        using var world = await World.Booked(which, World.Authenticating, World.ChargeAfter(0));
        await world.PassHours(1);
        var good = await world.Card(World.Good);
        Assert.Null(await world.Do(booking => BookingActions.AddCard(booking, good, Core.Cards.CardOwner.Guest, world.Now)));
        Assert.Null(await world.Do(booking => CardActions.PlaceHold(booking, World.Euros(200), CardChoice.Last)));
        Assert.Equal(ReplyState.Cancelled, world.Entries(AttemptKind.Charge).Single().State);
        Assert.Equal(World.Euros(200), (await world.Booking()).Holds.Single().Amount);
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_hold_blocks_what_may_be_collected_and_is_not_held_yet(string which)
    {
        using var world = await World.Booked(which, World.Good);
        Assert.Null(await world.Do(booking => CardActions.PlaceHold(booking, World.Euros(200), CardChoice.Last)));
        Assert.Equal(Refusals.ExceedsBalance, await world.Do(booking => CardActions.PlaceHold(booking, World.Euros(501), CardChoice.Last)));
        Assert.Null(await world.Do(booking => CardActions.PlaceHold(booking, null, CardChoice.Last)));
        Assert.Equal([World.Euros(200), World.Euros(500)], (await world.Booking()).Holds.Select(hold => hold.Amount));
        Assert.Equal(Refusals.NothingDue, await world.Do(booking => CardActions.PlaceHold(booking, null, CardChoice.Last)));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task Without_a_card_of_the_kind_or_an_open_folio_it_is_refused(string which)
    {
        using var world = await World.Booked(which, World.Good);
        Assert.Equal(Refusals.CardRequired, await world.Do(booking => CardActions.Charge(booking, null, CardChoice.LastOta)));
        Assert.Null(await world.Do(booking => FolioActions.Close(booking, "main", null, world.Now)));
        Assert.Equal(Refusals.NoOpenFolio, await world.Do(booking => CardActions.Charge(booking, World.Euros(1), CardChoice.Last)));
        Assert.Equal(Refusals.NoOpenFolio, await world.Do(booking => CardActions.PlaceHold(booking, World.Euros(1), CardChoice.Last)));
    }

    [Theory, MemberData(nameof(World.All), MemberType = typeof(World))]
    public async Task A_planned_payment_starts_when_staff_say_now(string which)
    {
        using var world = await World.Booked(which, World.Good, World.ChargeAfter(48));
        await world.PassHours(1);
        Assert.Null(await world.Do((booking, rules) => RunActions.Start(booking, rules.Find("Charge")!, world.Now)));
        await world.PassHours(1);
        Assert.Equal(["1:00:00 payment.succeeded"], await world.Story("payment"));
        Assert.Equal(Refusals.NotPlanned, await world.Do((booking, rules) => RunActions.Start(booking, rules.Find("Charge")!, world.Now)));
        await world.PassHours(72);
        Assert.Single(world.Charges);
    }
}
