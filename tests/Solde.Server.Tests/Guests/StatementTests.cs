using Solde.App.Bookings;
using Solde.App.Checkout;
using Solde.App.Documents;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Checkout;
using Solde.Core.Properties;

namespace Solde.Server.Tests.Guests;

public sealed class StatementTests
{
    [Fact]
    public async Task Guests_read_names_and_no_codes()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        await house.Act(stay, booking => CheckoutActions.Settle(
            booking,
            new Settling
            {
                Add = [new SaleLine(SaleLineKind.Product, "Miel de pin", Euros(12)), new SaleLine(SaleLineKind.Discount, "Fidélité", Euros(-5))], CardOnFile = false,
            },
            house.Now()));
        var guest = new GuestBrowser();
        var page = await guest.Visit(stay.Link);
        var folio = await guest.Get(new Uri(page.At + "/folio/1"));
        Assert.Contains("Miel de pin", folio.Text, StringComparison.Ordinal);
        Assert.Contains("Remise : Fidélité", folio.Text, StringComparison.Ordinal);
        Assert.Contains("Hébergement", folio.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Produit", folio.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_keeps_its_receipt_until_a_document_tells_of_it()
    {
        await using var house = await GuestHouse.Open();
        var stay = (await house.Ask("B1"))[0];
        await house.Act(stay, booking => FolioActions.RecordPayment(booking, Euros(50), PaymentMethod.Cash, null, house.Now(), null));
        await house.Act(stay, booking => FolioActions.RecordPayment(booking, Euros(60), PaymentMethod.Cash, null, house.Now(), null));
        await house.Act(stay, booking => DocumentActions.IssueReceipt(booking, 2, house.Now()));
        var guest = new GuestBrowser();
        var folio = new Uri((await guest.Visit(stay.Link)).At + "/folio/1");
        Assert.Equal((true, false), await Receipts());

        await house.Act(stay, booking => DocumentActions.IssueInvoice(booking, null, house.Now()));
        Assert.Equal((false, false), await Receipts());
        await house.Act(stay, booking => DocumentActions.CancelInvoice(booking, null, house.Now()));
        Assert.Equal((true, false), await Receipts());

        async Task<(bool First, bool Second)> Receipts()
        {
            var html = (await guest.Get(folio)).Html;
            return (html.Contains("/receipt/1\"", StringComparison.Ordinal), html.Contains("/receipt/2\"", StringComparison.Ordinal));
        }
    }

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);
}
