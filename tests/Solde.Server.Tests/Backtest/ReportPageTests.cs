using System.Collections.Immutable;
using System.Xml.Linq;
using NodaTime;
using Solde.App.Backtest;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Guarantees;
using Solde.Core.Payments;
using Solde.Server.Backtest;

namespace Solde.Server.Tests.Backtest;

public sealed class ReportPageTests
{
    private static readonly ReportContext Context = new(
        "Hôtel <Les Pins> & Cie", new LocalDate(2015, 3, 1), new LocalDate(2016, 9, 30), CardSimulation.Simulated, "The source, CC BY 4.0");

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_page_is_well_formed_and_stands_alone(string language)
    {
        var page = ReportPage.Write(Report(), Context, language);
        var html = XDocument.Parse(page.Replace("<!DOCTYPE html>", "")).Root!;
        Assert.Equal(language, (string?)html.Attribute("lang"));
        Assert.Empty(html.Descendants("script"));
        Assert.DoesNotContain(html.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
        Assert.DoesNotContain("url(", page);
        Assert.DoesNotContain("@import", page);
    }

    [Fact]
    public void Names_cannot_break_the_page()
    {
        var page = ReportPage.Write(Report(), Context, "fr");
        Assert.Contains("Hôtel &lt;Les Pins&gt; &amp; Cie", page);
        Assert.Contains("Rule &lt;b&gt;", page);
    }

    [Theory]
    [InlineData("en", CardSimulation.Simulated, "Cards and guests’ names are made up: of 100 cards, 4 lack money")]
    [InlineData("en", CardSimulation.Approve, "every card is approved")]
    [InlineData("fr", CardSimulation.None, "il n’y a pas de carte")]
    public void What_is_simulated_is_said_at_the_top(string language, CardSimulation cards, string words)
    {
        var page = ReportPage.Write(Report(), Context with { Cards = cards }, language);
        Assert.InRange(page.IndexOf(words, StringComparison.Ordinal), 0, page.IndexOf("<section", StringComparison.Ordinal));
        Assert.Contains("The source, CC BY 4.0", page);
    }

    [Fact]
    public void Every_month_with_money_has_a_bar_on_both_charts_and_gaps_keep_their_place()
    {
        var html = XDocument.Parse(ReportPage.Write(Report(), Context, "en").Replace("<!DOCTYPE html>", ""));
        var charts = html.Descendants("svg").Where(svg => (string?)svg.Attribute("class") == "months").ToList();
        Assert.Equal(2, charts.Count);
        foreach (var chart in charts)
        {
            var bars = chart.Elements("g").Single(group => (string?)group.Attribute("class") == "bars").Elements("rect").ToList();
            Assert.Equal(["March 2015: €1,000.00", "April 2015: €250.50", "July 2016: €99.99"], bars.Select(bar => (string)bar.Element("title")!));
            var at = bars.Select(bar => (double)bar.Attribute("x")!).ToList();
            Assert.InRange((at[2] - at[0]) / (at[1] - at[0]), 15.5, 16.5);
        }
    }

    [Fact]
    public void A_report_of_nothing_is_a_page_too()
    {
        var empty = new Tally(Import.Csv.Sample.Property, []).Report();
        XDocument.Parse(ReportPage.Write(empty, Context, "en").Replace("<!DOCTYPE html>", ""));
    }

    [Theory]
    [InlineData("en", "€1,234,567.80", "1,234", "45.7%", "31 August 2016")]
    [InlineData("fr", "1\u202f234\u202f567,80\u00a0€", "1\u202f234", "45,7\u00a0%", "31 août 2016")]
    public void Numbers_are_written_as_in_the_language(string language, string amount, string count, string share, string day)
    {
        var figures = new Figures(language, Currency.Eur);
        Assert.Equal(amount, figures.Amount(new Money(123456780, Currency.Eur)));
        Assert.Equal((count, share, "–"), (figures.Count(1234), figures.Share(457, 1000), figures.Share(1, 0)));
        Assert.Equal(day, figures.Day(new LocalDate(2016, 8, 31)));
    }

    [Fact]
    public void Other_currencies_keep_their_decimals_and_code() =>
        Assert.Equal(("TND\u00a01.500", "JPY\u00a01,200"), (
            new Figures("en", Currency.Parse("TND")).Amount(new Money(1500, Currency.Parse("TND"))),
            new Figures("en", Currency.Parse("JPY")).Amount(new Money(1200, Currency.Parse("JPY")))));

    private static Money Eur(long cents) => new(cents, Currency.Eur);

    private static BacktestReport Report() => new()
    {
        Currency = Currency.Eur, Bookings = 12, Charged = Eur(500_000), Collected = Eur(135_049), LeftByStays = Eur(0), KeptOfGone = Eur(0),
        Automations =
        [
            new AutomationTotals(
                "Rule <b>", 10, 5, 2, 1, ImmutableSortedDictionary<SkipReason, int>.Empty.Add(SkipReason.NoCard, 1), 1,
                ImmutableSortedDictionary<RunCancelReason, int>.Empty.Add(RunCancelReason.NoShow, 1), 0, Eur(135_049), Eur(0)),
            new AutomationTotals(
                "Idle", 0, 0, 0, 0, ImmutableSortedDictionary<SkipReason, int>.Empty, 0, ImmutableSortedDictionary<RunCancelReason, int>.Empty, 0,
                Eur(0), Eur(0)),
        ],
        Months =
        [
            new MonthTotals(new YearMonth(2015, 3), Eur(100_000)), new MonthTotals(new YearMonth(2015, 4), Eur(25_050)),
            new MonthTotals(new YearMonth(2016, 7), Eur(9_999)),
        ],
        Channels = [new ChannelTotals("direct", 12, Eur(500_000), Eur(135_049))],
        Statuses = ImmutableSortedDictionary<BookingStatus, int>.Empty.Add(BookingStatus.CheckedOut, 12),
        Guarantees = ImmutableSortedDictionary<GuaranteeState, int>.Empty,
        Declines = ImmutableSortedDictionary<DeclineReason, int>.Empty.Add(DeclineReason.Declined, 2),
        Requests = new RequestTotals(3, Eur(1_000), 1, 1, 0, 0, 0), Holds = new HoldTotals(0, Eur(0), 0, 0, 0),
        GuestMessages = 4, StaffMessages = 5, Tasks = 1,
    };
}
