using NodaTime;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Facts;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Storage;

public sealed class PoisonTests
{
    private readonly VirtualClock clock = new() { Now = Rig.Noon };

    [Fact]
    public async Task A_booking_that_cannot_be_read_keeps_no_other_from_being_looked_at_and_is_left_to_staff_after_three_tries()
    {
        await using var rig = await Rig.Open();
        var broken = await rig.Book("A", reviewAt: Rig.Noon);
        var sound = await rig.Book("B", reviewAt: Rig.Noon);
        rig.Tamper("UPDATE bookings SET state = '{' WHERE ref = 'A'");
        var reviewing = Reviewing(rig);
        for (var tries = 0; tries < 3; tries++)
        {
            Assert.DoesNotContain(await Told(rig), fact => fact is TaskCreated);
            await Fails(reviewing);
            Assert.DoesNotContain(sound.Key, (await rig.Store.Due(clock.Now, 10)).Reviews);
            clock.Now += App.Reviews.Reviewing.Lease;
            await rig.Commit(Rig.With(await rig.Load(sound.Key), Rig.Line(1)) with { NextReviewAt = clock.Now }); // In company each time.
        }

        await Passes(reviewing);
        Assert.Empty((await rig.Store.Due(clock.Now + Duration.FromDays(9), 10)).Reviews);
        var task = (await Told(rig)).OfType<TaskCreated>().Single();
        Assert.Contains(broken.Key.Booking.ToString(), task.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_goes_past_a_booking_that_cannot_be_read()
    {
        await using var rig = await Rig.Open();
        var broken = await rig.Book("A");
        await rig.Book("B");
        rig.Tamper("UPDATE bookings SET state = '{' WHERE ref = 'A'");
        await rig.Store.SaveAutomation(rig.Property, RuleTests.Rule(rig), [], Rig.Noon);
        var reviewing = Reviewing(rig);
        var (any, sent) = await reviewing.Sweep(clock.Now, 10, default);
        Assert.True(any);
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => sent);
        Assert.True((await reviewing.Sweep(clock.Now, 10, default)).Any); // Those that left.
        Assert.False((await reviewing.Sweep(clock.Now + Duration.FromDays(1), 10, default)).Any);

        await Fails(reviewing);
        Assert.Empty((await rig.Store.Due(clock.Now, 10)).Reviews);
        clock.Now += App.Reviews.Reviewing.Lease;
        Assert.Equal([broken.Key], (await rig.Store.Due(clock.Now, 10)).Reviews);
    }

    [Fact]
    public async Task Of_bookings_taken_by_processes_that_ended_only_the_one_at_fault_is_left_to_staff()
    {
        await using var rig = await Rig.Open();
        var killer = await rig.Book("A", reviewAt: Rig.Noon);
        var sound = await rig.Book("B", reviewAt: Rig.Noon);
        var reviewing = Reviewing(rig);
        for (var kills = 0; kills < 6; kills++)
        {
            Assert.Equal(2, (await rig.Store.ClaimReviews(Instant.MinValue, clock.Now, clock.Now + App.Reviews.Reviewing.Lease, 10)).Length);
            clock.Now += App.Reviews.Reviewing.Lease;
        }

        await Passes(reviewing);
        Assert.Empty((await rig.Store.Due(clock.Now + Duration.FromDays(9), 10)).Reviews);
        var task = (await Told(rig)).OfType<TaskCreated>().Single();
        Assert.Contains(killer.Key.Booking.ToString(), task.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(sound.Key.Booking.ToString(), task.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_whose_booking_cannot_be_read_keeps_no_other_waiting_and_is_left_to_staff_after_three_tries()
    {
        await using var rig = await Rig.Open();
        var (broken, sound) = (await rig.Book("A"), await rig.Book("B"));
        foreach (var booking in new[] { broken, sound })
        {
            var charge = rig.Charge(100);
            await rig.Commit(Rig.With(booking, charge with { Order = charge.Order with { Token = "tok_1" } }));
        }

        rig.Tamper("UPDATE bookings SET state = '{' WHERE ref = 'A'");
        var execution = ExecutionOf(rig);
        for (var tries = 0; tries < 3; tries++)
        {
            Assert.DoesNotContain(await Told(rig), fact => fact is TaskCreated);
            clock.Now += Execution.Lease;
            var claimed = await rig.Store.ClaimAttempts(clock.Now, clock.Now + Execution.Lease, 10, []);
            Assert.Equal(tries == 0 ? 2 : 1, claimed.Length);
            await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => execution.Advance(claimed, default).AsTask());
            Assert.Empty((await rig.Load(sound.Key)).Snapshot.Attempts);
        }

        var task = (await Told(rig)).OfType<TaskCreated>().Single();
        Assert.Contains(broken.Key.Booking.ToString(), task.Text, StringComparison.Ordinal);
        Assert.Empty((await rig.Store.Due(clock.Now + Duration.FromHours(23), 10)).Attempts);
        Assert.Single((await rig.Store.Due(clock.Now + Duration.FromHours(24), 10)).Attempts);
    }

    private Execution ExecutionOf(Rig rig)
    {
        var gateway = new SandboxGateway(new SandboxAcquirer(new MemoryLedger(), () => clock.Now), twoStep: false);
        return new Execution(rig.Store, gateway, new CountedIds(), clock);
    }

    private Reviewing Reviewing(Rig rig) => new(rig.Store, ExecutionOf(rig), new CountedIds(), brake: null);

    private async Task Passes(Reviewing reviewing) => await (await reviewing.Due(Instant.MinValue, clock.Now, 10, default)).Sent;

    private async Task Fails(Reviewing reviewing)
    {
        var (_, sent) = await reviewing.Due(Instant.MinValue, clock.Now, 10, default);
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => sent);
    }

    private static async Task<IEnumerable<IFact>> Told(Rig rig) => (await rig.Feed(rig.Property, default, 100)).Select(entry => entry.Fact);
}
