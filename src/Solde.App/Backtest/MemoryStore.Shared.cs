using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.App.Vouchers;
using Solde.Core.Agenda;
using Solde.Core.Documents;

namespace Solde.App.Backtest;

/// <content>What bookings of a property share: times, numbers of documents, and what is left of gift vouchers.</content>
public sealed partial class MemoryStore
{
    private readonly Dictionary<(Guid Property, string Voucher), (Money Amount, Money Balance, LocalDate ValidUntil)> vouchers = [];
    private readonly Dictionary<(Guid Property, DocumentKind Kind, int Year), long> series = [];

    /// <summary>Another booking has the time that a change takes.</summary>
    private bool IsTaken(Change change) =>
        TakenTime.Of(change.After) is { } time && time != (change.Before is { } known ? TakenTime.Of(known) : null)
        && rows.Exists(other => other.Key != change.Key && other.Key.Property == change.Key.Property && TakenTime.Of(other.Snapshot)?.Clashes(time) == true);

    /// <summary>The client of a change has as many appointments to come as they may.</summary>
    private bool HasEnough(Change change) => change.Limit is { } limit && limit.Count <= rows.Count(row =>
        row.Key.Property == change.Key.Property && TakenTime.Of(row.Snapshot)?.From > limit.Now
        && string.Equals(row.Snapshot.Details.Guest.Email, limit.Email, StringComparison.OrdinalIgnoreCase));

    private Change Numbered(Change change) => change.Documents.IsEmpty
        ? change
        : DocumentNumbers.In(change, change.Documents.ToDictionary(draft => draft.Document, draft => Next(change.Key.Property, draft)));

    private long Next(Guid property, DraftDocument draft) =>
        series[(property, draft.Kind, draft.Year)] = series.GetValueOrDefault((property, draft.Kind, draft.Year)) + 1;

    /// <summary>Does what a change does to gift vouchers, all of it or nothing.</summary>
    private CommitResult Moved(Change change)
    {
        var before = change.Vouchers.Select(move => (change.Key.Property, move.Voucher)).Distinct().Where(vouchers.ContainsKey)
            .ToDictionary(key => key, key => vouchers[key]);
        foreach (var move in change.Vouchers)
        {
            if (Moved(change.Key.Property, move) is not CommitResult.Stored and var refused)
            {
                foreach (var key in change.Vouchers.Select(each => (change.Key.Property, each.Voucher)))
                {
                    vouchers.Remove(key);
                    if (before.TryGetValue(key, out var voucher))
                    {
                        vouchers[key] = voucher;
                    }
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
