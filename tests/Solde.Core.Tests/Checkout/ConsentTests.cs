using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Tests.Planning;

namespace Solde.Core.Tests.Checkout;

/// <summary>How much the card on file may pay (semantics 7).</summary>
public sealed class ConsentTests
{
    [Fact]
    public void Without_consent_a_salons_card_pays_nothing() =>
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.ConsentLeft(Salon.Appointment(new CardAdded(Salon.Booked, Salon.Card))));

    [Fact]
    public void Nor_does_it_outside_the_desk()
    {
        var left = new CardAdded(Salon.Booked, Salon.Card); // On the client's own page, where nothing is agreed to.
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.Within(Salon.Appointment(left), Salon.Euros(55)));
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.Within(Salon.Appointment(left, new BookingNoShow(Salon.Booked)), Salon.Euros(55)));
        Assert.Equal(
            Salon.Euros(55), CheckoutAmounts.Within(Salon.Appointment(Salon.Start, Salon.Property with { Kind = PropertyKind.Lodging }, left), Salon.Euros(55)));
        Assert.Equal([SkipReason.NothingDue], OnTheDay([left], Stay.Rule).OfType<RunSkipped>().Select(skipped => skipped.Reason));
    }

    [Fact]
    public void A_stays_card_pays_whatever_is_owed() => Assert.Equal(
        Salon.Euros(55), CheckoutAmounts.ConsentLeft(Salon.Appointment(Salon.Start, Salon.Property with { Kind = PropertyKind.Lodging }, new CardAdded(Salon.Booked, Salon.Card))));

    [Fact]
    public void What_the_card_paid_counts_and_cash_does_not() => Assert.Equal(
        Salon.Euros(35), CheckoutAmounts.ConsentLeft(Salon.Appointment([.. Salon.Agreed(), Salon.ByCard(20), Salon.Cash(30)])));

    [Fact]
    public void What_was_given_back_is_not_taken_again() => Assert.Equal(
        Salon.Euros(0),
        CheckoutAmounts.ConsentLeft(Salon.Appointment(
            [.. Salon.Agreed(), Salon.ByCard(55), new RefundSucceeded(Salon.Booked, Salon.Euros(55), 1, "main", CreditLine: false, Guid.Empty)])));

    [Fact]
    public void It_is_never_below_zero() =>
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.ConsentLeft(Salon.Appointment([.. Salon.Agreed(cap: 10), Salon.ByCard(20)])));

    [Theory]
    [InlineData(AttemptState.New, 15)]
    [InlineData(AttemptState.Sent, 15)]
    [InlineData(AttemptState.Unknown, 15)]
    [InlineData(AttemptState.Manual, 15)]
    [InlineData(AttemptState.ActionRequired, 55)] // It is cancelled before another attempt.
    [InlineData(AttemptState.Declined, 55)]
    public void What_may_be_paid_at_any_moment_counts(AttemptState state, int left)
    {
        var order = new GatewayOrder
        {
            Kind = AttemptKind.Charge, Amount = Salon.Euros(40), Initiator = Initiator.Staff, Card = Salon.Card.Id, Shares = [new FolioShare("main", Salon.Euros(40))],
        };
        var booking = Salon.Appointment(Salon.Agreed()) with { Attempts = [new Attempt(Guid.Empty, order, state, Salon.Booked)] };
        Assert.Equal(Salon.Euros(left), CheckoutAmounts.ConsentLeft(booking));
    }

    public static TheoryData<string, int> Shares => new()
    {
        { "booked alone", 55 },
        { "a product", 55 },
        { "a product, and cash for more than it", 53 },
        { "paid before there was a product", 0 },
        { "paid in part before there was a product", 25 },
        { "made cheaper, and a product", 40 },
        { "a reduction, and cash", 35 },
        { "a product given back", 55 },
        { "the cut given back, and a product", 0 },
        { "a rebate given back, and a product", 0 },
        { "a rebate given back, and cash for a product", 0 },
        { "made cheaper and given back, and dearer again", 15 },
        { "a product agreed to", 73 },
        { "all agreed to may be more than was booked", 55 },
    };

    [Theory, MemberData(nameof(Shares))]
    public void It_pays_what_was_booked_and_nobody_else_paid(string which, int payable)
    {
        var booking = Salon.Appointment(which switch
        {
            "booked alone" => Salon.Agreed(),
            "a product" => [.. Salon.Agreed(), Salon.Line(18)],
            "a product, and cash for more than it" => [.. Salon.Agreed(), Salon.Line(18), Salon.Cash(20)],
            "paid before there was a product" => [.. Salon.Agreed(), Salon.Cash(55), Salon.Line(18)],
            "paid in part before there was a product" => [.. Salon.Agreed(), Salon.Cash(30), Salon.Line(18)],
            "made cheaper, and a product" => [.. Salon.Agreed(), Cheaper, Salon.Line(15)],
            "a reduction, and cash" => [.. Salon.Agreed(), Salon.Line(-10, "discount"), Salon.Cash(20)],
            "a product given back" =>
                [.. Salon.Agreed(), Salon.Line(18), Salon.Cash(18), new RefundSucceeded(Salon.Booked, Salon.Euros(18), 1, "main", CreditLine: true, Attempt: null)],
            "the cut given back, and a product" => [.. Salon.Agreed(), Salon.Cash(55), Refund(55), Salon.Line(18)],
            "a rebate given back, and a product" => [.. Salon.Agreed(), Salon.Cash(55), Salon.Line(-20, "discount"), Overpaid(20), Salon.Line(18)],
            "a rebate given back, and cash for a product" =>
                [.. Salon.Agreed(), Salon.Cash(55), Salon.Line(-20, "discount"), Overpaid(20), Salon.Line(18), Salon.Cash(18), Salon.Line(18)],
            "made cheaper and given back, and dearer again" => [.. Salon.Agreed(), Salon.Cash(55), Cheaper, Overpaid(15), Dearer],
            "a product agreed to" =>
                [.. Salon.Agreed(), Salon.Line(18), new ConsentGiven(Salon.Booked, new Consent(Salon.Euros(73), Salon.Booked) { Extras = true, Card = Salon.Card.Id })],
            _ => [.. Salon.Agreed(cap: 100), Salon.Line(18)],
        });
        Assert.Equal(Salon.Euros(payable), CheckoutAmounts.Payable(booking, booking.Folios[0]));
        Assert.Equal(Salon.Euros(payable), CheckoutAmounts.Within(booking, Salon.Euros(200)));
    }

    [Fact]
    public void Drinks_of_another_folio_were_not_booked()
    {
        var booking = Salon.Appointment([.. Salon.Agreed(), new FolioOpened(Salon.Booked, "bar"), new FolioLineAdded(Salon.Booked, "bar", "drinks", Salon.Euros(10))]);
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.Payable(booking, booking.Folio("bar")!));
        Assert.Equal(Salon.Euros(55), CheckoutAmounts.Payable(booking, booking.Folios[0]));
    }

    [Theory] // Agreed to, in euros; what an automation orders with two percent on top, and how much of that is the surcharge.
    [InlineData(55, 55_00, null)]
    [InlineData(40, 40_00, null)]
    public void A_surcharge_is_within_what_was_agreed(int cap, int ordered, int? surcharge)
    {
        var order = OnTheDay(Salon.Agreed(cap), Stay.Rule with { Surcharge = new Surcharge(Percent.Of(2), null) }).OfType<GatewayOrder>().Single();
        Assert.Equal((ordered, surcharge), (order.Amount.Minor, order.Surcharge?.Minor));
    }

    [Fact]
    public void A_surcharge_that_was_agreed_to_is_taken()
    {
        var agreed = new ConsentGiven(Salon.Booked, new Consent(Salon.Euros(56), Salon.Booked) { Extras = true });
        var order = OnTheDay([.. Salon.Agreed(), agreed], Stay.Rule with { Surcharge = new Surcharge(null, Salon.Euros(3)) }).OfType<GatewayOrder>().Single();
        Assert.Equal((56_00, 1_00L), (order.Amount.Minor, order.Surcharge?.Minor));
    }

    [Fact]
    public void The_card_agreed_to_pays_though_another_came_later()
    {
        var later = Salon.Card with { Id = new CardId(2), Last4 = "1111" };
        Assert.Equal(Salon.Card.Id, CheckoutAmounts.CardOf(Salon.Appointment([.. Salon.Agreed(), new CardAdded(Salon.Booked, later)]))!.Id);
        Assert.Equal(later.Id, CheckoutAmounts.CardOf(Salon.Appointment(new CardAdded(Salon.Booked, Salon.Card), new CardAdded(Salon.Booked, later)))!.Id);
        Assert.Null(CheckoutAmounts.CardOf(Salon.Appointment()));
    }

    private static BookingModified Cheaper => Costs(40);

    private static BookingModified Dearer => Costs(55);

    private static BookingModified Costs(int amount) =>
        new(Salon.Booked, [BookingPart.Charges], Salon.Appointment().Details, [new ChargeLine("cut", Salon.Euros(amount), Booked: true)]);

    private static RefundSucceeded Refund(int amount) => new(Salon.Booked, Salon.Euros(amount), 1, "main", CreditLine: true, Attempt: null);

    private static RefundSucceeded Overpaid(int amount) => Refund(amount) with { Credit = Salon.Euros(0) };

    /// <summary>What an automation does on the day of the appointment.</summary>
    private static ImmutableArray<IDecision> OnTheDay(ImmutableArray<IFact> facts, AutomationRule rule)
    {
        var rules = new RuleSet([Stay.Automation(rule, activatedAt: Salon.Booked)]);
        var planned = Stay.Settled(Salon.Appointment(facts), rules, Salon.Booked).Booking;
        return Stay.Settled(planned, rules, Salon.Start.InZoneStrictly(Salon.Property.Zone).ToInstant() - Duration.FromHours(1)).Plan.Due;
    }
}
