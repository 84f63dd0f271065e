using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Vouchers;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Tests.Office;

/// <summary>The form with which a folio of 120 € is settled: the client agreed that the card pays it, and no more.</summary>
public sealed class CheckoutFormTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 7, 24, 14, 0);

    private static readonly PropertySettings Property = Api.ApiRig.Settings("Salon Lumière") with
    {
        Kind = PropertyKind.Salon,
        Services = [new Service("colour", Euros(120), 120, CardOnline.Optional) { Name = "Couleur", VatRate = Percent.Of(20) }],
        Products = [new Product("shampoo", "Shampooing", Euros(18), Percent.Of(20))],
        GiftVouchers = new GiftVoucherOffer(Euros(20), Euros(200), 12),
    };

    [Theory] //  what0                 amount0  name0        name           amount    rate
    [InlineData("Product:shampoo", "", "", "Shampooing", "18.00", "20")]
    [InlineData("Product:shampoo", "15,50", "Offre", "Offre", "15.50", "20")]
    [InlineData("Service:colour", "", "", "Couleur", "120.00", "20")]
    [InlineData("Extra", "5", "Masque", "Masque", "5.00", null)]
    [InlineData("Tip", "5", "", "Pourboire", "5.00", null)]
    [InlineData("Discount", "10", "Fidélité", "Fidélité", "-10.00", null)]
    [InlineData("GiftVoucher", "50", "", "Bon cadeau", "50.00", null)]
    public void A_line_is_of_the_catalogue_or_typed(string what, string amount, string name, string named, string price, string? rate)
    {
        var line = Assert.Single(Read(("what0", what), ("amount0", amount), ("name0", name))!.Settling.Add);
        Assert.Equal((named, price, rate), (line.Name, line.Amount.ToDecimalString(), line.Rate?.ToString()));
    }

    [Theory]
    [InlineData("", "5", "", "what0")]
    [InlineData("Product:gone", "5", "", "what0")]
    [InlineData("Extra", "", "Masque", "amount0")]
    [InlineData("Extra", "-5", "Masque", "amount0")]
    [InlineData("Extra", "5", "", "name0")]
    [InlineData("Discount", "5", "", "name0")]
    [InlineData("GiftVoucher", "10", "", "amount0")]
    [InlineData("GiftVoucher", "201", "", "amount0")]
    public void What_is_wrong_with_a_line_stands_beside_its_field(string what, string amount, string name, string wrong)
    {
        var entered = Form(("what0", what), ("amount0", amount), ("name0", name));
        Assert.Null(CheckoutForm.Read(entered, Property));
        Assert.NotNull(entered.WrongWith(wrong));
    }

    [Theory] //  card   agreed method0 taken0   by card   in hand    rest stays
    [InlineData(true, false, "", "", "120.00", "", "18.00")]
    [InlineData(true, false, "Cash", "", "120.00", "18.00", "0.00")]
    [InlineData(true, false, "Cash", "20", "118.00", "20.00", "0.00")]
    [InlineData(true, true, "", "", "138.00", "", "0.00")]
    [InlineData(false, true, "Terminal", "", "0.00", "138.00", "0.00")]
    [InlineData(false, false, "later", "", "0.00", "", "138.00")]
    public void The_card_pays_what_was_agreed_and_one_tender_the_rest(bool card, bool agreed, string method, string taken, string byCard, string inHand, string rest)
    {
        var entered = Form(("what0", "Product:shampoo"), ("method0", method), ("taken0", taken));
        entered.Tick("card", card);
        entered.Tick("agreed", agreed);
        var answer = CheckoutForm.Read(entered, Property)!.Settle(Appointment(), Now);
        Assert.Null(answer.Refusal);
        var charged = answer.Decisions.OfType<GatewayOrder>().Select(order => order.Amount).SingleOrDefault(Euros(0));
        var tendered = answer.Decisions.OfType<PaymentRecorded>().Select(fact => fact.Amount).ToList();
        Assert.Equal((byCard, inHand), (charged.ToDecimalString(), string.Join(' ', tendered.Select(amount => amount.ToDecimalString()))));
        Assert.Equal(rest, (tendered.Aggregate(Euros(138), (left, amount) => left - amount) - charged).ToDecimalString());
    }

    [Fact]
    public void A_tender_of_the_rest_is_refused_where_the_card_pays_everything()
    {
        var entered = Form(("method0", "Cash"));
        entered.Tick("card", true);
        Assert.Equal(Refusals.NothingDue, CheckoutForm.Read(entered, Property)!.Settle(Appointment(), Now).Refusal);
    }

    [Fact]
    public void Only_one_tender_takes_the_rest_and_an_amount_needs_its_method()
    {
        var entered = Form(("tenders", "3"), ("method0", "Cash"), ("method1", "Terminal"), ("taken2", "5"));
        Assert.Null(CheckoutForm.Read(entered, Property));
        Assert.Equal((true, true), (entered.WrongWith("taken1") is not null, entered.WrongWith("method2") is not null));
    }

    [Theory] //  taken0 amount
    [InlineData("", "120.00")]
    [InlineData("40", "40.00")]
    public void A_voucher_pays_by_its_code_however_that_is_typed(string taken, string amount)
    {
        var form = Read(("method0", "GiftVoucher"), ("taken0", taken), ("code0", "kdta wxqe mpyr cnfh"))!;
        var answer = form.Settle(Appointment() with { Cards = [] }, Now);
        var redeemed = Assert.Single(answer.Decisions.OfType<VoucherRedeemed>());
        Assert.Equal((amount, VoucherCode.DigestOf("KDTA-WXQE-MPYR-CNFH")), (redeemed.Amount.ToDecimalString(), redeemed.Voucher));
        Assert.Equal((0, redeemed.Voucher), (Assert.Single(form.Vouchers).Row, form.Vouchers[0].Voucher));
    }

    [Fact]
    public void A_code_counts_only_where_a_voucher_pays()
    {
        var form = Read(("method0", "Cash"), ("code0", "kdta wxqe mpyr cnfh"))!;
        Assert.Empty(form.Vouchers);
        Assert.Empty(form.Settle(Appointment(), Now).Decisions.OfType<VoucherRedeemed>());
    }

    [Fact]
    public void The_amount_that_the_form_opened_with_follows_what_is_added()
    {
        var entered = CheckoutForm.Of(Appointment(), "main", isDeclined: true, Now, Languages.French);
        Assert.Equal(("120,00", false), (entered["taken0"], entered.Is("card")));
        (entered["what0"], entered["method0"]) = ("Product:shampoo", "Cash");
        var paid = Assert.Single(CheckoutForm.Read(entered, Property)!.Settle(Appointment(), Now).Decisions.OfType<PaymentRecorded>());
        Assert.Equal("138.00", paid.Amount.ToDecimalString());
    }

    [Fact]
    public void What_costs_something_else_by_now_is_looked_at_again_before_money_is_noted()
    {
        var entered = CheckoutForm.Of(Appointment(), "main", isDeclined: true, Now, Languages.French);
        entered["method0"] = "Cash";
        var main = Appointment().Folios[0];
        var dearer = Appointment() with { Folios = [main with { Charges = Euros(150), Lines = [main.Lines[0] with { Amount = Euros(150) }] }] };
        Assert.Equal(Refusals.SaleChanged, CheckoutForm.Read(entered, Property)!.Settle(dearer, Now).Refusal);
        Assert.Null(CheckoutForm.Read(entered, Property)!.Settle(Appointment(), Now).Refusal);
    }

    private static CheckoutForm? Read(params (string Field, string Value)[] fields) => CheckoutForm.Read(Form(fields), Property);

    private static Entered Form(params (string Field, string Value)[] fields)
    {
        var entered = new Entered();
        foreach (var (field, value) in fields)
        {
            entered[field] = value;
        }

        return entered;
    }

    private static BookingSnapshot Appointment() => new()
    {
        Ref = "A1",
        Property = Property,
        Details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 24),
            Start = new LocalDateTime(2026, 7, 24, 14, 0), Services = ["colour"], Guest = new Guest("Léa Roy", "lea@example.com", "fr"),
        },
        CreatedAt = Now,
        RecordedAt = Now,
        Folios = [Folio.Open("main", Currency.Eur) with { Charges = Euros(120), Lines = [ChargeLine.Of(Property.Services[0])] }],
        Cards = [new CardOnFile(new CardId(1), CardOwner.Guest, "tok_1", "4242", "Visa", new YearMonth(2030, 12))],
        Consent = new Consent(Euros(120), Now),
    };

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);
}
