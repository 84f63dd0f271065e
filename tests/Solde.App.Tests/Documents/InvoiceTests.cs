using System.Collections.Frozen;
using NodaTime;
using Solde.App.Documents;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Documents;

/// <summary>What an invoice says besides its lines: whom it is made out to, what was paid and given back, what is left and until when, and the tax of it all.</summary>
public sealed class InvoiceTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 10, 13, 0);
    private static readonly BilledTo Acme = new("Acme SAS", "4 rue du Port\n40000 Mont-de-Marsan", "552 100 554", "FR83552100554");

    [Theory]
    [InlineData(true, "paid 100 refunded 30, total 70, left 0")]
    [InlineData(false, "paid 100 refunded 30, total 100, left 30")]
    public void What_was_given_back_stands_beside_what_was_paid(bool creditLine, string said)
    {
        var text = Invoice([Paid(100), Refunded(30, creditLine)]);
        var payment = Assert.Single(text.Payments);
        Assert.Equal(said, $"paid {Euros(payment.Amount)} refunded {Euros(payment.Refunded!.Value)}, total {Euros(text.Total)}, left {Euros(text.Left)}");
    }

    [Fact]
    public void The_receipt_of_a_sale_has_neither_the_credit_nor_the_refund()
    {
        IFact[] facts = [Paid(100), Refunded(30, creditLine: true), new SaleOpened(Now, 1, "main"), new FolioLineAdded(Now, "main", "bar", Euros(30)), Paid(30), new SaleClosed(Now, 1, "main", Euros(130), Euros(0), Euros(130))];
        var text = Written(facts, _ => new DocumentIssued(Now, 1, DocumentKind.Receipt, "main", Euros(130), Sale: 1));
        Assert.Equal((null, Euros(0)), (text.Payments[0].Refunded, text.Left));
    }

    [Theory] // What was paid too much for a price that fell pays what is sold next, unless it is given back.
    [InlineData(false, 20, 10)]
    [InlineData(true, 30)]
    public void What_was_paid_before_is_of_the_next_receipt_where_the_price_fell(bool isGivenBack, params int[] payments)
    {
        IFact[] facts =
        [
            new SaleOpened(Now, 1, "main"), Paid(100), new SaleClosed(Now, 1, "main", Euros(100), Euros(0), Euros(100)),
            new DocumentIssued(Now, 1, DocumentKind.Receipt, "main", Euros(100), Sale: 1), new FolioLineAdded(Now, "main", "bar", Euros(-20)),
            new DocumentIssued(Now, 2, DocumentKind.CreditNote, "main", Euros(20), Corrects: 1),
            .. isGivenBack ? [new RefundSucceeded(Now, Euros(20), 1, "main", CreditLine: true, null, Credit: Euros(0))] : Array.Empty<IFact>(),
            new SaleOpened(Now, 2, "main"), new FolioLineAdded(Now, "main", "bar", Euros(30)), Paid(isGivenBack ? 30 : 10), new SaleClosed(Now, 2, "main", Euros(30), Euros(0), Euros(30)),
        ];
        var text = Written(facts, _ => new DocumentIssued(Now, 3, DocumentKind.Receipt, "main", Euros(30), Sale: 2));
        Assert.Equal(payments.Select(amount => Euros(amount)), text.Payments.Select(payment => payment.Amount));
        Assert.Equal(Euros(0), text.Left);
    }

    [Fact]
    public void Nothing_is_left_to_pay_on_a_credit_note() => Assert.Equal(Euros(0), CreditNote(Acme).Left);

    [Fact]
    public void An_invoice_is_due_after_the_days_of_the_settings_and_other_documents_never()
    {
        Assert.Equal(new LocalDate(2026, 6, 9), Invoice([]).DueOn);
        Assert.Null(CreditNote(null).DueOn);
    }

    [Fact]
    public void Whom_it_is_made_out_to_stands_on_it_and_on_its_credit_note()
    {
        Assert.Equal(Acme, Invoice([], Acme).Billing);
        Assert.Equal(Acme, CreditNote(Acme).Billing);
        Assert.Null(Invoice([]).Billing);
    }

    [Theory]
    [InlineData("bar", null)] // What it contains is not known.
    [InlineData("tip", 909)] // A tip contains none.
    [InlineData("discount", 455)] // It lessens what it stands beside.
    public void The_tax_of_all_is_told_where_it_is_known(string group, int? tax) => Assert.Equal(
        tax, (int?)Invoice([new FolioLineAdded(Now, "main", group, Euros(group == "discount" ? -50 : 50))]).Tax?.Minor);

    [Fact]
    public void A_document_of_before_says_nothing_of_what_it_did_not_know()
    {
        var json = DocumentJson.Write(Invoice([Paid(100), Refunded(30, creditLine: true)], Acme), Currency.Eur);
        var old = json.Replace(""","refunded":3000""", "", StringComparison.Ordinal).Replace(""","dueOn":"2026-06-09" """.Trim(), "", StringComparison.Ordinal);
        old = string.Concat(old.AsSpan(0, old.IndexOf(""","billing":""", StringComparison.Ordinal)), old.AsSpan(old.IndexOf("""},"ref":""", StringComparison.Ordinal) + 1));
        var read = DocumentJson.Read(old, Currency.Eur);
        Assert.Equal((null, null, null, Euros(0)), (read.Billing, read.DueOn, read.Payments[0].Refunded, read.Left));
        Assert.Equal(old, DocumentJson.Write(read, Currency.Eur));
    }

    private static readonly PropertySettings Property = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
        Legal = new LegalIdentity { DueDays = 30, VatRates = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("accommodation", Percent.Of(10))]) },
    };

    private static BookingDetails Details { get; } = new()
    {
        Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 5, 10), Departure = new LocalDate(2026, 5, 12), Guest = new Guest("Léa Roy", "lea@example.com", "fr"),
    };

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    private static long Euros(Money amount) => amount.Minor / 100;

    private static PaymentRecorded Paid(int amount) => new(Now, Euros(amount), PaymentMethod.Cash, [new FolioShare("main", Euros(amount))]);

    private static RefundSucceeded Refunded(int amount, bool creditLine) => new(Now, Euros(amount), 1, "main", creditLine, null);

    private static DocumentText Invoice(IFact[] facts, BilledTo? billing = null) => Written(
        facts, booking => new DocumentIssued(Now, 1, DocumentKind.Invoice, "main", booking.Folios[0].Charges, Billing: billing));

    private static DocumentText CreditNote(BilledTo? billing) => Written(
        [Paid(100), new DocumentIssued(Now, 1, DocumentKind.Invoice, "main", Euros(100), Billing: billing), Refunded(30, creditLine: true)],
        _ => new DocumentIssued(Now, 2, DocumentKind.CreditNote, "main", Euros(30), Corrects: 1));

    // A stay of 100 and what happened with it.
    private static DocumentText Written(IFact[] facts, Func<BookingSnapshot, DocumentIssued> issue)
    {
        var booked = Planner.Create(Property, "B1", new BookingCreated(Now, Now, Details, [new ChargeLine("accommodation", Euros(100), Booked: true)]));
        var booking = facts.Aggregate(booked, Planner.Apply);
        var issued = issue(booking);
        return DocumentWriting.Write(Planner.Apply(booking, issued), issued);
    }
}
