using Solde.App.Bookings;
using Solde.App.Vouchers;

namespace Solde.App.Backtest;

/// <content>What is left of gift vouchers.</content>
public sealed partial class MemoryStore
{
    private readonly Dictionary<(Guid Property, string Voucher), (Money Amount, Money Balance, LocalDate ValidUntil)> vouchers = [];

    /// <summary>Does what a change does to gift vouchers, all of it or nothing.</summary>
    private CommitResult Moved(Change change)
    {
        var before = change.Vouchers.Select(move => (change.Key.Property, move.Voucher)).Distinct().Where(vouchers.ContainsKey)
            .ToDictionary(key => key, key => vouchers[key]);
        foreach (var move in change.Vouchers)
        {
            if (Moved(change.Key.Property, move) is not CommitResult.Stored and var refused)
            {
                foreach (var (key, voucher) in before)
                {
                    vouchers[key] = voucher;
                }

                return refused;
            }
        }

        return CommitResult.Stored;
    }

    private CommitResult Moved(Guid property, VoucherMove move)
    {
        var key = (property, move.Voucher);
        if (move.Kind == VoucherMoveKind.Issue)
        {
            vouchers[key] = (move.Amount, move.Amount, move.Day);
            return CommitResult.Stored;
        }

        if (!vouchers.TryGetValue(key, out var voucher))
        {
            return CommitResult.UnknownVoucher;
        }

        if (move.Kind == VoucherMoveKind.Redeem && voucher.ValidUntil < move.Day)
        {
            return CommitResult.VoucherExpired;
        }

        var balance = move.Kind == VoucherMoveKind.Credit ? voucher.Balance + move.Amount : voucher.Balance - move.Amount;
        if (balance.Minor < 0 || balance > voucher.Amount)
        {
            return CommitResult.VoucherSpent;
        }

        vouchers[key] = voucher with { Balance = balance };
        return CommitResult.Stored;
    }
}
