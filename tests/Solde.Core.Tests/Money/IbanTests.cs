namespace Solde.Core.Tests;

public sealed class IbanTests
{
    [Theory]
    [InlineData("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189")]
    [InlineData("fr14 2004 1010 0505 0001 3m02 606", "FR1420041010050500013M02606")]
    [InlineData("DE89370400440532013000", "DE89370400440532013000")]
    [InlineData("PT50\u00A00002 0123 1234 5678 9015 4", "PT50000201231234567890154")]
    [InlineData("BE68 5390 0754 7034", "BE68539007547034")]
    public void An_IBAN_is_read_as_people_write_it(string text, string iban) => Assert.Equal((null, iban), (Iban.TryRead(text, out var read), read));

    [Theory]
    [InlineData("")]
    [InlineData("FR76")]
    [InlineData("FR76 3000 6000 0112 3456 7890 188")] // A slip.
    [InlineData("FR76 3000 6000 0112 3456 7809 189")] // Two digits swapped.
    [InlineData("FR76 3000 6000 0112 3456 7890 18")]
    [InlineData("FR76 3000 6000 0112 3456 7890 1890")]
    [InlineData("ZZ76 3000 6000 0112 3456 7890 189")]
    [InlineData("FR76-3000-6000-0112-3456-7890-189")]
    [InlineData("FRAA30006000011234567890189")]
    [InlineData("ＦＲ7630006000011234567890189")]
    public void What_is_none_is_refused(string text) => Assert.NotNull(Iban.TryRead(text, out _));

    [Fact]
    public void One_digit_wrong_is_always_seen()
    {
        const string right = "FR7630006000011234567890189";
        var wrong = Enumerable.Range(2, right.Length - 2).SelectMany(i => Enumerable.Range(0, 10).Select(digit => $"{right[..i]}{digit}{right[(i + 1)..]}"));
        Assert.All(wrong.Where(text => text != right), text => Assert.NotNull(Iban.TryRead(text, out _)));
    }

    [Theory]
    [InlineData("AGRIFRPP", true)]
    [InlineData("agri fr pp 882", true)]
    [InlineData("AGRIFRPP88", false)]
    [InlineData("AGRI1RPP", false)]
    [InlineData("AGRIFR-P", false)]
    [InlineData("", false)]
    public void A_BIC_is_known_by_its_shape(string text, bool isOne) => Assert.Equal(isOne, Iban.TryReadBic(text, out _) is null);
}
