using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.Contract.Tests.Storage;

/// <summary>Whose an attempt is: who took it last sends it, and alone says that it was not sent.</summary>
public sealed class AttemptLeaseTests
{
    private static readonly Instant Later = Rig.Noon + Duration.FromSeconds(60);

    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_attempt_is_sent_by_who_took_it_last(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700) with { NextCheckAt = Later };
        var stored = await Add(rig, attempt);
        var lease = Later + Duration.FromSeconds(60);
        Assert.Single(await rig.Store.ClaimAttempts(Later, lease, 10, []));
        Assert.Equal([MarkedAs.NotOurs], await rig.Store.MarkSent([(stored.Key, attempt)], Later, lease));
        var taken = (await rig.Load(stored.Key)).Snapshot.Attempts.Single();
        Assert.Equal((AttemptState.New, lease), (taken.State, taken.NextCheckAt));
        Assert.Equal([MarkedAs.Sent], await rig.Store.MarkSent([(stored.Key, taken)], Later, lease));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task That_an_attempt_was_not_sent_is_believed_only_of_who_has_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        await rig.Store.MarkSent([(stored.Key, attempt)], Rig.Noon, Later);
        var first = (await rig.Load(stored.Key)).Snapshot.Attempts.Single();
        Assert.Single(await rig.Store.ClaimAttempts(Later, Later + Duration.FromSeconds(60), 10, []));
        var second = (await rig.Load(stored.Key)).Snapshot.Attempts.Single();

        async Task<CommitResult> Store(Attempt attempt) => await rig.Commit(Rig.With(await rig.Load(stored.Key), Rig.Line(1)) with
        {
            After = stored.Snapshot with { Attempts = [] },
            Attempts = [attempt with { State = AttemptState.Declined, Reason = DeclineReason.GatewayUnavailable }],
        });
        Assert.Equal(CommitResult.PaymentInProgress, await Store(first));
        Assert.Equal(AttemptState.Sent, (await rig.Load(stored.Key)).Snapshot.Attempts.Single().State);
        Assert.Equal(CommitResult.Stored, await Store(second));
        Assert.Empty((await rig.Load(stored.Key)).Snapshot.Attempts);
        Assert.Empty((await rig.Store.Due(Later + Duration.FromSeconds(60), 10)).Attempts);
    }

    // Whoever took the attempt next sent it, and stored what came of that: the gateway waits for the guest and is not asked, or it is asked again, by the
    // clock of a node that is behind.
    [Theory]
    [MemberData(nameof(Found))]
    public async Task That_an_attempt_was_not_sent_is_not_believed_over_what_another_found(StoreKind kind, AttemptState state, int? nextCheckSeconds)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        await rig.Store.MarkSent([(stored.Key, attempt)], Rig.Noon, Later);
        var first = (await rig.Load(stored.Key)).Snapshot.Attempts.Single();
        await rig.Store.ClaimAttempts(Later, Later + Duration.FromSeconds(60), 10, []);
        var found = first with
        {
            State = state, GatewayId = "ch_1", Checks = nextCheckSeconds is null ? 0 : 1,
            NextCheckAt = nextCheckSeconds is { } seconds ? Rig.Noon + Duration.FromSeconds(seconds) : null,
        };
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(await rig.Load(stored.Key), found)));

        var late = Rig.With(await rig.Load(stored.Key), Rig.Line(1)) with
        {
            After = stored.Snapshot with { Attempts = [] },
            Attempts = [first with { State = AttemptState.Declined, Reason = DeclineReason.GatewayUnavailable }],
        };
        Assert.Equal(CommitResult.PaymentInProgress, await rig.Commit(late));
        Assert.Equal(state, (await rig.Load(stored.Key)).Snapshot.Attempts.Single().State);
    }

    public static TheoryData<StoreKind, AttemptState, int?> Found
    {
        get
        {
            var table = new TheoryData<StoreKind, AttemptState, int?>();
            foreach (var kind in Enum.GetValues<StoreKind>())
            {
                table.Add(kind, AttemptState.ActionRequired, null);
                table.Add(kind, AttemptState.Unknown, 59);
            }

            return table;
        }
    }

    private static async Task<StoredBooking> Add(Rig rig, Attempt attempt)
    {
        var stored = await rig.Book("B1");
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(stored, attempt)));
        return await rig.Load(stored.Key);
    }
}
