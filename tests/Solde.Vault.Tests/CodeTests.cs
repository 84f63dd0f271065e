using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Gateways.Sandbox;
using Solde.Tests;

namespace Solde.Vault.Tests;

public sealed class CodeTests : IDisposable
{
    private static readonly Guid Record = new(1, 0, 0, new byte[8]);
    private static readonly Guid Other = new(2, 0, 0, new byte[8]);
    private readonly ManualTime time = new();
    private readonly HeldCodes codes;

    public CodeTests() => codes = new HeldCodes(time);

    [Fact]
    public void A_code_is_given_away_once()
    {
        codes.Hold(Record, "tok_1", "123");
        Assert.Equal(("123", (string?)null), (codes.Take(Record), codes.Take(Record)));
    }

    [Theory]
    [InlineData(14 * 60 + 59, "123")]
    [InlineData(15 * 60, null)]
    public void A_code_is_held_for_a_quarter_of_an_hour(int seconds, string? expected)
    {
        codes.Hold(Record, "tok_1", "123");
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, codes.Take(Record));
    }

    [Fact]
    public void A_code_that_was_forgotten_is_gone_and_others_stay()
    {
        codes.Hold(Record, "tok_1", "123");
        codes.Hold(Other, "tok_2", "456");
        codes.Drop(Record);
        Assert.Equal((null, "456"), (codes.Take(Record), codes.Take(Other)));
    }

    [Fact]
    public async Task A_code_is_forgotten_before_its_card_is_authorised()
    {
        codes.Hold(Record, "tok_1", "123");
        codes.Hold(Other, "tok_2", "456");
        var acquirer = new SandboxAcquirer(new MemoryLedger(), () => NodaTime.Instant.FromUtc(2026, 6, 1, 10, 0));
        var gateway = new AuthorisedCards(new SandboxGateway(acquirer, twoStep: true), codes);
        await gateway.Prepare(
            new GatewayCall
            {
                Key = "k", Kind = AttemptKind.Charge, Amount = new Money(100, Currency.Eur), CardToken = "tok_1", Attempt = "a", Reference = "B1",
            },
            TestContext.Current.CancellationToken);
        Assert.Equal((null, "456"), (codes.Take(Record), codes.Take(Other)));
    }

    public void Dispose() => codes.Dispose();
}
