using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.App.Tests.Payments;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Checkout;

/// <summary>What was overpaid is given back once: the folio owes it already, so only what is above it is credited.</summary>
public sealed class OverpaidTests
{
    private static readonly Instant Now = World.Start;

    [Theory] // Of 700.00 paid so much was taken off; given back with a credit line; what is owed and the charges then.
    [InlineData(0, 100, 0, 600)]
    [InlineData(100, 100, 0, 600)]
    [InlineData(100, 40, -60, 600)]
    [InlineData(100, 150, 0, 550)]
    public async Task Only_what_is_above_it_is_credited(int off, int amount, int balance, int charges)
    {
        foreach (var which in World.Kinds)
        {
            using var world = await World.Booked(which, World.Good, World.ChargeAfter(0));
            await world.PassHours(1);
            Assert.Null(await world.Do(booking => FolioActions.AddCharge(booking, "rebate", World.Euros(-off), null, world.Now)));
            Assert.Null(await world.Do(booking => FolioActions.Refund(booking, World.Euros(amount), creditLine: true, world.Now)));
            var booking = await world.Booking();
            Assert.Equal((World.Euros(balance), World.Euros(balance), World.Euros(charges)), (booking.Balance, booking.Collectible, booking.Charges));
        }
    }

    [Fact]
    public void It_is_owed_once_whether_money_came_through_the_gateway_or_not()
    {
        var booking = Paid(World.Euros(-100));
        var once = After(booking, World.Euros(100));
        Assert.Equal((World.Euros(0), World.Euros(0)), (once.Balance, once.Charges - World.Euros(600)));
        var twice = After(once, World.Euros(100));
        Assert.Equal((World.Euros(0), World.Euros(0)), (twice.Balance, twice.Charges - World.Euros(500)));
    }

    [Theory]
    [InlineData(true, 100)] // It gives back what was overpaid: the next one is credited whole.
    [InlineData(false, 100)]
    public void What_a_refund_under_way_gives_back_is_no_longer_overpaid(bool creditLine, int expected)
    {
        var order = new GatewayOrder
        {
            Kind = AttemptKind.Refund, Amount = World.Euros(100), Initiator = Initiator.Staff, Payment = 1, Shares = [new FolioShare("main", World.Euros(100))],
            CreditLine = creditLine, Credit = creditLine ? World.Euros(0) : null,
        };
        var booking = Paid(World.Euros(-100)) with { Attempts = [new Attempt(Guid.Empty, order, AttemptState.Unknown, Now)] };
        var refund = FolioActions.Refund(booking, World.Euros(100), creditLine: true, Now).Decisions.OfType<RefundSucceeded>().Single();
        Assert.Equal(World.Euros(expected), refund.Credit ?? refund.Amount);
    }

    [Fact]
    public void Without_a_credit_line_nothing_is_credited() => Assert.Null(
        FolioActions.Refund(Paid(World.Euros(-100)), World.Euros(100), creditLine: false, Now).Decisions.OfType<RefundSucceeded>().Single().Credit);

    [Fact]
    public void What_is_charged_after_it_was_given_back_is_asked_for()
    {
        var booking = After(Paid(World.Euros(-100)), World.Euros(100));
        Assert.Equal(World.Euros(20), Planner.Apply(booking, new FolioLineAdded(Now, "main", "bar", World.Euros(20))).Collectible);
    }

    [Fact]
    public void A_screen_that_still_counts_it_is_looked_at_again()
    {
        var shown = Paid(World.Euros(-20));
        var settling = new Settling { Add = [new SaleLine(SaleLineKind.Product, "Shampoo", World.Euros(30))], Seen = CheckoutActions.SeenOf(shown.Folios[0]) };
        Assert.Null(CheckoutActions.Settle(shown, settling, Now).Refusal);
        Assert.Equal(Refusals.SaleChanged, CheckoutActions.Settle(After(shown, World.Euros(20)), settling, Now).Refusal);
    }

    private static BookingSnapshot After(BookingSnapshot booking, Money refunded) =>
        FolioActions.Refund(booking, refunded, creditLine: true, Now).Decisions.OfType<IFact>().Aggregate(booking, Planner.Apply);

    private static BookingSnapshot Paid(Money off)
    {
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 31), Guest = new Guest("Anne Martin", null, "fr"),
        };
        ImmutableArray<IFact> facts =
        [
            new PaymentRecorded(Now, World.Euros(700), PaymentMethod.Cash, [new FolioShare("main", World.Euros(700))]), new FolioLineAdded(Now, "main", "rebate", off),
        ];
        return facts.Aggregate(
            Planner.Create(World.Settings, "B1", new BookingCreated(Now, Now, details, [new("accommodation", World.Euros(700), Booked: true)])), Planner.Apply);
    }
}
