using NodaTime;
using Solde.Core.Checkout;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Checkout;

/// <summary>Whether a client who books online is asked for a card (SK1, SK2).</summary>
public sealed class OnlineOptionsTests
{
    [Theory]
    [InlineData("cut", OnlineCard.None, "services")]
    [InlineData("colour", OnlineCard.Optional, "service:colour")]
    [InlineData("cut colour", OnlineCard.Optional, "service:colour")]
    [InlineData("colour wedding", OnlineCard.Mandatory, "service:wedding")]
    [InlineData("gone", OnlineCard.None, "services")]
    public void The_strictest_service_decides(string services, OnlineCard card, string because)
    {
        var options = OnlineOptions.For(Salon.Property, [.. services.Split(' ')], Salon.Start, newClient: false, Salon.Booked);
        Assert.Equal(new OnlineOptions(card, because, null), options);
    }

    [Theory]
    [InlineData("total 55", "cut", false, 200, true)]
    [InlineData("total 56", "cut", false, 200, false)]
    [InlineData("total 56", "cut colour", false, 200, true)]
    [InlineData("new", "cut", false, 200, false)]
    [InlineData("new", "cut", true, 200, true)]
    [InlineData("of colour", "cut", true, 200, false)]
    [InlineData("of colour", "cut colour", true, 200, true)]
    [InlineData("within 48", "cut", false, 48, true)]
    [InlineData("within 48", "cut", false, 49, false)]
    [InlineData("always", "cut", false, 0, true)]
    public void A_protection_that_holds_makes_the_card_mandatory(string which, string services, bool newClient, int hoursBefore, bool holds)
    {
        var protection = which switch
        {
            "total 55" => Salon.Protection with { MinimumTotal = Salon.Euros(55) },
            "total 56" => Salon.Protection with { MinimumTotal = Salon.Euros(56) },
            "new" => Salon.Protection with { NewClientsOnly = true },
            "of colour" => Salon.Protection with { Services = ["colour"] },
            "within 48" => Salon.Protection with { HoursBefore = 48 },
            _ => Salon.Protection,
        };
        var property = Salon.Property with { Protections = [protection] };
        var now = Salon.Start.InZoneStrictly(property.Zone).ToInstant() - Duration.FromHours(hoursBefore);
        var options = OnlineOptions.For(property, [.. services.Split(' ')], Salon.Start, newClient, now);
        Assert.Equal(holds ? protection : null, options.Protection);
        Assert.Equal(holds, options is { Card: OnlineCard.Mandatory, Because: "protection:Any" });
    }

    [Fact]
    public void Of_several_that_hold_the_first_counts()
    {
        var property = Salon.Property with
        {
            Protections = [Salon.Protection with { Name = "New", NewClientsOnly = true }, Salon.Protection with { Name = "Second" }, Salon.Protection with { Name = "Third" }],
        };
        Assert.Equal("protection:Second", OnlineOptions.For(property, ["cut"], Salon.Start, newClient: false, Salon.Booked).Because);
    }

    [Theory] // The clocks go forward at 2:00 on 29 March and back at 3:00 on 25 October: hours before are hours that pass.
    [InlineData("2026-03-29T14:00", "2026-03-28T14:00", 23, true)]
    [InlineData("2026-03-29T14:00", "2026-03-28T13:59", 23, false)]
    [InlineData("2026-10-25T14:00", "2026-10-24T14:00", 25, true)]
    [InlineData("2026-10-25T14:00", "2026-10-24T14:00", 24, false)]
    public void Hours_before_are_elapsed_hours(string start, string now, int hours, bool holds)
    {
        var property = Salon.Property with { Protections = [Salon.Protection with { HoursBefore = hours }] };
        var options = OnlineOptions.For(property, ["cut"], Local(start), newClient: false, Local(now).InZoneStrictly(property.Zone).ToInstant());
        Assert.Equal(holds, options.Protection is not null);
    }

    private static LocalDateTime Local(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text).Value;
}
