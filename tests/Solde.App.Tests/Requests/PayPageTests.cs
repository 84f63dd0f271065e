using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Tests.Payments;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.App.Tests.Requests;

/// <summary>What a guest is told about money leaves hidden folios out (C9); what is asked is what the request asks.</summary>
public sealed class PayPageTests
{
    private const string Bar = "Bar bill";

    [Fact]
    public async Task On_the_spot_the_page_asks_for_what_is_owed_once_and_no_letter_leaves()
    {
        using var world = await World.Open("SQLite, two steps", World.Settings);
        await world.Book(World.Good);
        Assert.Equal(["request.sent"], RequestActions.AskHere(await world.Booking(), world.Now).Decisions.Select(decision => FactNames.Of((IFact)decision)));
        Assert.Null(await world.Do(booking => RequestActions.AskHere(booking, world.Now)));
        Assert.Null(await world.Do(booking => RequestActions.AskHere(booking, world.Now)));
        var asked = await world.Booking();
        Assert.Equal(RequestSent.AtTheDesk, Assert.Single(asked.Requests).To);
        Assert.Equal((PayPageState.Open, World.Euros(700)), (PayPage.Of(asked, 0, world.Now).State, PayPage.Of(asked, 0, world.Now).Amount));
    }

    [Fact]
    public async Task On_the_spot_nothing_is_asked_of_who_owes_nothing()
    {
        using var world = await World.Open("SQLite, two steps", World.Settings);
        await world.Book(World.Good);
        Assert.Null(await world.Do(booking => FolioActions.RecordPayment(booking, World.Euros(700), PaymentMethod.Cash, null, world.Now)));
        Assert.Equal(Refusals.NothingDue, await world.Do(booking => RequestActions.AskHere(booking, world.Now)));
    }

    [Theory]
    [InlineData(0, 0, 0, PayPageState.Open, 700)]
    [InlineData(0, 80, 80, PayPageState.Open, 700)] // Somebody paid the bar's bill: no word of it.
    [InlineData(100, 80, 80, PayPageState.PartPaid, 600)]
    [InlineData(0, 80, 0, PayPageState.Open, 780)] // It is asked with the rest, as before.
    [InlineData(700, 80, 80, PayPageState.Paid, 0)]
    [InlineData(700, 80, 100, PayPageState.Paid, 0)] // 20 too much for the bar are not the guest's.
    [InlineData(750, 80, 80, PayPageState.RefundDue, 50)]
    [InlineData(750, 80, 50, PayPageState.RefundDue, 20)]
    public async Task Hidden_folios_are_no_part_of_it(int paid, int bar, int barPaid, PayPageState state, int amount)
    {
        using var world = await World.Open("SQLite, two steps", World.Settings);
        await world.Book(World.Good);
        await Do(booking => RequestActions.SendLink(booking, null, world.Now));
        await Do(booking => FolioActions.Open(booking, Bar, world.Now));
        await Do(_ => Answer.Do(new FolioVisibility(world.Now, Bar, false)));
        foreach (var (charge, payment, folio) in ((int, int, string?)[])[(0, paid, "main"), (bar, barPaid, Bar)])
        {
            if (charge > 0)
            {
                await Do(booking => FolioActions.AddCharge(booking, "bar", World.Euros(charge), folio, world.Now));
            }

            if (payment > 0)
            {
                await Do(booking => FolioActions.RecordPayment(booking, World.Euros(payment), PaymentMethod.Cash, folio, world.Now));
            }
        }

        var page = PayPage.Of(await world.Booking(), 0, world.Now);
        Assert.Equal((state, amount == 0 ? null : World.Euros(amount)), (page.State, page.Amount));
        Assert.Equal(World.Euros(paid), page.PaidSoFar);

        async Task Do(Func<BookingSnapshot, Answer> action) => Assert.Null(await world.Do(action));
    }
}
