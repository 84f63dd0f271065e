using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Checkout;

/// <summary>A cut of 55.00 was paid before, some of that was given back, and then the client did not come: the fee is 40.00.</summary>
public sealed class RefundedFeeTests
{
    private static readonly Instant Grace = Salon.Booked + Duration.FromHours(2);

    public static TheoryData<string, int> Refunds => new()
    {
        { "nothing", 0 },
        { "all, credited", 40 },
        { "30, credited", 15 },
        { "15, credited", 0 },
        { "5, credited", 0 },
        { "20 and 20, credited", 25 },
        { "all, without a credit line", 0 },
        { "20 without a credit line, then 35 credited", 20 },
        { "what was overpaid", 5 },
        { "all of the cut, and a product is owed", 40 },
    };

    [Theory, MemberData(nameof(Refunds))]
    public void What_was_given_back_is_not_paid_for_the_fee(string refunds, int ordered)
    {
        ImmutableArray<IFact> before = refunds switch
        {
            "nothing" => [],
            "all, credited" => [Refund(55)],
            "30, credited" => [Refund(30)],
            "15, credited" => [Refund(15)],
            "5, credited" => [Refund(5)],
            "20 and 20, credited" => [Refund(20), Refund(20)],
            "all, without a credit line" => [Refund(55, creditLine: false)],
            "20 without a credit line, then 35 credited" => [Refund(20, creditLine: false), Refund(35)],
            "what was overpaid" => [Salon.Line(-20, "discount"), Refund(20) with { Credit = Salon.Euros(0) }],
            _ => [Salon.Line(25), Refund(55)],
        };
        foreach (var initiator in (Initiator[])[Initiator.Staff, Initiator.Automation])
        {
            var missed = Missed([ByLink(55), .. before]);
            var decisions = Core.Planning.Fees.Charge(missed, Grace, initiator);
            Assert.Equal(ordered == 0 ? [] : [Salon.Euros(ordered)], decisions.OfType<GatewayOrder>().Select(order => order.Amount));
            Assert.DoesNotContain(decisions, decision => decision is TaskCreated);

            // Once it is paid nothing more is taken, though extras be owed.
            ImmutableArray<IFact> paid = ordered == 0 ? [] : [Salon.ByCard(ordered)];
            var after = paid.Add(Salon.Line(25)).Aggregate(decisions.OfType<IFact>().Aggregate(missed, Planner.Apply), Planner.Apply);
            Assert.Equal(Salon.Euros(0), CheckoutAmounts.Within(after, Salon.Euros(40)));
            Assert.Empty(Planner.Decide(after with { News = News.None }, new RuleSet([]), Grace).Due);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fee_that_was_given_back_is_not_taken_again(bool creditLine)
    {
        var charged = new FeeCharged(Grace, FeeKind.NoShow, Salon.Euros(40), Salon.Euros(55), ByItself: true);
        var booking = Missed([ByLink(40), charged, Refund(40, creditLine), Salon.Line(25)]);
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.Within(booking, Salon.Euros(25)));
        Assert.Empty(Planner.Decide(booking, new RuleSet([]), Grace).Due);
    }

    [Fact]
    public void Where_the_card_has_paid_all_that_was_agreed_staff_are_told_once()
    {
        var missed = Missed([Salon.ByCard(55), Refund(55)]);
        var due = Planner.Decide(missed, new RuleSet([]), Grace).Due;
        Assert.Equal("fee.charged, task.created", string.Join(", ", due.Select(each => FactNames.Of((IFact)each))));
        Assert.Contains("40.00", due.OfType<TaskCreated>().Single().Text, StringComparison.Ordinal);
        Assert.Empty(Planner.Decide(due.OfType<IFact>().Aggregate(missed, Planner.Apply), new RuleSet([]), Grace).Due);
        Assert.DoesNotContain(Core.Planning.Fees.Charge(missed, Grace, Initiator.Staff), decision => decision is TaskCreated); // Who clicks sees it.
    }

    [Fact]
    public void What_was_added_is_owed_beside_the_fee()
    {
        var missed = Missed([ByLink(55), Salon.Line(25), Refund(55)]);
        var charged = Core.Planning.Fees.Charge(missed, Grace, Initiator.Staff).OfType<IFact>().Aggregate(missed, Planner.Apply);
        Assert.Equal(Salon.Euros(40 + 25), charged.Collectible);
    }

    [Fact]
    public void The_price_of_a_voucher_that_was_given_back_is_not_of_what_was_booked()
    {
        var missed = Missed([Salon.Line(50, "giftVoucher"), Salon.Cash(50), ByLink(55), Refund(50) with { Payment = 2, Voucher = 1 }]);
        Assert.Equal(Salon.Euros(55), Core.Planning.Fees.Booked(missed));
        var charged = Core.Planning.Fees.Charge(missed, Grace, Initiator.Staff).OfType<IFact>().Aggregate(missed, Planner.Apply);
        Assert.Equal(Salon.Euros(40 - 55), charged.Balance);
    }

    private static PaymentSucceeded ByLink(int amount) => Salon.ByCard(amount) with { Card = null };

    private static RefundSucceeded Refund(int amount, bool creditLine = true) => new(Salon.Booked, Salon.Euros(amount), 1, "main", creditLine, Attempt: null);

    private static BookingSnapshot Missed(ImmutableArray<IFact> before) => Salon.Appointment(
        Salon.Start,
        Salon.Property with { Fees = new FeeSettings(GraceHours: 2) },
        [.. Salon.Agreed(fees: new FeeTerms("Any", 24, Salon.Euros(20), Salon.Euros(40))), new BookingNoShow(Salon.Booked), .. before]);
}
