using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Checkout;

/// <summary>The fees a client agrees to, and which of them they owe (semantics 7).</summary>
public sealed class FeeTests
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    [Theory] // In percent, fixed; of a price of 55.00; the fee.
    [InlineData(50, null, 27_50)]
    [InlineData(100, null, 55_00)]
    [InlineData(33, null, 18_15)]
    [InlineData(1, null, 55)]
    [InlineData(0, null, 0)]
    [InlineData(null, 20, 20_00)]
    [InlineData(null, 56, 55_00)]
    [InlineData(null, null, 0)]
    public void A_fee_is_a_share_or_an_amount_and_never_above_the_price(int? percent, int? amount, int expected)
    {
        var protection = Salon.Protection with
        {
            LateCancelPercent = percent is { } share ? Percent.Of(share) : null, LateCancelFixed = amount is { } euros ? Salon.Euros(euros) : null,
            NoShowPercent = percent is { } other ? Percent.Of(other) : null, NoShowFixed = amount is { } same ? Salon.Euros(same) : null,
        };
        var terms = FeeTerms.Of(protection, Salon.Euros(55));
        var fee = new Money(expected, Currency.Eur);
        Assert.Equal(new FeeTerms("Any", 24, fee, fee), terms);
    }

    [Theory] // Half away from zero, once.
    [InlineData(1_01, 50, 51)]
    [InlineData(1, 50, 1)]
    [InlineData(1, 49, 0)]
    public void A_share_is_rounded_half_away_from_zero(int price, int percent, int expected) => Assert.Equal(
        expected, FeeTerms.Of(Salon.Protection with { NoShowPercent = Percent.Of(percent) }, new Money(price, Currency.Eur)).NoShow.Minor);

    [Theory] // A cancellation is late within 24 hours that pass: the clocks go forward at 2:00 on 29 March and back at 3:00 on 25 October.
    [InlineData("2026-05-10T14:00", "2026-05-09T13:59", false)]
    [InlineData("2026-05-10T14:00", "2026-05-09T14:00", false)]
    [InlineData("2026-05-10T14:00", "2026-05-09T14:01", true)]
    [InlineData("2026-05-10T14:00", "2026-05-10T14:30", true)]
    [InlineData("2026-03-29T14:00", "2026-03-28T13:00", false)]
    [InlineData("2026-03-29T14:00", "2026-03-28T13:01", true)]
    [InlineData("2026-10-25T14:00", "2026-10-24T15:00", false)]
    [InlineData("2026-10-25T14:00", "2026-10-24T15:01", true)]
    [InlineData("2026-03-29T02:30", "2026-03-28T02:30", false)] // 2:30 is skipped: 3:30 it is.
    [InlineData("2026-03-29T02:30", "2026-03-28T02:31", true)]
    [InlineData("2026-10-25T02:30", "2026-10-24T02:30", false)] // 2:30 comes twice: the earlier one it is.
    [InlineData("2026-10-25T02:30", "2026-10-24T02:31", true)]
    public void Late_is_within_hours_that_pass(string start, string cancelled, bool late)
    {
        var zone = Salon.Property.Zone;
        var at = Minutes.Parse(cancelled).Value.InZoneLeniently(zone).ToInstant();
        var booking = Salon.Appointment(Minutes.Parse(start).Value, Salon.Property, [.. Salon.Agreed(fees: Fees), new BookingCancelled(at)]);
        Assert.Equal(late ? (FeeKind.LateCancellation, new Money(27_50, Currency.Eur)) : null, Fee.Of(booking));
    }

    [Fact]
    public void Who_does_not_come_owes_the_other_fee() =>
        Assert.Equal((FeeKind.NoShow, Salon.Euros(55)), Fee.Of(Salon.Appointment([.. Salon.Agreed(fees: Fees), new BookingNoShow(Salon.Booked)])));

    [Fact]
    public void No_fee_is_above_the_consent() =>
        Assert.Equal((FeeKind.NoShow, Salon.Euros(40)), Fee.Of(Salon.Appointment([.. Salon.Agreed(cap: 40, fees: Fees), new BookingNoShow(Salon.Booked)])));

    [Theory]
    [InlineData("stands")]
    [InlineData("no consent")]
    [InlineData("no fees agreed")]
    [InlineData("never late")]
    [InlineData("fee of zero")]
    public void No_fee_is_owed_where_none_was_agreed_to(string why)
    {
        var cancelled = new BookingCancelled(Salon.Start.InZoneStrictly(Salon.Property.Zone).ToInstant() - Duration.FromHours(1));
        var booking = why switch
        {
            "stands" => Salon.Appointment(Salon.Agreed(fees: Fees)),
            "no consent" => Salon.Appointment(cancelled),
            "no fees agreed" => Salon.Appointment([.. Salon.Agreed(), cancelled]),
            "never late" => Salon.Appointment([.. Salon.Agreed(fees: Fees with { LateCancelHours = null }), cancelled]),
            _ => Salon.Appointment([.. Salon.Agreed(fees: Fees with { LateCancel = Salon.Euros(0) }), cancelled]),
        };
        Assert.Null(Fee.Of(booking));
    }

    [Fact]
    public void The_fee_is_the_most_that_a_card_pays_in_all_for_what_was_cancelled()
    {
        ImmutableArray<IFact> missed = [.. Salon.Agreed(cap: 200, fees: Fees with { NoShow = Salon.Euros(40) }), new BookingNoShow(Salon.Booked)];
        Assert.Equal(Salon.Euros(40), CheckoutAmounts.Within(Salon.Appointment(missed), Salon.Euros(55)));
        Assert.Equal(Salon.Euros(10), CheckoutAmounts.Within(Salon.Appointment([.. missed, Salon.ByCard(30)]), Salon.Euros(55)));
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.Within(Salon.Appointment([.. missed, Salon.ByCard(40)]), Salon.Euros(55)));
        var charged = new FeeCharged(Salon.Booked, FeeKind.NoShow, Salon.Euros(40), Salon.Euros(55));
        Assert.Equal(Salon.Euros(10), CheckoutAmounts.Within(Salon.Appointment([.. missed, charged, Salon.ByCard(30), Salon.Line(40)]), Salon.Euros(55)));
    }

    [Fact]
    public void A_fee_that_was_waived_is_not_taken_after_all()
    {
        var waived = Salon.Appointment(
            [.. Salon.Agreed(fees: Fees), new BookingNoShow(Salon.Booked), new FeeWaived(Salon.Booked, FeeKind.NoShow, Salon.Euros(55), Salon.Euros(55), "Ill"), Salon.Line(40)]);
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.Within(waived, Salon.Euros(40)));
        Assert.Equal(Salon.Euros(0), Fee.OwedBy(waived));
    }

    [Theory] // In euros, with a fee of 55; what the card is asked for.
    [InlineData("nothing paid", 55)]
    [InlineData("nothing paid, a product", 55)]
    [InlineData("a deposit, then a product", 0)]
    [InlineData("a deposit of a part, then a product", 35)]
    [InlineData("a product that was paid", 55)]
    [InlineData("drinks of another folio", 35)]
    public void What_was_paid_for_what_was_booked_is_paid_for_the_fee(string which, int ordered)
    {
        ImmutableArray<IFact> before = which switch
        {
            "nothing paid" => [],
            "nothing paid, a product" => [Salon.Line(25)],
            "a deposit, then a product" => [Salon.Cash(55), Salon.Line(25)],
            "a deposit of a part, then a product" => [Salon.Cash(20), Salon.Line(25)],
            "a product that was paid" => [Salon.Line(25), Salon.Cash(25)],
            _ => [Salon.Cash(20), new FolioOpened(Salon.Booked, "bar"), new FolioLineAdded(Salon.Booked, "bar", "drinks", Salon.Euros(10))],
        };
        var missed = Salon.Appointment([.. Salon.Agreed(cap: 100, fees: Fees), .. before, new BookingNoShow(Salon.Booked)]);
        var orders = Solde.Core.Planning.Fees.Charge(missed, Salon.Booked, Initiator.Staff).OfType<GatewayOrder>().ToList();
        Assert.Equal(ordered == 0 ? [] : [new FolioShare("main", Salon.Euros(ordered))], orders.SelectMany(order => order.Shares));
    }

    [Fact]
    public void What_waits_for_the_client_ends_before_a_fee_is_charged_by_itself()
    {
        var property = Salon.Property with { Fees = new FeeSettings(GraceHours: 2) };
        var order = new GatewayOrder { Kind = AttemptKind.Charge, Amount = Salon.Euros(55), Initiator = Initiator.Staff, Card = Salon.Card.Id, Shares = [new FolioShare("main", Salon.Euros(55))] };
        var waiting = new Attempt(Guid.Empty, order, AttemptState.ActionRequired, Salon.Booked);
        var missed = Salon.Appointment(Salon.Start, property, [.. Salon.Agreed(fees: Fees), new BookingNoShow(Salon.Booked)]);
        var at = Salon.Booked + Duration.FromHours(2);
        Assert.Equal([new CancelAttempt(Guid.Empty, Lapsed: false)], Planner.Decide(missed with { Attempts = [waiting], AwaitingGuest = missed.AwaitingGuest.Add(waiting.Id) }, new RuleSet([]), at).Due);
        Assert.Contains(Planner.Decide(missed, new RuleSet([]), at).Due, decision => decision is FeeCharged);
    }

    [Theory]
    [InlineData("given up before it was sent", "order 55.00")]
    [InlineData("under way", "")]
    [InlineData("waits for the client", "")]
    [InlineData("declined", "")]
    [InlineData("paid in cash", "")]
    [InlineData("half paid in cash", "order 27.00")]
    [InlineData("charged by staff", "")]
    [InlineData("paused", "")]
    [InlineData("by hand from here", "")]
    public void A_fee_that_charges_itself_is_ordered_until_it_was_tried(string which, string expected)
    {
        var charged = new FeeCharged(Grace, FeeKind.NoShow, Salon.Euros(55), Salon.Euros(55), ByItself: which != "charged by staff");
        ImmutableArray<IFact> more = which switch
        {
            "declined" => [new PaymentFailed(Grace, Salon.Euros(55), PaymentMethod.Card, null, DeclineReason.Declined, Guid.Empty, Request: null)],
            "paid in cash" => [Salon.Cash(55), Salon.Line(20)],
            "half paid in cash" => [Salon.Cash(28)],
            _ => [],
        };
        var property = Salon.Property with
        {
            Fees = which == "by hand from here" ? FeeSettings.ByHand : new FeeSettings(GraceHours: 2), Brake = Brake.Off with { Paused = which == "paused" },
        };
        var missed = Missed(property, [charged, .. more]);
        var order = Order with { Fee = FeeKind.NoShow };
        var booking = which switch
        {
            "under way" => missed with { Attempts = [new Attempt(Guid.Empty, order, AttemptState.Sent, Grace)] },
            "waits for the client" => missed with { Attempts = [new Attempt(Guid.Empty, order, AttemptState.ActionRequired, Grace)], AwaitingGuest = [Guid.Empty] },
            _ => missed,
        };
        Assert.Equal(expected, Said(Planner.Decide(booking, new RuleSet([]), Grace).Due));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_no_card_is_there_for_a_fee_staff_are_told_once(bool afterAnOrder)
    {
        var noCard = Salon.Appointment(
            Salon.Start, Salon.Property with { Fees = new FeeSettings(GraceHours: 2) },
            new ConsentGiven(Salon.Booked, new Consent(Salon.Euros(55), Salon.Booked) { Fees = Fees }), new BookingNoShow(Salon.Booked));
        var charged = new FeeCharged(Grace, FeeKind.NoShow, Salon.Euros(55), Salon.Euros(55), ByItself: true);
        var booking = afterAnOrder ? Planner.Apply(noCard, charged) : noCard;
        var due = Planner.Decide(booking, new RuleSet([]), Grace).Due;
        Assert.Equal(afterAnOrder ? "task.created" : "fee.charged, task.created", Said(due));
        Assert.Contains("55.00", due.OfType<TaskCreated>().Single().Text, StringComparison.Ordinal);
        var told = due.OfType<IFact>().Aggregate(booking, Planner.Apply);
        Assert.Empty(Planner.Decide(Planner.Apply(told, new CardAdded(Grace, Salon.Card)), new RuleSet([]), Grace).Due);
    }

    [Theory] // Switched on so many hours after the client was missed.
    [InlineData(null, true)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void What_was_missed_before_fees_charge_themselves_is_left_to_staff(int? hours, bool charges)
    {
        var fees = new FeeSettings(GraceHours: 2) { Since = hours is { } after ? Salon.Booked + Duration.FromHours(after) : null };
        var booking = Missed(Salon.Property with { Fees = fees });
        Assert.Equal(charges ? Grace : null, Core.Planning.Fees.ChargedAt(booking));
        Assert.Equal(charges, !Planner.Decide(booking, new RuleSet([]), Grace).Due.IsEmpty);
    }

    [Theory] // What was posted beside a cut of 55.00, in euros; what is credited when the fee takes its place.
    [InlineData("product -20", 35)]
    [InlineData("product 20", 55)]
    [InlineData("product 20, product -20", 55)]
    [InlineData("product 20, product -30", 45)]
    [InlineData("product -80", 0)]
    [InlineData("giftVoucher 50, product -20", 35)]
    public void What_was_taken_off_before_is_not_credited_again(string lines, int credited)
    {
        ImmutableArray<IFact> posted = [.. lines.Split(", ").Select(line => line.Split(' ')).Select(line => Salon.Line(int.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture), line[0]))];
        Assert.Equal(Salon.Euros(credited), Core.Planning.Fees.Booked(Missed(Salon.Property, posted)));
    }

    [Fact]
    public void What_was_given_back_with_a_credit_line_is_not_credited_again()
    {
        var booking = Missed(Salon.Property, [Salon.Cash(55), new RefundSucceeded(Salon.Booked, Salon.Euros(20), 1, "main", CreditLine: true, Attempt: null)]);
        var waived = Planner.Apply(booking, new FeeWaived(Grace, FeeKind.NoShow, Salon.Euros(55), Core.Planning.Fees.Booked(booking), "Regular"));
        Assert.Equal(Salon.Euros(-35), waived.Balance); // What is left of what they paid.
    }

    private static Instant Grace { get; } = Salon.Booked + Duration.FromHours(2);

    private static GatewayOrder Order { get; } = new()
    {
        Kind = AttemptKind.Charge, Amount = Salon.Euros(55), Initiator = Initiator.Automation, Card = Salon.Card.Id, Shares = [new FolioShare("main", Salon.Euros(55))],
    };

    private static BookingSnapshot Missed(PropertySettings property, ImmutableArray<IFact> more = default) => Salon.Appointment(
        Salon.Start, property, [.. Salon.Agreed(fees: Fees), new BookingNoShow(Salon.Booked), .. more.IsDefault ? [] : more]);

    private static string Said(ImmutableArray<IDecision> due) =>
        string.Join(", ", due.Select(each => each is GatewayOrder order ? $"order {order.Amount.ToDecimalString()}" : FactNames.Of((IFact)each)));

    private static FeeTerms Fees { get; } = FeeTerms.Of(Salon.Protection, Salon.Euros(55));
}
