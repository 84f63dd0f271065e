using NodaTime;
using Solde.App.Payments;
using Solde.Core.Payments;
using static Solde.Core.Payments.AttemptKind;

namespace Solde.Contract.Tests.Gateways;

/// <summary>The test cards, one row each: number, operation, whether the guest is there → state and reason.</summary>
public sealed class SandboxCardTests
{
    private const string None = "";

    [Theory]
    [InlineData("4242424242424242", Charge,    false, ReplyState.Succeeded,      None)]
    [InlineData("4242424242424242", Authorize, false, ReplyState.Succeeded,      None)]
    [InlineData("4242424242424242", Validate,  false, ReplyState.Succeeded,      None)]
    [InlineData("4000000000000002", Charge,    false, ReplyState.Declined,       "Declined")]
    [InlineData("4000000000000002", Authorize, false, ReplyState.Declined,       "Declined")]
    [InlineData("4000000000000002", Validate,  false, ReplyState.Declined,       "Declined")]
    [InlineData("4000000000009995", Charge,    false, ReplyState.Declined,       "InsufficientFunds")]
    [InlineData("4000000000009995", Authorize, false, ReplyState.Declined,       "InsufficientFunds")]
    [InlineData("4000000000009995", Validate,  false, ReplyState.Succeeded,      None)]
    [InlineData("4000000000000069", Charge,    false, ReplyState.Declined,       "ExpiredCard")]
    [InlineData("4000000000000069", Authorize, false, ReplyState.Declined,       "ExpiredCard")]
    [InlineData("4000000000000069", Validate,  false, ReplyState.Declined,       "ExpiredCard")]
    [InlineData("4000000000000341", Charge,    false, ReplyState.Declined,       "Declined")]
    [InlineData("4000000000000341", Authorize, false, ReplyState.Declined,       "Declined")]
    [InlineData("4000000000000341", Validate,  false, ReplyState.Succeeded,      None)]
    [InlineData("4000002760003184", Charge,    false, ReplyState.ActionRequired, None)]
    [InlineData("4000002760003184", Authorize, false, ReplyState.ActionRequired, None)]
    [InlineData("4000002760003184", Charge,    true,  ReplyState.Succeeded,      None)]
    [InlineData("4000002760003184", Authorize, true,  ReplyState.Succeeded,      None)]
    [InlineData("4000002760003184", Validate,  false, ReplyState.Declined,       "AuthenticationRequired")]
    [InlineData("4000002500003155", Charge,    false, ReplyState.Succeeded,      None)]
    [InlineData("4000002500003155", Authorize, false, ReplyState.Succeeded,      None)]
    [InlineData("4000002500003155", Validate,  false, ReplyState.Succeeded,      None)]
    [InlineData("5555555555554444", Charge,    false, ReplyState.Succeeded,      None)]
    [InlineData("4000 0000 0000 9995", Charge, false, ReplyState.Declined,       "InsufficientFunds")]
    public async Task A_card_answers_by_its_number(string number, AttemptKind kind, bool onSession, ReplyState state, string reason)
    {
        await using var rig = await SandboxRig.Open("two-step, memory");
        var minor = kind == Validate ? 0 : 10_00;

        var reply = await rig.Do(rig.Call(kind, minor, await rig.Card(number), onSession: onSession));

        Assert.Equal((state, reason), (reply.State, reply.Reason?.ToString() ?? None));
    }

    [Theory]
    [InlineData(Charge,    "2026-03-31T23:59:59.999Z", ReplyState.Succeeded)]
    [InlineData(Charge,    "2026-04-01T00:00:00Z",     ReplyState.Declined)]
    [InlineData(Authorize, "2026-04-01T00:00:00Z",     ReplyState.Declined)]
    [InlineData(Validate,  "2026-03-31T23:59:59.999Z", ReplyState.Succeeded)]
    [InlineData(Validate,  "2026-04-01T00:00:00Z",     ReplyState.Declined)]
    public async Task A_card_for_03_26_can_be_used_until_the_month_is_over_in_UTC(AttemptKind kind, string at, ReplyState state)
    {
        await using var rig = await SandboxRig.Open("one-step, memory");
        var card = await rig.Card(SandboxRig.Approved, 2026, 3);
        rig.Advance(NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value - rig.Now);

        var reply = await rig.Do(rig.Call(kind, kind == Validate ? 0 : 10_00, card));

        Assert.Equal(state, reply.State);
        Assert.Equal(state == ReplyState.Declined ? DeclineReason.ExpiredCard : null, reply.Reason);
    }

    [Theory]
    [InlineData("4242424242424242",    "Visa 4242")]
    [InlineData("4242-4242-4242-4242", "Visa 4242")]
    [InlineData("4000000000000002",    "Visa 0002")]
    [InlineData("5555555555554444",    "Mastercard 4444")]
    [InlineData("2223003122003222",    "Mastercard 3222")]
    [InlineData("378282246310005",     "American Express 0005")]
    [InlineData("6011111111111117",    "Discover 1117")]
    [InlineData("3056930009020004",    "Diners Club 0004")]
    [InlineData("3566002020360505",    "JCB 0505")]
    [InlineData("6200000000000005",    "UnionPay 0005")]
    [InlineData("4242424242424241",    "refused")]
    [InlineData("4242",                "refused")]
    [InlineData("",                    "refused")]
    [InlineData("4242424242424242x",   "refused")]
    public async Task Storing_checks_the_number_only(string number, string expected)
    {
        await using var rig = await SandboxRig.Open("one-step, memory");
        var card = await rig.Acquirer.StoreCard(number, new YearMonth(2020, 1));
        Assert.Equal(expected, card is null ? "refused" : $"{card.Brand} {card.Last4}");
    }

    [Fact]
    public async Task Nothing_that_is_kept_or_given_out_carries_the_number()
    {
        await using var rig = await SandboxRig.Open("one-step, memory");
        var card = await rig.Acquirer.StoreCard(SandboxRig.Approved, new YearMonth(2030, 1));
        await rig.Charge(10_00, card!.Token);
        Assert.DoesNotContain(SandboxRig.Approved, $"{card} {rig.Acquirer.Ledger.Card(1)} {rig.Entries[0]}", StringComparison.Ordinal);
    }
}
