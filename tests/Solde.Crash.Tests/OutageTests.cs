using Solde.Crash.Tests.Host;
using Solde.Tests;
using Solde.Tests.Postgres;

namespace Solde.Crash.Tests;

/// <summary>A PostgreSQL of the tests' own.</summary>
public sealed class OwnPostgres : IAsyncLifetime
{
    private PostgresCluster? cluster;

    internal PostgresCluster Cluster => cluster!;

    public async ValueTask InitializeAsync() => cluster = await TestPostgres.CreateCluster();

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }
}

/// <summary>The database goes away under a node that works, which goes on by itself when it is back.</summary>
public sealed class PostgresOutageTests(OwnPostgres own) : IClassFixture<OwnPostgres>
{
    [Theory]
    [InlineData("Commit of an order")]
    [InlineData("MarkSent")]
    [InlineData("MarkSent, stored")]
    [InlineData("Confirm, answered")]
    [InlineData("Commit of a settlement")]
    [InlineData("Send, answered")]
    [InlineData("AdvanceSweep")]
    public async Task PostgreSQL_stopped_as_in_a_crash_costs_no_payment(string point)
    {
        var database = await own.Cluster.Server.CreateDatabase(); // Dropped with the place.
        await using var place = Place.Open(await Acquirer.OfAll(), database);
        await using var node = place.Start(options => options with { Hold = Passing.Read(point) });
        await node.Line("reached");
        await own.Cluster.Stop(StopMode.Immediate);
        try
        {
            await node.Release();
            await node.Line("failed");
        }
        finally
        {
            await own.Cluster.Start();
        }

        var (code, said) = await place.End(node);
        Assert.True(code == 0, $"the node ended with {code}: {said}");
        await Ending.Check(place);
    }
}

/// <summary>The acquirer goes away under a node that works, or its answers do.</summary>
public sealed class AcquirerOutageTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite, "Prepare", "")]
    [InlineData(StoreKind.Sqlite, "Confirm", "")]
    [InlineData(StoreKind.Sqlite, "Validate", "")]
    [InlineData(StoreKind.Sqlite, "Refund", "")]
    [InlineData(StoreKind.Sqlite, "Release", "")]
    [InlineData(StoreKind.Sqlite, "Cancel", "")]
    [InlineData(StoreKind.Sqlite, "Find", "lose=Confirm")]
    [InlineData(StoreKind.Postgres, "Prepare", "")]
    [InlineData(StoreKind.Postgres, "Confirm", "")]
    [InlineData(StoreKind.Postgres, "Find", "lose=Confirm")]
    public async Task An_answer_cut_on_the_wire_is_asked_for_later(StoreKind kind, string call, string also)
    {
        await using var place = await Place.Open(kind);
        await using var wire = FaultProxy.Before(place.Acquirer.Address);
        place.Sandbox = wire.Address;
        await using var node = place.Start(options => KillPoints.With(options, also) with { Hold = Passing.Read(call) });
        await node.Line("reached");
        var cut = wire.CutReplyAt(0);
        await node.Release();
        await cut;

        var (code, said) = await place.End(node);
        Assert.True(code == 0, $"the node ended with {code}: {said}");
        await Ending.Check(place, mayLeavePrepared: true);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite, "Confirm")]
    [InlineData(StoreKind.Sqlite, "Capture")]
    [InlineData(StoreKind.Postgres, "Confirm")]
    public async Task An_acquirer_that_is_killed_and_comes_back_is_asked_again(StoreKind kind, string point)
    {
        await using var acquirer = await Acquirer.Own();
        await using var place = await Place.Open(kind, acquirer);
        await using var node = place.Start(options => options with { Hold = Passing.Read(point) });
        await node.Line("reached");
        await acquirer.Kill();
        await acquirer.Restart();
        await node.Release();

        var (code, said) = await place.End(node);
        Assert.True(code == 0, $"the node ended with {code}: {said}");
        await Ending.Check(place, mayLeavePrepared: true);
    }
}
