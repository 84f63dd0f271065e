using System.Collections.Immutable;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Requests;
using Solde.Core.Tests.Checkout;

namespace Solde.Core.Tests.Requests;

/// <summary>Where money for a booking of 55.00 on its first folio and 30.00 at the bar is posted.</summary>
public sealed class SharingTests
{
    [Theory] //  the sale that is open, euros, and where they go
    [InlineData(null, 30, "main 30")]
    [InlineData(null, 85, "main 55, bar 30")]
    [InlineData("main", 60, "main 55, bar 5")]
    [InlineData("bar", 20, "bar 20")]
    [InlineData("bar", 30, "bar 30")]
    [InlineData("bar", 85, "bar 30, main 55")]
    [InlineData("bar", 100, "main 70, bar 30")]
    public void The_folio_that_is_settled_comes_before_the_oldest(string? settled, int euros, string expected)
    {
        ImmutableArray<IFact> opened = settled is null ? [] : [new SaleOpened(Salon.Booked, 1, settled)];
        Assert.Equal(expected, Said([.. opened], euros));
    }

    [Fact]
    public void What_will_not_be_is_settled_no_more() =>
        Assert.Equal("main 55, bar 5", Said([new SaleOpened(Salon.Booked, 1, "bar"), new BookingCancelled(Salon.Booked)], 60));

    private static string Said(ImmutableArray<IFact> facts, int euros)
    {
        BookingSnapshot booking = Salon.Appointment(
            [new FolioOpened(Salon.Booked, "bar"), new FolioLineAdded(Salon.Booked, "bar", "drinks", Salon.Euros(30)), .. facts]);
        return string.Join(", ", Sharing.Over(booking, Salon.Euros(euros)).Select(share => $"{share.Folio} {share.Amount.Minor / 100}"));
    }
}
