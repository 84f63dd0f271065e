using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.App.Tests.Payments;
using Solde.Core.Properties;

namespace Solde.App.Tests.Journal;

/// <summary>The journal tells the days of what folios hold the sums of.</summary>
public sealed class PaymentTimesTests
{
    [Fact]
    public async Task Each_payment_has_its_time_by_the_number_that_folios_give_it()
    {
        using var world = await World.Open("SQLite, two steps", World.Settings);
        await world.Book(World.Good);
        var (first, second) = (world.Now, world.Now + Duration.FromHours(5));
        Assert.Null(await world.Do(booking => FolioActions.RecordPayment(booking, World.Euros(10), PaymentMethod.Cash, null, first)));
        Assert.Null(await world.Do(booking => FolioActions.Open(booking, "spa", first)));
        Assert.Null(await world.Do(booking => FolioActions.AddCharge(booking, "spa", World.Euros(20), "spa", first)));
        Assert.Null(await world.Do(booking => FolioActions.RecordPayment(booking, World.Euros(20), PaymentMethod.Cash, "spa", second)));
        Assert.Null(await world.Do(booking => FolioActions.Refund(booking, World.Euros(5), creditLine: false, second)));
        var booking = await world.Booking();
        var times = PaymentTimes.Of(await world.Store.JournalOf((await world.Store.Find(world.Property, "B1"))!.Value));
        Assert.Equal([first, second], booking.Folios.SelectMany(folio => folio.Payments).Select(payment => times.Received(payment.Number)!.Value));
        var refunded = booking.Folios.SelectMany(folio => folio.Payments).Single(payment => payment.Refunded.IsPositive);
        Assert.Equal((second, World.Euros(5)), Assert.Single(times.GivenBack(refunded.Number)));
        Assert.Null(times.Received(3));
        Assert.Null(times.Received(0));
    }
}
