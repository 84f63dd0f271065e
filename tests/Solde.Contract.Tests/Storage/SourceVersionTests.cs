using Solde.App.Bookings;

namespace Solde.Contract.Tests.Storage;

public sealed class SourceVersionTests
{
    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_comes_back_and_stays_where_a_change_has_none(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var change = rig.New("A") with { SourceVersion = 7 };
        await rig.Commit(change);
        await rig.Commit(Rig.With(await rig.Load(change.Key), Rig.Line(5)));
        Assert.Equal((2, 7), ((await rig.Load(change.Key)).Version, (await rig.Load(change.Key)).SourceVersion));
        Assert.Null((await rig.Book("B")).SourceVersion);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_older_or_identical_one_conflicts_and_stores_nothing(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var first = rig.New("A") with { SourceVersion = 7 };
        await rig.Commit(first);
        var stored = await rig.Load(first.Key);
        Assert.Equal(CommitResult.Conflict, await rig.Commit(Rig.With(stored, Rig.Line(5)) with { SourceVersion = 7 }));
        Assert.Equal(CommitResult.Conflict, await rig.Commit(Rig.With(stored, Rig.Line(5)) with { SourceVersion = 6 }));
        Assert.Equal(stored.Version, (await rig.Load(first.Key)).Version);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(stored, Rig.Line(5)) with { SourceVersion = 8 }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_newer_one_is_kept_where_nothing_else_is_new(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var first = rig.New("A") with { SourceVersion = 1 };
        await rig.Commit(first);
        var stored = await rig.Load(first.Key);
        var same = new Change { Key = stored.Key, FromVersion = stored.Version, Before = stored.Snapshot, After = stored.Snapshot, Changed = false, SourceVersion = 2 };
        Assert.Equal(CommitResult.Stored, await rig.Commit(same));
        Assert.Equal((stored.Version, 2), ((await rig.Load(first.Key)).Version, (await rig.Load(first.Key)).SourceVersion));
        Assert.Empty(await rig.Problems());
    }
}
