using NodaTime;
using Solde.App.Payments;
using Solde.App.Reviews;
using Solde.App.Simulate;
using Solde.Core.Facts;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Storage;

public sealed class PoisonTests
{
    [Fact]
    public async Task A_booking_that_cannot_be_read_keeps_no_other_from_being_looked_at_and_is_left_to_staff_after_three_tries()
    {
        await using var rig = await Rig.Open();
        var broken = await rig.Book("A", reviewAt: Rig.Noon);
        var sound = await rig.Book("B", reviewAt: Rig.Noon);
        rig.Tamper("UPDATE bookings SET state = '{' WHERE ref = 'A'");
        var clock = new VirtualClock { Now = Rig.Noon };
        var ids = new CountedIds();
        var gateway = new SandboxGateway(new SandboxAcquirer(new MemoryLedger(), () => clock.Now), twoStep: false);
        var reviewing = new Reviewing(rig.Store, new Execution(rig.Store, gateway, ids, clock), ids, brake: null);
        for (var tries = 0; tries < 3; tries++)
        {
            var (_, sent) = await reviewing.Due(Instant.MinValue, clock.Now, 10, default);
            await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => sent);
            Assert.DoesNotContain(sound.Key, (await rig.Store.Due(clock.Now, 10)).Reviews);
            clock.Now += Reviewing.Lease;
            await rig.Commit(Rig.With(await rig.Load(sound.Key), Rig.Line(1)) with { NextReviewAt = clock.Now }); // In company each time.
        }

        var (_, last) = await reviewing.Due(Instant.MinValue, clock.Now, 10, default);
        await last;
        Assert.Empty((await rig.Store.Due(clock.Now + Duration.FromDays(9), 10)).Reviews);
        var task = (TaskCreated)(await rig.Feed(rig.Property, default, 100)).Single(entry => entry.Fact is TaskCreated).Fact;
        Assert.Contains(broken.Key.Booking.ToString(), task.Text, StringComparison.Ordinal);
    }
}
