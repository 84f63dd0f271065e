using NodaTime;
using Solde.App.Vouchers;

namespace Solde.App.Tests.Checkout;

/// <summary>Codes of gift vouchers, and who guesses them.</summary>
public sealed class VoucherCodeTests
{
    [Fact]
    public void A_code_has_sixteen_letters_that_nobody_takes_for_others()
    {
        var random = new Random(1);
        var secret = new byte[32];
        for (var i = 0; i < 1_000; i++)
        {
            random.NextBytes(secret);
            var code = VoucherCode.Of(secret);
            Assert.Matches("^([A-Z]{4}-){3}[A-Z]{4}$", code);
            Assert.DoesNotContain(code, letter => "BIOSZ".Contains(letter, StringComparison.Ordinal));
            Assert.Equal(code, VoucherCode.Of(secret));
        }
    }

    [Theory]
    [InlineData("KDTA-WXQE-MPYR-CNFH", true)]
    [InlineData("kdtawxqempyrcnfh", true)]
    [InlineData(" kdta wxqe mpyr cnfh ", true)]
    [InlineData("KDTA-WXQE-MPYR-CNFK", false)]
    [InlineData("", false)]
    public void However_it_is_typed_it_is_the_same_code(string typed, bool same) =>
        Assert.Equal(same, VoucherCode.DigestOf(typed) == VoucherCode.DigestOf("KDTA-WXQE-MPYR-CNFH"));

    [Fact]
    public void Who_guesses_has_to_wait()
    {
        var (guesses, mine, theirs, now) = (new CodeGuesses(), new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]), Instant.FromUtc(2026, 5, 10, 13, 0));
        for (var i = 0; i < CodeGuesses.Most; i++)
        {
            Assert.True(guesses.MayTry(mine, now));
            guesses.Missed(mine, now);
        }

        Assert.False(guesses.MayTry(mine, now + CodeGuesses.Window - Duration.FromSeconds(1)));
        Assert.True(guesses.MayTry(theirs, now));
        Assert.True(guesses.MayTry(mine, now + CodeGuesses.Window));
    }
}
