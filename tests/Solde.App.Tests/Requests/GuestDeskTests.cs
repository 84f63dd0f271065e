using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Tests.Payments;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.App.Tests.Requests;

/// <summary>What guests do on the gateway's pages is taken in once, whether they come back or not.</summary>
public sealed class GuestDeskTests
{
    private const string Which = "SQLite, two steps";
    private static readonly Uri Back = new("https://stay.example/back");

    [Fact]
    public async Task A_guest_who_comes_back_has_paid()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        var step = await Choose(world, guests, PaymentMethod.Card);
        var order = pages.Orders.Single();
        Assert.Equal(new Uri($"https://gateway.example/{order.Key}"), step.To);
        Assert.Equal((HostedPurpose.Pay, World.Euros(700), "B1", "Les Pins", "fr"), (order.Purpose, order.Amount!.Value, order.Reference, order.PropertyName, order.Language));
        pages.Complete(order.Key, await world.Card(World.Good));
        Assert.Equal(new GuestStep(), await Finish(world, guests, order));
        Assert.Equal(World.Euros(700), world.Charges.Single().Amount);
        Assert.Equal(PayPageState.Paid, await State(world));
    }

    [Fact]
    public async Task One_page_pays_once_however_often_and_by_whom_it_is_taken_in()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        await Choose(world, guests, PaymentMethod.Card);
        var order = pages.Orders.Single();
        pages.Complete(order.Key, await world.Card(World.Poor));
        Assert.Equal(new GuestStep(Declined: DeclineReason.InsufficientFunds), await Finish(world, guests, order));
        Assert.Equal(new GuestStep(), await Finish(world, guests, order));
        await world.PassHours(1);
        Assert.False(await guests.Pass(default));
        Assert.Single(world.Entries(AttemptKind.Charge));
        Assert.Equal(PayPageState.Open, await State(world));
    }

    [Fact]
    public async Task A_guest_who_never_comes_back_has_paid_all_the_same()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        await Choose(world, guests, PaymentMethod.Card);
        pages.Complete(pages.Orders[0].Key, await world.Card(World.Good));
        await guests.Pass(default);
        Assert.Equal(0, pages.Reads); // They have two minutes.
        await world.PassUntil(Duration.FromMinutes(2));
        await guests.Pass(default);
        Assert.Single(world.Charges);
        await world.PassHours(1);
        await guests.Pass(default);
        Assert.Equal(1, pages.Reads); // It is over.
    }

    [Fact]
    public async Task The_gateway_is_asked_until_the_page_is_over()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        await Choose(world, guests, PaymentMethod.Card);
        foreach (var (minutes, reads) in ((int, int)[])[(2, 1), (4, 1), (5, 2), (10, 3), (20, 4)])
        {
            await world.PassUntil(Duration.FromMinutes(minutes));
            await guests.Pass(default);
            Assert.Equal(reads, pages.Reads);
        }

        pages.End(pages.Orders[0].Key, HostedState.Expired);
        await world.PassHours(1);
        await guests.Pass(default);
        await world.PassHours(20);
        await guests.Pass(default);
        Assert.Equal(5, pages.Reads);
        Assert.Empty(world.Entries(AttemptKind.Charge));
    }

    [Fact]
    public async Task Nothing_is_charged_when_something_else_is_asked_by_then()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        await Choose(world, guests, PaymentMethod.Card);
        var order = pages.Orders.Single();
        Assert.Null(await world.Do(booking => FolioActions.AddCharge(booking, "spa", World.Euros(50), null, world.Now)));
        pages.Complete(order.Key, await world.Card(World.Good));
        Assert.Equal(new GuestStep(Refusal: Refusals.AmountChanged), await Finish(world, guests, order));
        Assert.Equal(new GuestStep(), await Finish(world, guests, order));
        Assert.Empty(world.Entries(AttemptKind.Charge));
        Assert.Equal(["0:00:00 action.refused amountChanged"], await world.Story("action.refused"));
    }

    [Fact]
    public async Task Two_pages_of_a_booking_pay_once()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        await Choose(world, guests, PaymentMethod.Card);
        await Choose(world, guests, PaymentMethod.Card);
        foreach (var order in pages.Orders)
        {
            pages.Complete(order.Key, await world.Card(World.Good));
        }

        var steps = await Task.WhenAll(pages.Orders.Select(order => Finish(world, guests, order).AsTask()));
        Assert.Single(world.Charges);
        Assert.Single(steps, step => step.Refusal is null);
        Assert.Equal(PayPageState.Paid, await State(world));
    }

    [Fact]
    public async Task A_mail_order_card_is_left_for_staff_to_charge()
    {
        using var world = await Asked(PaymentMethod.MailOrderCard, PaymentMethod.BankTransfer);
        var (guests, pages) = Guests(world);
        await Choose(world, guests, PaymentMethod.MailOrderCard);
        var order = pages.Orders.Single();
        Assert.Equal((HostedPurpose.LeaveMailOrder, (Core.Money?)null), (order.Purpose, order.Amount));
        pages.Complete(order.Key, await world.Card(World.Good));
        Assert.Equal(new GuestStep(), await Finish(world, guests, order));
        Assert.Empty(world.Entries(AttemptKind.Charge));
        Assert.Null(await world.Do(booking => RequestActions.Collect(booking)));
        Assert.Equal(PayPageState.Paid, await State(world));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_card_is_left_for_what_is_to_come(bool comesBack)
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        Assert.NotNull((await guests.LeaveCard(await Stored(world), _ => Back, default)).To);
        var order = pages.Orders.Single();
        Assert.Equal((HostedPurpose.Leave, (Core.Money?)null), (order.Purpose, order.Amount));
        pages.Complete(order.Key, await world.Card(World.Poor));
        if (comesBack)
        {
            Assert.Equal(new GuestStep(CardLeft: true), await Finish(world, guests, order));
            Assert.Equal(new GuestStep(), await Finish(world, guests, order));
        }

        await world.PassHours(1);
        await guests.Pass(default);
        Assert.Equal([CardOwner.Guest, CardOwner.Guest], (await world.Booking()).Cards.Select(card => card.Owner));
        Assert.Empty(world.Entries(AttemptKind.Charge));
    }

    [Fact]
    public async Task Nobody_leaves_a_card_for_a_stay_that_is_over()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        await guests.LeaveCard(await Stored(world), _ => Back, default);
        Assert.Null(await world.Do(booking => BookingActions.CheckOut(booking, world.Now)));
        Assert.Equal(new GuestStep(Refusal: Refusals.AlreadyDeparted), await guests.LeaveCard(await Stored(world), _ => Back, default));
        pages.Complete(pages.Orders.Single().Key, await world.Card(World.Good));
        Assert.Equal(new GuestStep(Refusal: Refusals.AlreadyDeparted), await Finish(world, guests, pages.Orders.Single()));
        Assert.Single((await world.Booking()).Cards);
    }

    [Fact]
    public async Task Cards_that_are_typed_for_the_vault_are_counted_with_the_gateway_s_pages()
    {
        using var world = await Asked();
        var (guests, _) = Guests(world);
        await Choose(world, guests, PaymentMethod.Card);
        for (var typed = 1; typed < GuestDesk.MostPages; typed++)
        {
            Assert.True(await guests.CountTyped(await Stored(world)));
        }

        Assert.False(await guests.CountTyped(await Stored(world)));
        Assert.Equal(Refusals.TooManyTries, (await Choose(world, guests, PaymentMethod.Card)).Refusal);
        await world.PassHours(2);
        Assert.True(await guests.CountTyped(await Stored(world)));
    }

    [Fact]
    public async Task What_is_long_over_is_forgotten_once_an_hour_with_pages()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        await Choose(world, guests, PaymentMethod.Card);
        pages.End(pages.Orders[0].Key, HostedState.Expired);
        await world.PassUntil(Duration.FromMinutes(2));
        await guests.Pass(default);
        var page = Guid.Parse(pages.Orders[0].Key);
        Assert.NotNull(await Page());
        await world.PassUntil(GuestDesk.PagesKept - Duration.FromHours(1));
        await guests.Pass(default);
        Assert.NotNull(await Page());
        await world.PassUntil(GuestDesk.PagesKept + Duration.FromHours(1));
        await guests.Pass(default);
        Assert.Null(await Page());

        async Task<GuestPage?> Page() => await ((IGuestPages)world.Inner).Page((await Stored(world)).Key, page);
    }

    [Fact]
    public async Task Other_methods_need_no_page()
    {
        using var world = await Asked(PaymentMethod.BankTransfer);
        var (guests, pages) = Guests(world);
        Assert.Equal(new GuestStep(), await Choose(world, guests, PaymentMethod.BankTransfer));
        Assert.Equal(new GuestStep(Refusal: Refusals.MethodNotOffered), await Choose(world, guests, PaymentMethod.Card));
        Assert.Empty(pages.Orders);
        Assert.Equal(PaymentMethod.BankTransfer, PayPage.Of(await world.Booking(), 0, world.Now).Chosen);
    }

    [Fact]
    public async Task A_payment_that_waits_for_the_guest_is_authenticated_and_stays_one()
    {
        using var world = await World.Booked(Which, World.Authenticating, World.ChargeAfter(1));
        var (guests, pages) = Guests(world);
        await world.PassHours(1);
        Assert.Equal(PayPageState.Authenticate, await State(world));
        await guests.Authenticate(await Stored(world), _ => Back, default);
        var order = pages.Orders.Single();
        Assert.Equal((HostedPurpose.Authenticate, world.Entries(AttemptKind.Charge).Single().Id), (order.Purpose, order.Payment));
        await world.Authenticate();
        pages.Complete(order.Key, card: null);
        Assert.Equal(new GuestStep(), await Finish(world, guests, order));
        Assert.Single(world.Charges);
        Assert.Equal(PayPageState.Paid, await State(world));
    }

    [Fact]
    public async Task A_payment_that_waits_is_gone_on_with_only_where_something_is_asked()
    {
        using var world = await World.Booked(Which, World.Authenticating, World.ChargeAfter(1));
        await world.PassHours(1);
        Assert.Null(await world.Do(booking => RequestActions.SendLink(booking, World.Euros(100), world.Now)));
        var booking = await world.Booking();
        Assert.NotNull(PayPage.Of(booking, 0, world.Now).Waiting);
        Assert.Equal(new PayPage(PayPageState.Expired), PayPage.Of(booking, 0, world.Now + Duration.FromDays(1000)));
        Assert.Equal(new PayPage(PayPageState.Revoked), PayPage.Of(booking, 1, world.Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_that_waits_is_made_with_another_card_and_stays_one(bool isGood)
    {
        using var world = await World.Booked(Which, World.Authenticating, World.ChargeAfter(1));
        var (guests, pages) = Guests(world);
        await world.PassHours(1);
        Assert.Equal([PaymentMethod.Card], PayPage.Of(await world.Booking(), 0, world.Now).Methods);
        Assert.NotNull((await Choose(world, guests, PaymentMethod.Card)).To);
        Assert.NotNull((await Choose(world, guests, PaymentMethod.Card)).To);
        foreach (var order in pages.Orders)
        {
            pages.Complete(order.Key, await world.Card(isGood ? World.Good : World.Poor));
        }

        Assert.Equal(new GuestStep(Declined: isGood ? null : DeclineReason.InsufficientFunds), await Finish(world, guests, pages.Orders[0]));
        Assert.Equal(new GuestStep(Refusal: Refusals.NothingDue), await Finish(world, guests, pages.Orders[1]));
        Assert.Equal(isGood ? 1 : 0, world.Charges.Length);
        var booking = await world.Booking();
        Assert.Equal((isGood ? RunState.Succeeded : RunState.Failed, isGood ? PayPageState.Paid : PayPageState.NothingDue), (booking.Runs.Single().State, await State(world)));
        Assert.Empty(booking.Attempts);
    }

    [Fact]
    public async Task A_payment_that_was_not_authenticated_in_time_is_told_to_have_failed()
    {
        using var world = await World.Booked(Which, World.Authenticating, World.ChargeAfter(1));
        await world.PassHours(1);
        await world.PassHours(25);
        Assert.Equal(PayPageState.Failed, await State(world));
    }

    [Fact]
    public async Task Who_tries_many_cards_has_to_wait()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        for (var i = 0; i < GuestDesk.MostPages; i++)
        {
            Assert.NotNull((await Choose(world, guests, PaymentMethod.Card)).To);
        }

        Assert.Equal(new GuestStep(Refusal: Refusals.TooManyTries), await Choose(world, guests, PaymentMethod.Card));
        Assert.Equal(GuestDesk.MostPages, pages.Orders.Count);
        await world.PassHours(1);
        Assert.NotNull((await Choose(world, guests, PaymentMethod.Card)).To);
    }

    [Fact]
    public async Task A_gateway_that_is_down_is_told_and_asked_no_more()
    {
        using var world = await Asked();
        var (guests, pages) = Guests(world);
        pages.IsDown = true;
        Assert.Equal(new GuestStep(Refusal: Refusals.GatewayUnavailable), await Choose(world, guests, PaymentMethod.Card));
        await world.PassHours(1);
        await guests.Pass(default);
        Assert.Equal(0, pages.Reads);
    }

    private static async Task<World> Asked(params PaymentMethod[] methods)
    {
        var world = await World.Open(Which, methods is [] ? World.Settings : World.Settings with { Methods = [.. methods.Select(method => new OfferedMethod(method))] });
        await world.Book(World.Good);
        Assert.Null(await world.Do(booking => RequestActions.SendLink(booking, null, world.Now)));
        return world;
    }

    private static (GuestDesk Guests, TypedPages Pages) Guests(World world)
    {
        var pages = new TypedPages();
        return (world.Guests(pages), pages);
    }

    private static async Task<StoredBooking> Stored(World world) => (await world.Store.Load([(await world.Store.Find(world.Property, "B1"))!.Value]))[0];

    private static async ValueTask<GuestStep> Choose(World world, GuestDesk guests, PaymentMethod method) =>
        await guests.Choose(await Stored(world), method, _ => Back, default);

    private static async ValueTask<GuestStep> Finish(World world, GuestDesk guests, HostedOrder order) =>
        await guests.Finish((await Stored(world)).Key, Guid.ParseExact(order.Key, "N"), default);

    private static async Task<PayPageState> State(World world) => PayPage.Of(await world.Booking(), 0, world.Now).State;
}
