using Solde.Core.Documents;
using Solde.Server.Office.Bookings;
using Solde.Server.Office.Shared;

namespace Solde.Server.Tests.Office;

/// <summary>Whom an invoice is made out to, as staff enter it.</summary>
public sealed class BillingFormTests
{
    [Fact]
    public void What_is_left_empty_is_not_said()
    {
        Assert.Null(BillingForm.Read(new Entered()));
        var entered = new Entered { ["billingName"] = "Acme SAS", ["billingAddress"] = "4 rue du Port\r\n40000 Mont-de-Marsan", ["billingVatNumber"] = "" };
        Assert.Equal(new BilledTo("Acme SAS", "4 rue du Port\n40000 Mont-de-Marsan", null, null), BillingForm.Read(entered));
        Assert.True(entered.IsRight);
    }

    [Fact]
    public void What_is_too_long_is_said_at_its_field()
    {
        var entered = new Entered { ["billingVatNumber"] = new string('1', 31) };
        BillingForm.Read(entered);
        Assert.NotNull(entered.WrongWith("billingVatNumber"));
    }
}
