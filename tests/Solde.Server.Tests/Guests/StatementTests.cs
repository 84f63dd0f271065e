using Solde.App.Checkout;
using Solde.Core;
using Solde.Core.Checkout;

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

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);
}
