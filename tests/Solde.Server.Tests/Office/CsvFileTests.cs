using System.Text;
using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Office.Exports;

namespace Solde.Server.Tests.Office;

/// <summary>Files for spreadsheets.</summary>
public sealed class CsvFileTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+33 6 12", "'+33 6 12")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("Zoé Lefèvre", "Zoé Lefèvre")]
    public async Task No_cell_is_taken_for_a_formula(string cell, string written)
    {
        var file = await Written(Languages.English, [cell]);
        Assert.Equal(written, file.Split("\r\n")[1].Trim('"'));
    }

    [Fact]
    public async Task French_separates_by_semicolons_and_both_begin_with_the_mark_of_UTF8()
    {
        Assert.Equal("\uFEFFa;b\r\n1,50;\"x;y\"\r\n", await Written(Languages.French, ["1,50", "x;y"], "a", "b"));
        Assert.Equal("\uFEFFa,b\r\n1.50,\"x,y\"\r\n", await Written(Languages.English, ["1.50", "x,y"], "a", "b"));
    }

    [Theory]
    [InlineData("fr", "\uFEFFa;b;c\r\n-20,00;;0,05\r\n")]
    [InlineData("en", "\uFEFFa,b,c\r\n-20.00,,0.05\r\n")]
    public async Task Amounts_are_numbers_also_below_zero(string language, string written) => Assert.Equal(
        written, await Written(Languages.Find(language)!, [new Money(-2000, Currency.Eur), (Money?)null, new Money(5, Currency.Eur)], "a", "b", "c"));

    [Fact]
    public async Task Amounts_have_the_decimals_of_their_currency() =>
        Assert.EndsWith("\r\n-1500\r\n", await Written(Languages.French, [new Money(-1500, Currency.Parse("JPY"))]), StringComparison.Ordinal);

    private static async Task<string> Written(ILanguage language, CsvCell[] cells, params string[] head)
    {
        using var stream = new MemoryStream();
        await CsvFile.Write(stream, language, [.. head.Length == 0 ? ["head"] : head], Pages(cells), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async IAsyncEnumerable<IEnumerable<CsvLine>> Pages(CsvCell[] cells)
    {
        await Task.Yield();
        yield return [new CsvLine([.. cells])];
    }
}
