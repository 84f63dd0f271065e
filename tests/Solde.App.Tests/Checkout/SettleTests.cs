using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Payments;
using Solde.App.Requests;
using Solde.App.Vouchers;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Checkout;

/// <summary>What settling a folio comes to, and all that it refuses (SK3, SK5).</summary>
public sealed class SettleTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 10, 13, 0);
    private static readonly CardOnFile Card = new(new CardId(1), CardOwner.Guest, "tok_1", "4242", "Visa", new YearMonth(2030, 12));
    private static readonly string Voucher = VoucherCode.DigestOf("KDTA-WXQE-MPYR-CNFH");

    private static readonly PropertySettings Property = new()
    {
        Name = "Salon Lumière", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr", Kind = PropertyKind.Salon,
        GiftVouchers = new GiftVoucherOffer(Euros(10), Euros(200), ValidMonths: 12),
    };

    [Fact]
    public void The_card_pays_what_tenders_leave_up_to_the_consent() => Assert.Equal(
        ["sale.opened", "folio.lineAdded 18.00", "payment.recorded 20.00 Cash", "order 53.00"],
        Said(With(Agreed()), new Settling { Add = [Line(18)], Tenders = [Cash(20)] }));

    [Fact]
    public void Beyond_the_consent_the_card_is_left_alone() =>
        Assert.Equal(["sale.opened", "folio.lineAdded 18.00", "order 55.00"], Said(With(Agreed()), new Settling { Add = [Line(18)] }));

    [Fact]
    public void Who_agrees_on_the_spot_pays_all_by_card() => Assert.Equal(
        ["sale.opened", "folio.lineAdded 18.00", "consent.given 73.00", "order 73.00"],
        Said(With(Agreed()), new Settling { Add = [Line(18)], AgreedOnTheSpot = true }));

    [Fact]
    public void What_was_paid_before_is_not_paid_again_as_an_extra()
    {
        var paid = With([.. Agreed(), Paid(55)]);
        Assert.Equal(["sale.opened", "folio.lineAdded 18.00"], Said(paid, new Settling { Add = [Line(18)] }));
        Assert.Equal(["sale.opened", "folio.lineAdded 18.00", "consent.given 18.00", "order 18.00"], Said(paid, new Settling { Add = [Line(18)], AgreedOnTheSpot = true }));
        Assert.Equal(Refusals.ExceedsConsent, CardActions.Charge(With([.. Agreed(), Paid(55), new FolioLineAdded(Now, "main", "product", Euros(18))]), null, CardChoice.Last).Refusal);
    }

    [Fact]
    public void What_is_agreed_to_for_drinks_leaves_what_was_booked_agreed_to()
    {
        var booking = With([.. Agreed(), new FolioOpened(Now, "bar"), new FolioLineAdded(Now, "bar", "drinks", Euros(10))]);
        Assert.Equal(["sale.opened"], Said(booking, new Settling { Folio = "bar" }));
        Assert.Equal(["sale.opened", "consent.given 65.00", "order 10.00"], Said(booking, new Settling { Folio = "bar", AgreedOnTheSpot = true }));
    }

    [Fact]
    public void Without_a_card_nobody_agrees_to_one() =>
        Assert.Equal(["sale.opened"], Said(With(), new Settling { AgreedOnTheSpot = true }));

    [Fact]
    public void A_card_that_is_left_alone_is() => Assert.Equal(["sale.opened"], Said(With(Agreed()), new Settling { CardOnFile = false }));

    [Fact]
    public void A_sale_that_is_open_goes_on() =>
        Assert.Equal(["payment.recorded 55.00 Cash"], Said(With(Opened), new Settling { Tenders = [Cash(55)] }));

    [Fact]
    public void A_voucher_with_a_code_is_redeemed_and_one_of_elsewhere_is_only_recorded() => Assert.Equal(
        ["sale.opened", "payment.recorded 30.00 GiftVoucher", "voucher.redeemed 30.00", "payment.recorded 25.00 GiftVoucher"],
        Said(With(), new Settling { Tenders = [ByVoucher(30), new Tender(PaymentMethod.GiftVoucher, Euros(25))] }));

    [Fact]
    public void A_voucher_is_sold_without_vat()
    {
        var answer = CheckoutActions.Settle(With(), new Settling { Add = [Sold(50) with { Rate = Percent.Of(20) }] }, Now);
        Assert.Null(answer.Decisions.OfType<FolioLineAdded>().Single().Rate);
    }

    [Theory]
    [InlineData("Shampooing", false)]
    [InlineData("Pour Anne, qui est malade", true)]
    public void A_name_that_is_not_of_the_list_was_typed_and_can_be_erased(string name, bool typed)
    {
        var booking = With() with { Property = Property with { Products = [new Product("shampoo", "Shampooing", Euros(18), Percent.Of(20))] } };
        var answer = CheckoutActions.Settle(booking, new Settling { Add = [Line(18) with { Name = name }] }, Now);
        Assert.Equal((name, typed), answer.Decisions.OfType<FolioLineAdded>().Select(line => (line.Name, line.Typed)).Single());
    }

    [Fact]
    public void The_reason_for_letting_a_fee_go_can_be_erased()
    {
        var agreed = new ConsentGiven(Now, new Consent(Euros(55), Now) { Card = Card.Id, Fees = new FeeTerms("Any", 24, Euros(20), Euros(55)) });
        var answer = FeeActions.Waive(With(new CardAdded(Now, Card), agreed, new BookingNoShow(Now)), "Anne est malade", Now);
        Assert.True(answer.Decisions.OfType<FeeWaived>().Single().Typed);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "cancelled", Refusals.BookingCancelled },
        { "no-show", Refusals.BookingNoShow },
        { "unknown folio", Refusals.UnknownFolio },
        { "closed folio", Refusals.FolioClosed },
        { "all folios closed", Refusals.NoOpenFolio },
        { "sale of another folio", Refusals.SaleOpen },
        { "another screen closed it", Refusals.SaleClosed },
        { "nothing left", Refusals.SaleClosed },
        { "payment under way", Refusals.PaymentInProgress },
        { "card typed as a tender", Refusals.MethodNotOffered },
        { "link as a tender", Refusals.MethodNotOffered },
        { "more than is owed", Refusals.ExceedsBalance },
        { "more in parts", Refusals.ExceedsBalance },
        { "discount of more than is sold", Refusals.DiscountTooLarge },
        { "discount of more than the second sale", Refusals.DiscountTooLarge },
        { "voucher too small", Refusals.VoucherAmount },
        { "voucher too large", Refusals.VoucherAmount },
        { "another screen added a line", Refusals.SaleChanged },
        { "no vouchers sold", Refusals.VouchersNotSold },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_cannot_be_settled_is_refused_and_changes_nothing(string which, string expected)
    {
        var closed = new SaleClosed(Now, 1, "main", Euros(55), Euros(0), Euros(55));
        var (booking, settling) = which switch
        {
            "cancelled" => (With(new BookingCancelled(Now)), new Settling()),
            "no-show" => (With(new BookingNoShow(Now)), new Settling()),
            "unknown folio" => (With(), new Settling { Folio = "bar" }),
            "closed folio" => (With(new FolioOpened(Now, "bar"), new FolioClosed(Now, "bar", null)), new Settling { Folio = "bar" }),
            "all folios closed" => (With(new FolioClosed(Now, "main", null)), new Settling()),
            "sale of another folio" => (With(new FolioOpened(Now, "bar"), Opened), new Settling { Folio = "bar" }),
            "another screen closed it" => (With(Opened, Paid(55), closed), new Settling { Add = [Line(5)], Sales = 0 }),
            "nothing left" => (With(Opened, Paid(55), closed), new Settling()),
            "payment under way" => (UnderWay(), new Settling { Tenders = [Cash(5)] }),
            "card typed as a tender" => (With(), new Settling { Tenders = [new Tender(PaymentMethod.Card, Euros(55))] }),
            "link as a tender" => (With(), new Settling { Tenders = [new Tender(PaymentMethod.MailOrderCard, Euros(55))] }),
            "more than is owed" => (With(), new Settling { Tenders = [Cash(56)] }),
            "more in parts" => (With(), new Settling { Tenders = [Cash(50), Cash(6)] }),
            "discount of more than is sold" => (With(), new Settling { Add = [Discount(56)] }),
            "discount of more than the second sale" => (With(Opened, Paid(55), closed), new Settling { Add = [Line(5), Discount(6)] }),
            "voucher too small" => (With(), new Settling { Add = [Sold(9)] }),
            "another screen added a line" => (With(Opened, new FolioLineAdded(Now, "main", "product", Euros(18))), new Settling { Tenders = [Cash(55)], Seen = CheckoutActions.SeenOf(With(Opened).Folios[0]) }),
            "voucher too large" => (With(), new Settling { Add = [Sold(201)] }),
            _ => (With() with { Property = Property with { GiftVouchers = null } }, new Settling { Add = [Sold(50)] }),
        };
        var answer = CheckoutActions.Settle(booking, settling, Now);
        Assert.Equal(expected, answer.Refusal);
        Assert.Empty(answer.Decisions);
    }

    [Fact]
    public void A_discount_of_all_that_is_sold_is_one() =>
        Assert.Equal(["sale.opened", "folio.lineAdded 5.00", "folio.lineAdded -60.00"], Said(With(), new Settling { Add = [Line(5), Discount(60)] }));

    [Fact]
    public void A_fee_that_is_charged_or_waived_ends_what_waits_for_the_client()
    {
        var missed = With(
            new CardAdded(Now, Card),
            new ConsentGiven(Now, new Consent(Euros(55), Now) { Card = Card.Id, Fees = new FeeTerms("Any", 24, Euros(20), Euros(55)) }), new BookingNoShow(Now));
        Assert.True(FeeActions.Charge(missed, Now).EndsWaiting);
        Assert.True(FeeActions.Waive(missed, "Regular", Now).EndsWaiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_client_who_changes_their_card_agrees_to_the_same_for_the_new_one(bool usedUp)
    {
        var consent = new Consent(Euros(40), Now) { Card = Card.Id, UsedUp = usedUp, Terms = 3, Address = "192.0.2.1" };
        var changed = GuestActions.LeaveCard(With(new CardAdded(Now, Card), new ConsentGiven(Now, consent)), Other, Now + Duration.FromHours(1));
        var booking = changed.Decisions.OfType<IFact>().Aggregate(With(new CardAdded(Now, Card), new ConsentGiven(Now, consent)), Planner.Apply);
        Assert.Equal(consent with { Card = new CardId(2) }, booking.Consent);
        Assert.Equal(new CardId(2), CheckoutAmounts.CardOf(booking)!.Id);
    }

    [Fact]
    public void A_client_who_agreed_to_nothing_agrees_to_nothing_by_leaving_a_card() =>
        Assert.IsType<CardAdded>(Assert.Single(GuestActions.LeaveCard(With(), Other, Now).Decisions));

    [Fact]
    public void A_card_whose_consent_is_used_up_pays_only_what_is_agreed_to_anew()
    {
        var settled = With([.. Agreed(), Opened, Paid(55), new SaleClosed(Now, 1, "main", Euros(55), Euros(0), Euros(55))]);
        Assert.Equal(["sale.opened", "folio.lineAdded 18.00"], Said(settled, new Settling { Add = [Line(18)] }));
        Assert.Equal(["sale.opened", "folio.lineAdded 18.00", "consent.given 18.00", "order 18.00"], Said(settled, new Settling { Add = [Line(18)], AgreedOnTheSpot = true }));
    }

    [Theory] // Typed by staff, in euros; what is ordered, or why nothing is.
    [InlineData(null, "order 55.00", null)]
    [InlineData(55, "order 55.00", null)]
    [InlineData(56, null, Refusals.ExceedsConsent)]
    [InlineData(96, null, Refusals.ExceedsBalance)]
    public void Elsewhere_than_at_checkout_the_card_pays_no_more_than_was_agreed_either(int? typed, string? ordered, string? refusal)
    {
        var booking = With([.. Agreed(), new FolioLineAdded(Now, "main", "product", Euros(40))]);
        foreach (var answer in (Answer[])
        [
            CardActions.Charge(booking, typed is { } euros ? Euros(euros) : null, CardChoice.Last), CardActions.PlaceHold(booking, typed is { } held ? Euros(held) : null, CardChoice.Last),
        ])
        {
            Assert.Equal(refusal, answer.Refusal);
            Assert.Equal(ordered is null ? [] : [ordered], Said(answer));
        }
    }

    [Fact]
    public void Who_cancelled_in_time_is_not_charged_what_was_booked() =>
        Assert.Equal(Refusals.ExceedsConsent, CardActions.Charge(With([.. Agreed(), new BookingCancelled(Now)]), null, CardChoice.Last).Refusal);

    [Fact]
    public void A_sale_goes_on_with_its_own_folio_where_none_is_named()
    {
        var booking = With(new FolioOpened(Now, "bar"), new FolioLineAdded(Now, "bar", "drinks", Euros(10)), new SaleOpened(Now, 1, "bar"));
        var paid = CheckoutActions.Settle(booking, new Settling { Tenders = [Cash(10)] }, Now).Decisions.OfType<PaymentRecorded>().Single();
        Assert.Equal("bar", paid.Shares.Single().Folio);
    }

    [Fact]
    public void A_folio_is_not_closed_while_its_sale_is_open() => Assert.Equal(Refusals.SaleOpen, FolioActions.Close(With(Opened), "main", null, Now).Refusal);

    [Fact]
    public void What_a_voucher_paid_goes_back_to_it() => Assert.Equal(
        ["refund.succeeded 20.00", "voucher.credited 20.00"],
        Said(FolioActions.Refund(With(new PaymentRecorded(Now, Euros(55), PaymentMethod.GiftVoucher, ToMain(55), Voucher: Voucher)), Euros(20), creditLine: false, Now)));

    [Theory]
    [InlineData(55, null)]
    [InlineData(56, Refusals.VoucherSold)]
    [InlineData(106, Refusals.ExceedsPayments)]
    public void The_price_of_a_voucher_is_given_back_with_the_voucher(int amount, string? refusal) =>
        Assert.Equal(refusal, FolioActions.Refund(WithVoucher(), Euros(amount), creditLine: false, Now).Refusal);

    [Theory]
    [InlineData(1, 50, null)]
    [InlineData(1, 20, null)]
    [InlineData(1, 51, Refusals.VoucherSpent)]
    [InlineData(2, 1, Refusals.UnknownVoucher)]
    public void What_is_left_of_a_voucher_is_voided_as_its_price_is_given_back(int number, int amount, string? refusal)
    {
        var answer = VoucherActions.Refund(WithVoucher(), number, Euros(amount), Now);
        Assert.Equal(refusal, answer.Refusal);
        Assert.Equal(refusal is null ? [$"voucher.voided {amount}.00", $"refund.succeeded {amount}.00"] : [], Said(answer));
    }

    [Fact]
    public void A_voucher_is_voided_once()
    {
        var booking = VoucherActions.Refund(WithVoucher(), 1, Euros(50), Now).Decisions.OfType<IFact>().Aggregate(WithVoucher(), Planner.Apply);
        Assert.Equal(Refusals.VoucherSpent, VoucherActions.Refund(booking, 1, Euros(1), Now).Refusal);
        Assert.Null(FolioActions.Refund(booking, Euros(55), creditLine: false, Now).Refusal);
    }

    private static SaleOpened Opened { get; } = new(Now, 1, "main");

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static ImmutableArray<FolioShare> ToMain(int amount) => [new FolioShare("main", Euros(amount))];

    private static PaymentRecorded Paid(int amount) => new(Now, Euros(amount), PaymentMethod.Cash, ToMain(amount));

    private static SaleLine Line(int amount) => new(SaleLineKind.Product, "Shampoo", Euros(amount));

    private static SaleLine Sold(int amount) => new(SaleLineKind.GiftVoucher, "Gift", Euros(amount));

    private static SaleLine Discount(int amount) => new(SaleLineKind.Discount, "Late", Euros(-amount));

    private static StoredCard Other { get; } = new("tok_2", "1111", "Visa", new YearMonth(2031, 1));

    private static Tender Cash(int amount) => new(PaymentMethod.Cash, Euros(amount));

    private static Tender ByVoucher(int amount) => new(PaymentMethod.GiftVoucher, Euros(amount)) { Voucher = Voucher };

    private static IFact[] Agreed() => [new CardAdded(Now, Card), new ConsentGiven(Now, new Consent(Euros(55), Now) { Card = Card.Id })];

    /// <summary>An appointment for a cut of 55.00.</summary>
    private static BookingSnapshot With(params IFact[] facts)
    {
        var start = new LocalDateTime(2026, 5, 10, 14, 0);
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = start.Date, Departure = start.Date, Start = start, Guest = new Guest("Léa Roy", "lea@example.com", "fr"),
        };
        return facts.Aggregate(Planner.Create(Property, "A1", new BookingCreated(Now, Now, details, [new("cut", Euros(55), Booked: true)])), Planner.Apply);
    }

    /// <summary>A voucher of 50.00 was sold with the cut, and all was paid in cash.</summary>
    private static BookingSnapshot WithVoucher() => With(
        new FolioLineAdded(Now, "main", GiftVoucher.Group, Euros(50)), Paid(105), new VoucherIssued(Now, 1, "main", Euros(50), new LocalDate(2027, 5, 10)));

    private static BookingSnapshot UnderWay()
    {
        var order = new GatewayOrder { Kind = AttemptKind.Charge, Amount = Euros(5), Initiator = Initiator.Staff, Shares = ToMain(5) };
        return With() with { Attempts = [new Attempt(Guid.Empty, order, AttemptState.Sent, Now)] };
    }

    private static string[] Said(BookingSnapshot booking, Settling settling) => Said(CheckoutActions.Settle(booking, settling, Now));

    private static string[] Said(Answer answer) => [.. answer.Decisions.Select(Say)];

    private static string Say(IDecision decision) => decision switch
    {
        FolioLineAdded f => $"folio.lineAdded {f.Amount.ToDecimalString()}",
        PaymentRecorded f => $"payment.recorded {f.Amount.ToDecimalString()} {f.Method}",
        VoucherRedeemed f => $"voucher.redeemed {f.Amount.ToDecimalString()}",
        VoucherCredited f => $"voucher.credited {f.Amount.ToDecimalString()}",
        VoucherVoided f => $"voucher.voided {f.Amount.ToDecimalString()}",
        RefundSucceeded f => $"refund.succeeded {f.Amount.ToDecimalString()}",
        ConsentGiven f => $"consent.given {f.Consent.Cap.ToDecimalString()}",
        GatewayOrder order => $"order {order.Amount.ToDecimalString()}",
        IFact fact => FactNames.Of(fact),
        _ => $"{decision}",
    };
}
