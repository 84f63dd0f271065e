using System.Text;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Tests.Office.SignIn;

/// <summary>Codes of authenticator apps, against the examples of the standards.</summary>
public sealed class AppCodesTests
{
    // RFC 6238, appendix B, SHA-1: eight digits there, of which the last six are shown.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void A_code_is_that_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, AppCodes.CodeOf(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30));

    // RFC 4648, chapter 10.
    [Theory]
    [InlineData("MY", "f")]
    [InlineData("MZXQ", "fo")]
    [InlineData("MZXW6", "foo")]
    [InlineData("MZXW6YQ", "foob")]
    [InlineData("MZXW6YTB", "fooba")]
    [InlineData("MZXW6YTBOI", "foobar")]
    [InlineData("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "12345678901234567890")]
    public void A_key_is_what_its_letters_stand_for(string key, string text) => Assert.Equal(text, Encoding.ASCII.GetString(AppCodes.Bytes(key)));
}
