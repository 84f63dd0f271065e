using System.Text;
using NodaTime;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;

namespace Solde.Contract.Tests.Gateways;

/// <summary>What the port to a gateway's own pages promises, on each sandbox.</summary>
public sealed class HostedPagesTests
{
    /// <summary>The port's three ways.</summary>
    public static TheoryData<string> All { get; } = ["two-step, memory", "two-step, SQLite", "two-step, HTTP"];

    [Theory, MemberData(nameof(All))]
    public async Task A_page_is_open_until_the_guest_is_done_and_tells_the_card_from_then_on(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var opened = await rig.Pages.Open(Order("k"), default);
        Assert.Equal((HostedState.Open, null), (opened.State, opened.Card));
        Assert.Equal(opened, await rig.Pages.Read(opened.Id!, default));
        Assert.EndsWith($"/pages/{opened.Id}", opened.Address!.ToString(), StringComparison.Ordinal);

        await rig.Acquirer.Pages.TypeCard(opened.Id!, Typed(SandboxRig.Approved));

        var done = await rig.Pages.Read(opened.Id!, default);
        Assert.Equal((HostedState.Completed, null), (done.State, done.Address));
        Assert.Equal(("4242", "Visa", new YearMonth(2030, 12)), (done.Card!.Last4, done.Card.Brand, done.Card.Expiry));
        Assert.Equal(ReplyState.Succeeded, (await rig.Charge(10_00, done.Card.Token)).State);
        Assert.Equal(done, await rig.Pages.Close(opened.Id!, default));
        Assert.Equal(done, await rig.Pages.Open(Order("k"), default));
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_same_key_is_the_same_page_and_with_other_parameters_a_programming_error(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var first = await rig.Pages.Open(Order("k"), default);
        Assert.Equal(first, await rig.Pages.Open(Order("k"), default));
        Assert.NotEqual(first.Id, (await rig.Pages.Open(Order("other"), default)).Id);
        foreach (var other in new[]
        {
            Order("k") with { Amount = new Money(1, Currency.Eur) }, Order("k") with { Purpose = HostedPurpose.Leave }, Order("k") with { Reference = "B2" },
            Order("k") with { Back = new Uri("https://elsewhere.example/") }, Order("k") with { Language = "en" },
        })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Pages.Open(other, default));
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_page_expires_after_half_an_hour_and_nobody_can_finish_it_then(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var page = await rig.Pages.Open(Order("k"), default);
        rig.Advance(Duration.FromMinutes(30) - Duration.FromMilliseconds(1));
        Assert.Equal(HostedState.Open, (await rig.Pages.Read(page.Id!, default)).State);
        rig.Advance(Duration.FromMilliseconds(1));
        Assert.Equal(new HostedReply(HostedState.Expired, page.Id), await rig.Pages.Read(page.Id!, default));

        await rig.Acquirer.Pages.TypeCard(page.Id!, Typed(SandboxRig.Approved));

        Assert.Equal(HostedState.Expired, (await rig.Pages.Read(page.Id!, default)).State);
        Assert.Equal(HostedState.Expired, (await rig.Pages.Open(Order("k"), default)).State);
        Assert.Null(rig.Acquirer.Ledger.Card(1));
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_page_that_was_closed_cannot_be_finished(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var page = await rig.Pages.Open(Order("k"), default);
        await rig.Acquirer.Pages.TypeCard(page.Id!, Typed(SandboxRig.Authenticating));
        Assert.Equal(new HostedReply(HostedState.Cancelled, page.Id), await rig.Pages.Close(page.Id!, default));

        await rig.Acquirer.Pages.Approve(page.Id!);
        await rig.Acquirer.Pages.TypeCard(page.Id!, Typed(SandboxRig.Approved));

        Assert.Equal(HostedState.Cancelled, (await rig.Pages.Read(page.Id!, default)).State);
        Assert.Null(rig.Acquirer.Ledger.Card(1));
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_guest_who_refuses_leaves_nothing_and_can_leave_another_card(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var page = await rig.Pages.Open(Order("k"), default);
        await rig.Acquirer.Pages.TypeCard(page.Id!, Typed(SandboxRig.Authenticating));
        Assert.Equal(HostedState.Open, (await rig.Pages.Read(page.Id!, default)).State);
        await rig.Acquirer.Pages.Refuse(page.Id!);
        Assert.Equal(page, await rig.Pages.Read(page.Id!, default));
        Assert.Null(rig.Acquirer.Ledger.Card(1));

        await rig.Acquirer.Pages.TypeCard(page.Id!, Typed(SandboxRig.Authenticating));
        await rig.Acquirer.Pages.Approve(page.Id!);
        await rig.Acquirer.Pages.Approve(page.Id!);

        Assert.Equal("3184", (await rig.Pages.Read(page.Id!, default)).Card!.Last4);
        Assert.Null(rig.Acquirer.Ledger.Card(2));
    }

    [Theory] // purpose, card, whether the bank asks
    [InlineData(HostedPurpose.Pay,            SandboxRig.Approved,       false)]
    [InlineData(HostedPurpose.Pay,            SandboxRig.Authenticating, true)]
    [InlineData(HostedPurpose.Pay,            "4000002500003155",        true)]
    [InlineData(HostedPurpose.Leave,          SandboxRig.Authenticating, true)]
    [InlineData(HostedPurpose.Leave,          "4000002500003155",        true)]
    [InlineData(HostedPurpose.LeaveMailOrder, SandboxRig.Authenticating, false)]
    [InlineData(HostedPurpose.LeaveMailOrder, "4000002500003155",        false)]
    public async Task The_bank_asks_where_it_wants_to_and_never_by_mail_order(HostedPurpose purpose, string card, bool asks)
    {
        await using var rig = await SandboxRig.Open("two-step, memory");
        var page = await rig.Pages.Open(Order("k") with { Purpose = purpose }, default);
        await rig.Acquirer.Pages.TypeCard(page.Id!, Typed(card));
        Assert.Equal(asks ? HostedState.Open : HostedState.Completed, (await rig.Pages.Read(page.Id!, default)).State);
        await rig.Acquirer.Pages.Approve(page.Id!);
        Assert.Equal(HostedState.Completed, (await rig.Pages.Read(page.Id!, default)).State);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_payment_that_waits_is_authenticated_on_its_page(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var waiting = await rig.Charge(10_00, await rig.Card(SandboxRig.Authenticating));
        var page = await rig.Pages.Open(Authenticating("k", waiting.Id!), default);
        await rig.Acquirer.Pages.Refuse(page.Id!);
        Assert.Equal((HostedState.Open, ReplyState.ActionRequired), ((await rig.Pages.Read(page.Id!, default)).State, rig.Entries[0].State));

        await rig.Acquirer.Pages.Approve(page.Id!);

        Assert.Equal(new HostedReply(HostedState.Completed, page.Id), await rig.Pages.Read(page.Id!, default));
        Assert.Equal(ReplyState.Succeeded, rig.Entries[0].State);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_page_for_a_payment_that_no_longer_waits_is_over(string which)
    {
        await using var rig = await SandboxRig.Open(which);
        var card = await rig.Card(SandboxRig.Authenticating);
        var (paid, cancelled) = (await rig.Charge(10_00, card), await rig.Charge(20_00, card));
        var page = await rig.Pages.Open(Authenticating("k", paid.Id!), default);
        var other = await rig.Pages.Open(Authenticating("other", cancelled.Id!), default);
        await rig.Authenticate(paid.Id!);
        await rig.Gateway.Cancel(cancelled.Id!, "cancel", default);

        Assert.Equal(HostedState.Completed, (await rig.Pages.Read(page.Id!, default)).State);
        Assert.Equal(HostedState.Cancelled, (await rig.Pages.Read(other.Id!, default)).State);
        Assert.Equal(HostedState.NotFound, (await rig.Pages.Open(Authenticating("none", "ch_99"), default)).State);
        Assert.Equal(HostedState.NotFound, (await rig.Pages.Read("pg_none", default)).State);
        Assert.Equal(HostedState.NotFound, (await rig.Pages.Close("pg_none", default)).State);
    }

    [Theory] // fault, what is told, whether the page is there
    [InlineData(SandboxFault.TimeOutBefore, HostedState.Unknown, false)]
    [InlineData(SandboxFault.TimeOutAfter,  HostedState.Unknown, true)]
    [InlineData(SandboxFault.FailBefore,    HostedState.Unknown, false)]
    [InlineData(SandboxFault.FailAfter,     HostedState.Unknown, true)]
    public async Task An_opening_in_doubt_is_made_good_by_the_same_key(SandboxFault fault, HostedState told, bool isThere)
    {
        foreach (var which in All)
        {
            await using var rig = await SandboxRig.Open(which.Data);
            rig.Faults.Add(new FaultRule(fault) { Verb = SandboxVerb.OpenPage, Times = 1 });
            Assert.Equal(new HostedReply(told), await rig.Pages.Open(Order("k"), default));
            Assert.Equal(isThere, rig.Acquirer.Ledger.PageOfKey("k") is not null);
            Assert.Equal(HostedState.Open, (await rig.Pages.Open(Order("k"), default)).State);
        }
    }

    [Fact]
    public async Task Where_nobody_listens_no_page_was_opened()
    {
        await using var rig = await SandboxRig.Open("two-step, memory");
        rig.Faults.Add(new FaultRule(SandboxFault.Refuse));
        Assert.Equal(new HostedReply(HostedState.Unavailable), await rig.Pages.Open(Order("k"), default));
    }

    [Fact]
    public async Task Pages_outlive_the_process_and_the_books_hold_neither_number_nor_code()
    {
        await using var rig = await SandboxRig.Open("two-step, SQLite");
        var page = await rig.Pages.Open(Order("k"), default);
        var waiting = await rig.Pages.Open(Order("other"), default);
        await rig.Acquirer.Pages.TypeCard(page.Id!, new CardForm("5555 5555 5555 4444", "12/30", "737"));
        await rig.Acquirer.Pages.TypeCard(waiting.Id!, Typed(SandboxRig.Authenticating));
        var done = await rig.Pages.Read(page.Id!, default);

        await rig.Reopen();

        Assert.Equal(done, await rig.Pages.Read(page.Id!, default));
        await rig.Acquirer.Pages.Approve(waiting.Id!);
        Assert.Equal("3184", (await rig.Pages.Read(waiting.Id!, default)).Card!.Last4);
        Assert.All(rig.Files(), bytes => Assert.DoesNotContain(
            ["5555555555554444", "5555 5555 5555 4444", SandboxRig.Authenticating, "737\""], text => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0));
    }

    [Fact]
    public async Task Ids_are_32_random_bytes()
    {
        var ledger = new MemoryLedger();
        var acquirer = new SandboxAcquirer(ledger, () => Instant.FromUtc(2026, 3, 10, 9, 0), random: count => [.. Enumerable.Range(0, count).Select(each => (byte)(255 - each))]);
        Assert.Equal("pg___79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA", (await acquirer.Pages.Open(Order("k"), default)).Id);
    }

    [Theory] // what is wrong: number, month, code
    [InlineData("4242 4242 4242 4242", "12/30",   "123",  "")]
    [InlineData("4242424242424242",    "1230",    "123",  "")]
    [InlineData("4242-4242-4242-4242", "3/2026",  " 123", "")]
    [InlineData("378282246310005",     "03 26",   "1234", "")]
    [InlineData("378282246310005",     "12/30",   "123",  "CodeShapeOfFour")]
    [InlineData("4242424242424242",    "12/30",   "1234", "CodeShape")]
    [InlineData("4242424242424242",    "12/30",   "12x",  "CodeShape")]
    [InlineData("4242424242424241",    "12/30",   "123",  "NumberMistyped")]
    [InlineData("4242",                "12/30",   "1234", "NumberShape")]
    [InlineData("",                    "",        "",     "NumberShape ExpiryShape CodeShape")]
    [InlineData("4242424242424242",    "02/26",   "123",  "ExpiryPast")]
    [InlineData("4242424242424242",    "13/30",   "123",  "ExpiryShape")]
    [InlineData("4242424242424242",    "12/1930", "123",  "ExpiryShape")]
    [InlineData("4242424242424242",    "soon",    "123",  "ExpiryShape")]
    public async Task A_card_is_looked_at_before_it_is_taken(string number, string expiry, string code, string expected)
    {
        await using var rig = await SandboxRig.Open("two-step, memory");
        var page = await rig.Pages.Open(Order("k"), default);
        var (_, problems) = await rig.Acquirer.Pages.TypeCard(page.Id!, new CardForm(number, expiry, code));
        Assert.Equal(expected, string.Join(' ', problems));
        Assert.Equal(expected.Length == 0 ? HostedState.Completed : HostedState.Open, (await rig.Pages.Read(page.Id!, default)).State);
    }

    [Fact]
    public async Task What_no_caller_that_works_rightly_sends_is_refused()
    {
        await using var rig = await SandboxRig.Open("two-step, HTTP");
        foreach (var wrong in new[]
        {
            Order("k") with { Amount = null }, Order("k") with { Amount = Money.Zero(Currency.Eur) }, Order("k") with { Language = "de" },
            Order("k") with { Purpose = HostedPurpose.Authenticate }, Order("k") with { Back = new Uri("javascript:alert(1)") },
            Order("k") with { Back = new Uri("https://someone@hotel.example/") }, Order("k") with { Reference = new string('x', 501) },
        })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Pages.Open(wrong, default));
        }

        Assert.Null(rig.Acquirer.Ledger.PageOfKey("k"));
    }

    private static CardForm Typed(string number) => new(number, "12/30", "123");

    private static HostedOrder Order(string key) => new()
    {
        Key = key, Purpose = HostedPurpose.Pay, Amount = new Money(120_00, Currency.Eur), Reference = "B1", PropertyName = "Les Pins", Language = "fr",
        Back = new Uri("https://hotel.example/pay/x"),
    };

    private static HostedOrder Authenticating(string key, string payment) => Order(key) with { Purpose = HostedPurpose.Authenticate, Payment = payment };
}
