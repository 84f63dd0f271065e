using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Tests.Payments;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Tests.Requests;

/// <summary>The stay of 700.00 is a company's; the guest's 30.00 at the bar are settled, and their card was not asked, or declined.</summary>
public sealed class SaleRequestTests
{
    private const string Bar = "bar";

    [Fact]
    public async Task What_a_guest_pays_on_the_spot_is_of_the_folio_that_is_settled()
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.AskHere(booking, world.Now));
        await Do(world, booking => RequestActions.AskHere(booking, world.Now)); // Asked once.
        Assert.Equal((1, World.Euros(30)), ((await world.Booking()).Requests.Length, Page(await world.Booking(), world).Amount));
        await Pay(world, 30);
        var paid = await world.Booking();
        Assert.Equal((0, 0), (paid.Folio(Bar)!.Balance.Minor, paid.Folio("main")!.Paid.Minor));
        Assert.Null(paid.OpenSale);
        Assert.Equal(RequestState.Paid, paid.Requests.Single().State);
    }

    [Fact]
    public async Task The_link_for_the_whole_booking_goes_on_once_the_sale_is_paid()
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.SendLink(booking, null, world.Now));
        Assert.Equal(World.Euros(730), Page(await world.Booking(), world).Amount);
        await Do(world, booking => RequestActions.AskHere(booking, world.Now));
        Assert.Equal(World.Euros(30), Page(await world.Booking(), world).Amount);
        await Pay(world, 30);
        Assert.Equal((PayPageState.PartPaid, World.Euros(700)), (Page(await world.Booking(), world).State, Page(await world.Booking(), world).Amount));
    }

    [Fact]
    public async Task What_is_asked_for_a_sale_follows_it_and_ends_with_it()
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.AskHere(booking, world.Now));
        await Do(world, booking => FolioActions.AddCharge(booking, "bar", World.Euros(10), Bar, world.Now));
        Assert.Equal(World.Euros(40), Page(await world.Booking(), world).Amount);
        await Do(world, booking => CheckoutActions.Settle(booking, new Settling { Tenders = [new Tender(PaymentMethod.Cash, World.Euros(40))], CardOnFile = false }, world.Now));
        var settled = await world.Booking();
        Assert.Equal((RequestState.Paid, PayPageState.NothingDue), (settled.Requests.Single().State, Page(settled, world).State));
    }

    [Fact]
    public async Task A_link_from_the_desk_asks_for_the_sale_and_leaves_the_other_link_as_it_is()
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.SendLink(booking, null, world.Now));
        var answer = RequestActions.SendSaleLink(await world.Booking(), world.Now);
        Assert.Equal((2, 1, World.Euros(30)), answer.Decisions.OfType<RequestSent>().Select(sent => (sent.Number, sent.Sale!.Value, sent.Amount)).Single());
        Assert.Equal(World.Euros(30), answer.Decisions.OfType<MessageDraft>().Single().Amount);
        await Do(world, booking => RequestActions.SendSaleLink(booking, world.Now));
        Assert.Equal(1, Sent(RequestActions.SendLink(await world.Booking(), null, world.Now)));
        Assert.Equal(2, Sent(RequestActions.SendSaleLink(await world.Booking(), world.Now)));
    }

    [Fact]
    public async Task Where_no_other_folio_is_open_the_desk_sends_the_one_link()
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.SendLink(booking, null, world.Now));
        await Do(world, booking => FolioActions.Close(booking, "main", null, world.Now));
        Assert.Equal(1, Sent(RequestActions.SendSaleLink(await world.Booking(), world.Now)));
        Assert.Equal(Answer.Nothing, RequestActions.AskHere(await world.Booking(), world.Now));
    }

    [Theory] // Paid on the company's folio and at the bar since the link left, in euros, before the rest of the sale is taken off.
    [InlineData(0, 0, RequestState.Cancelled)]
    [InlineData(100, 0, RequestState.Cancelled)]
    [InlineData(0, 10, RequestState.Paid)]
    public async Task What_was_asked_for_a_sale_ends_though_nothing_of_it_be_left(int company, int bar, RequestState state)
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.SendLink(booking, null, world.Now));
        await Do(world, booking => RequestActions.SendSaleLink(booking, world.Now));
        if (company > 0)
        {
            await Do(world, booking => FolioActions.RecordPayment(booking, World.Euros(company), PaymentMethod.BankTransfer, "main", world.Now));
        }

        if (bar > 0)
        {
            await Do(world, booking => CheckoutActions.Settle(booking, new Settling { Tenders = [new Tender(PaymentMethod.Cash, World.Euros(bar))], CardOnFile = false }, world.Now));
        }

        await Do(world, booking => FolioActions.AddCharge(booking, "bar", World.Euros(bar - 30), Bar, world.Now));
        var closed = await world.Booking();
        Assert.Null(closed.OpenSale);
        Assert.Equal((RequestState.Sent, state), (closed.Requests[0].State, closed.Requests[1].State));

        // The link that the guest has goes on asking for the rest of the booking.
        var page = PayPage.Of(closed, link: 0, world.Now);
        Assert.Equal((true, World.Euros(700 - company)), (page.IsAsking, page.Amount));
    }

    [Fact]
    public async Task On_the_spot_the_rest_is_asked_for_once_a_sale_came_to_nothing()
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.SendSaleLink(booking, world.Now));
        await Do(world, booking => FolioActions.AddCharge(booking, "bar", World.Euros(-30), Bar, world.Now));
        await Do(world, booking => RequestActions.AskHere(booking, world.Now));
        Assert.Equal(World.Euros(700), Page(await world.Booking(), world).Amount);
    }

    [Fact]
    public async Task A_link_for_a_sale_that_staff_revoke_is_revoked()
    {
        using var world = await AtTheBar();
        await Do(world, booking => RequestActions.SendSaleLink(booking, world.Now));
        await Do(world, booking => RequestActions.Cancel(booking, world.Now));
        await Do(world, booking => FolioActions.AddCharge(booking, "bar", World.Euros(-30), Bar, world.Now));
        Assert.Equal(PayPageState.Revoked, PayPage.Of(await world.Booking(), link: 0, world.Now).State);
    }

    private static int Sent(Answer answer) => answer.Decisions.OfType<RequestSent>().Single().Number;

    private static PayPage Page(BookingSnapshot booking, World world) => PayPage.Of(booking, booking.RevokedLinks, world.Now);

    private static async Task Pay(World world, int euros)
    {
        var card = await world.Card(World.Good);
        await Do(world, booking => GuestActions.Pay(booking, PaymentMethod.Card, card, world.Now, World.Euros(euros)));
    }

    private static async Task Do(World world, Func<BookingSnapshot, Answer> action) => Assert.Null(await world.Do(action));

    private static async Task<World> AtTheBar()
    {
        var world = await World.Open("SQLite, two steps", World.Settings);
        await world.Book(World.Good);
        await Do(world, booking => FolioActions.Open(booking, Bar, world.Now));
        await Do(world, booking => FolioActions.AddCharge(booking, "bar", World.Euros(30), Bar, world.Now));
        await Do(world, booking => CheckoutActions.Settle(booking, new Settling { Folio = Bar, CardOnFile = false }, world.Now));
        return world;
    }
}
