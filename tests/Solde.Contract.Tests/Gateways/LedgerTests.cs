using NodaTime;
using Solde.App.Payments;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Gateways;

/// <summary>The acquirer's books: what they tell, and that they outlive the process.</summary>
public sealed class LedgerTests
{
    [Theory, MemberData(nameof(SandboxRig.All), MemberType = typeof(SandboxRig))]
    public async Task The_books_tell_what_happened_in_order(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        await Story(rig);
        Assert.Equal(
            [
                "ch_1 Charge Succeeded 120.00 EUR refunded 2000",
                "ho_2 Authorize Succeeded 300.00 EUR closed by 3",
                "ca_3 Capture Succeeded 90.00 EUR of 2",
                "re_4 Refund Succeeded 20.00 EUR of 1",
                "ve_5 Validate Declined 0.00 EUR AuthenticationRequired",
                "ch_6 Charge ActionRequired 10.00 EUR",
                "rl_7 Release Declined 300.00 EUR Declined of 2",
            ],
            rig.Entries.Select(Line));
        Assert.All(rig.Entries, entry => Assert.Equal(("B1", entry.Key), (entry.Reference, entry.Attempt)));
    }

    [Theory]
    [InlineData("one-step, SQLite")]
    [InlineData("two-step, SQLite")]
    public async Task The_books_outlive_the_process(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var (charge, waiting) = await Story(rig);
        var before = rig.Entries;

        await rig.Reopen();

        Assert.Equal(before, rig.Entries);
        Assert.Equal(charge.First, await rig.Do(charge.Call));
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Do(charge.Call with { Reference = "B2" }));
        Assert.Equal(charge.First, await rig.Gateway.Find(null, charge.Call.Key, default));
        Assert.Equal(ReplyState.Succeeded, (await rig.Authenticate(waiting.Id!)).State);
        Assert.Equal(ReplyState.Declined, (await rig.Refund(100_01, charge.First.Id!)).State);
        Assert.Equal(ReplyState.Succeeded, (await rig.Charge(5_00, charge.Call.CardToken!)).State);
    }

    [Fact]
    public async Task A_500_outlives_the_process_too()
    {
        await using var rig = await SandboxRig.Open("one-step, SQLite");
        var call = rig.Call(AttemptKind.Charge, 10_00, await rig.Card());
        rig.Faults.Add(new FaultRule(SandboxFault.FailBefore) { Times = 1 });
        Assert.Equal(ReplyState.Unknown, (await rig.Do(call)).State);

        await rig.Reopen();

        Assert.Equal(ReplyState.Unknown, (await rig.Do(call)).State);
        Assert.Equal(ReplyState.NotFound, (await rig.Gateway.Find(null, call.Key, default)).State);
    }

    [Fact]
    public async Task Two_processes_share_the_books()
    {
        var folder = Directory.CreateTempSubdirectory("solde-sandbox-");
        try
        {
            var path = Path.Combine(folder.FullName, "acquirer.db");
            var now = Instant.FromUtc(2026, 3, 10, 9, 0);
            using var oneLedger = SqliteLedger.Open(path);
            using var otherLedger = SqliteLedger.Open(path);
            var (one, other) = (new SandboxAcquirer(oneLedger, () => now), new SandboxAcquirer(otherLedger, () => now));
            var card = await one.StoreCard(SandboxRig.Approved, new YearMonth(2030, 1));
            var calls = Enumerable.Range(1, 40).Select(number => new SandboxRequest
            {
                Verb = SandboxVerb.Execute, Key = $"key-{number}", Kind = AttemptKind.Charge, AmountMinor = 1, Currency = "EUR", CardToken = card!.Token,
            }).ToList();

            var answers = await Task.WhenAll(new[] { one, other }.Select(acquirer => Task.Run(async () =>
            {
                var given = new List<SandboxAnswer>();
                foreach (var call in calls)
                {
                    given.Add(await acquirer.Send(call, default));
                }

                return given;
            })));

            Assert.Equal(answers[0], answers[1]);
            Assert.Equal(calls.Count, oneLedger.Entries().Count());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_time_is_read_from_its_start_on_and_before_its_end()
    {
        await ReadsADay(new MemoryLedger());
        var folder = Directory.CreateTempSubdirectory("solde-sandbox-");
        try
        {
            using var file = SqliteLedger.Open(Path.Combine(folder.FullName, "acquirer.db"));
            await ReadsADay(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Work_that_fails_is_undone_and_those_who_come_next_are_served()
    {
        await using var rig = await SandboxRig.Open("one-step, SQLite");
        var card = await rig.Card();
        var ledger = rig.Acquirer.Ledger;
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ledger.InOrder<ISandboxLedger, long>(ledger, books =>
        {
            books.AddCard(new LedgerCard(CardBehaviour.Approve, rig.Now));
            throw new InvalidOperationException("the acquirer broke");
        }));

        Assert.Equal("tok_2", await rig.Card());
        Assert.Equal(ReplyState.Succeeded, (await rig.Charge(10_00, card)).State);
    }

    [Fact]
    public async Task Books_in_memory_can_be_emptied_and_count_from_one_again()
    {
        var ledger = new MemoryLedger();
        var acquirer = new SandboxAcquirer(ledger, () => Instant.FromUtc(2026, 3, 10, 9, 0));
        var first = await acquirer.StoreCard(SandboxRig.Approved, new YearMonth(2030, 1));
        ledger.Clear();
        Assert.Equal(first, await acquirer.StoreCard(SandboxRig.Approved, new YearMonth(2030, 1)));
        Assert.Empty(ledger.Entries());
    }

    private static async Task ReadsADay(ISandboxLedger ledger)
    {
        var midnight = Instant.FromUtc(2026, 3, 10, 0, 0);
        var now = midnight;
        var acquirer = new SandboxAcquirer(ledger, () => now);
        var card = (await acquirer.StoreCard(SandboxRig.Approved, new YearMonth(2030, 1)))!.Token;
        foreach (var (token, milliseconds) in ((string, long)[])[(card, -1), (card, 0), ("tok_99", 1), (card, 86_399_999), (card, 86_400_000)])
        {
            now = midnight + Duration.FromMilliseconds(milliseconds);
            await acquirer.Send(
                new SandboxRequest
                {
                    Verb = SandboxVerb.Execute, Key = $"key-{milliseconds}", Kind = AttemptKind.Charge, AmountMinor = 1, Currency = "EUR", CardToken = token,
                },
                default);
        }

        var day = new Interval(midnight, midnight + Duration.FromDays(1));
        Assert.Equal([2L, 4L], ledger.Entries(succeeded: day).Select(entry => entry.Number));
        Assert.Equal([4L], ledger.Entries(after: 2, succeeded: day).Select(entry => entry.Number));
        Assert.Equal(5, ledger.Entries().Count());
    }

    private static async Task<((GatewayCall Call, GatewayReply First) Charge, GatewayReply Waiting)> Story(SandboxRig rig)
    {
        var card = await rig.Card();
        var authenticating = await rig.Card(SandboxRig.Authenticating);
        var call = rig.Call(AttemptKind.Charge, 120_00, card);
        var charge = await rig.Do(call);
        var hold = await rig.Hold(300_00, card);
        await rig.Capture(90_00, hold.Id!);
        await rig.Refund(20_00, charge.Id!);
        await rig.Do(rig.Call(AttemptKind.Validate, 0, authenticating));
        var waiting = await rig.Charge(10_00, authenticating);
        await rig.Release(300_00, hold.Id!);
        return ((call, charge), waiting);
    }

    private static string Line(LedgerEntry entry) => string.Join(' ', new[]
    {
        entry.Id, entry.Kind.ToString(), entry.State.ToString(), entry.Amount.ToString(), entry.Reason?.ToString(),
        entry.Target is { } target ? $"of {target}" : null,
        entry.ClosedBy is { } closing ? $"closed by {closing}" : null,
        entry.RefundedMinor > 0 ? $"refunded {entry.RefundedMinor}" : null,
    }.OfType<string>());
}
