using Solde.App.Bookings;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Simulation.Tests;

/// <content>What holds of checkout: the consent is never exceeded, a sale closes once, vouchers are never below zero, documents have no gap.</content>
internal sealed partial class Watch
{
    private readonly HashSet<(BookingKey, int)> closed = [];

    private void Settled(Change change)
    {
        foreach (var attempt in change.Attempts.Where(attempt => attempt is { State: AttemptState.New, Order: { Sale: not null } or { Fee: not null } }))
        {
            simulation.Count("card on file at a till");
            var before = change.After with { Attempts = change.After.Attempts.RemoveAll(each => each.Id == attempt.Id) };
            if (before.Property.Kind == PropertyKind.Salon && attempt.Order.Amount > CheckoutAmounts.ConsentLeft(before))
            {
                simulation.Fail($"16: {attempt.Order.Amount} is ordered for {before.Ref}, whose client agreed to {CheckoutAmounts.ConsentLeft(before)}");
            }
        }

        foreach (var fact in change.Facts)
        {
            switch (fact)
            {
                case SaleClosed sale:
                    simulation.Count("sale closed");
                    if (!closed.Add((change.Key, sale.Number)))
                    {
                        simulation.Fail($"17: sale {sale.Number} of {change.After.Ref} closed twice");
                    }

                    break;
                case FeeCharged:
                    simulation.Count("fee charged");
                    break;
                case VoucherRedeemed:
                    simulation.Count("voucher redeemed");
                    break;
            }
        }
    }

    /// <summary>What is left of all vouchers is what the journal says of them; numbers of documents follow each other.</summary>
    private void TillsAgree()
    {
        var told = facts.Sum(fact => fact switch
        {
            VoucherIssued f => f.Amount.Minor,
            VoucherRedeemed f => -f.Amount.Minor,
            VoucherCredited f => f.Amount.Minor,
            VoucherVoided f => -f.Amount.Minor,
            _ => 0,
        });
        var left = Rows("SELECT COALESCE(SUM(balance), 0), COALESCE(MIN(balance), 0) FROM vouchers", static row => (Sum: row.GetInt64(0), Least: row.GetInt64(1)))[0];
        if (left.Sum != told || left.Least < 0)
        {
            simulation.Fail($"18: {left.Sum} is left of vouchers, the least of one {left.Least}, and the journal says {told}");
        }

        foreach (var series in Rows(
            "SELECT kind || ' ' || year, COUNT(*), MAX(place) FROM documents GROUP BY property_id, kind, year HAVING COUNT(*) <> MAX(place) OR MIN(place) <> 1",
            static row => row.GetString(0)))
        {
            simulation.Fail($"19: the numbers of {series} have a gap");
        }
    }
}
