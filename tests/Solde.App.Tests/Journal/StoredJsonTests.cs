using System.Globalization;
using System.Text.Json;
using NodaTime;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;

namespace Solde.App.Tests.Journal;

public sealed class StoredJsonTests
{
    public static TheoryData<string> Names => [.. FactNames.All.Values.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fact_comes_back_as_it_was(string name)
    {
        var type = FactNames.All.Single(pair => pair.Value == name).Key;
        for (var seed = 0; seed < 60; seed++)
        {
            var fact = (IFact)new Sample(seed).Of(type)!;
            var back = FactJson.Read(name, FactJson.Write(fact, Currency.Eur), Currency.Eur);
            Assert.Null(Sample.Difference(fact, back));
        }
    }

    [Fact]
    public void A_booking_comes_back_as_it_was_but_for_what_is_not_of_the_fold()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var booking = (BookingSnapshot)new Sample(seed).Of(typeof(BookingSnapshot))! with { News = News.None };
            var back = SnapshotJson.Read(SnapshotJson.Write(booking), booking.Property, booking.Attempts);
            Assert.Null(Sample.Difference(booking, back));
        }
    }

    [Fact]
    public void An_order_comes_back_as_it_was()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var order = (GatewayOrder)new Sample(seed).Of(typeof(GatewayOrder))!;
            Assert.Null(Sample.Difference(order, SnapshotJson.ReadOrder(SnapshotJson.WriteOrder(order), Currency.Eur)));
        }
    }

    [Fact]
    public void What_is_stored_is_compact()
    {
        var fact = new FolioLineAdded(Instant.FromUnixTimeMilliseconds(1_782_800_000_000), "main", "spa", new Money(4500, Currency.Eur));
        Assert.Equal("""{"at":1782800000000,"folio":"main","group":"spa","amount":4500}""", FactJson.Write(fact, Currency.Eur));
    }

    [Fact]
    public void Settings_attempts_and_news_are_not_stored_with_the_fold()
    {
        var booking = (BookingSnapshot)new Sample(3).Of(typeof(BookingSnapshot))! with { News = News.Modified };
        using var json = JsonDocument.Parse(SnapshotJson.Write(booking));
        Assert.All(["property", "attempts", "news", "currency"], name => Assert.False(json.RootElement.TryGetProperty(name, out _), name));
    }

    [Fact]
    public void An_instant_finer_than_a_millisecond_is_refused()
    {
        var fact = new BookingCancelled(Instant.FromUnixTimeTicks(17_828_000_000_000_001));
        Assert.Throws<InvalidOperationException>(() => FactJson.Write(fact, Currency.Eur));
    }

    [Fact]
    public void An_amount_of_another_currency_is_refused()
    {
        var fact = new FolioLineAdded(Instant.FromUnixTimeSeconds(0), "main", "spa", new Money(4500, Currency.Parse("JPY")));
        Assert.Throws<InvalidOperationException>(() => FactJson.Write(fact, Currency.Eur));
    }

    [Fact]
    public void An_unknown_name_is_refused() => Assert.Throws<JsonException>(() => FactJson.Read("booking.eaten", "{}", Currency.Eur));

    [Theory]
    [InlineData(0, 0), InlineData(1_782_800_000_123, 1_782_800_000_123)]
    public void Instants_are_whole_milliseconds(long milliseconds, long expected) =>
        Assert.Equal(expected, StoredTime.Milliseconds(Instant.FromUnixTimeMilliseconds(milliseconds)));

    [Fact]
    public void Personal_texts_can_be_taken_out_and_put_back()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            foreach (var type in FactNames.All.Keys)
            {
                var fact = (IFact)new Sample(seed).Of(type)!;
                var texts = new List<string>();
                var veiled = PersonalData.Replace(fact, text =>
                {
                    texts.Add(text);
                    return (texts.Count - 1).ToString(CultureInfo.InvariantCulture);
                });
                var back = PersonalData.Replace(veiled, token => texts[int.Parse(token, CultureInfo.InvariantCulture)]);
                Assert.Null(Sample.Difference(fact, back));
            }
        }
    }
}
