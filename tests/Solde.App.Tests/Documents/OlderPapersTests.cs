using Solde.App.Days;
using Solde.App.Documents;
using Solde.Core;
using Solde.Core.Documents;
using Solde.Core.Properties;

namespace Solde.App.Tests.Documents;

/// <summary>Documents and closed days stay as they were written, since the journal binds them: what older programs wrote is read.</summary>
public sealed class OlderPapersTests
{
    [Fact]
    public void A_line_that_was_told_of_was_so_as_a_whole()
    {
        var text = DocumentJson.Read(
            """
            {"kind":"invoice","language":"fr","at":1781078400000,"on":"2026-06-10","property":"Les Pins","issuer":"Les Pins","customer":"Anne \"told\":true Martin","ref":"B1",
            "from":"2026-06-10","to":"2026-06-11","folio":"main","lines":[{"group":"accommodation","amount":10000,"rate":100000,"told":true},{"group":"bar","amount":2000},
            {"group":"discount","amount":-500,"told":true}],"vat":[{"rate":100000,"net":9091,"tax":909}],"payments":[{"method":"cash","amount":11500}],"total":11500}
            """,
            Currency.Eur);
        Assert.Equal([Euros(10_000), null, Euros(-500)], text.Lines.Select(line => line.Told));
        Assert.Equal([new DocumentPayment(PaymentMethod.Cash, Euros(11_500))], text.Payments);
        Assert.Equal((null, null, null, Euros(0)), (text.Billing, text.DueOn, text.IsAppointment, text.Left));
        Assert.Equal("Anne \"told\":true Martin", text.Customer);
    }

    [Fact]
    public void A_closed_day_said_nothing_of_gift_vouchers_apart()
    {
        var sums = DayJson.Read(
            """
            {"day":"2026-06-10","received":12000,"refunded":0,"receivedByGateway":0,"refundedByGateway":0,"sold":12000,
            "methods":[{"method":"cash","received":12000,"refunded":0}],"doers":[{"received":12000,"refunded":0}],"vat":[{"rate":100000,"net":10909,"tax":1091}],
            "groups":[{"group":"accommodation","amount":12000}],"documents":[{"kind":"invoice","first":"F2026-000001","last":"F2026-000001","count":1,"total":12000}]}
            """,
            Currency.Eur);
        Assert.Null(sums.VouchersSold);
        Assert.Equal([new VatSum(new Percent(100_000), Euros(10_909), Euros(1_091))], sums.Vat);
        Assert.Equal([new DocumentSum(DocumentKind.Invoice, "F2026-000001", "F2026-000001", 1, Euros(12_000))], sums.Documents);
    }

    private static Money Euros(long cents) => new(cents, Currency.Eur);
}
