using Solde.App.Bookings;
using Solde.Core.Facts;

namespace Solde.App.Vouchers;

/// <summary>What is done to a gift voucher's balance.</summary>
public enum VoucherMoveKind
{
    /// <summary>It is issued.</summary>
    Issue,

    /// <summary>It pays.</summary>
    Redeem,

    /// <summary>What it had paid is given back to it.</summary>
    Credit,

    /// <summary>What is left of it is given back to its buyer.</summary>
    Void,
}

/// <summary>What a change does to a gift voucher.</summary>
/// <param name="Kind">What.</param>
/// <param name="Voucher">The voucher, by the digest of its code (<see cref="VoucherCode.DigestOf"/>).</param>
/// <param name="Amount">How much; above zero.</param>
/// <param name="At">When.</param>
/// <param name="Day">Of one that is issued the last day on which it can be redeemed; else the day, in the property's zone.</param>
/// <param name="Number">Of one that is issued its number within the booking; else 0.</param>
public sealed record VoucherMove(VoucherMoveKind Kind, string Voucher, Money Amount, Instant At, LocalDate Day, int Number = 0);

/// <summary>What facts do to gift vouchers.</summary>
public static class VoucherMoves
{
    /// <summary>What a booking's facts do to gift vouchers, in order of the vouchers: whoever changes several takes them in the same order.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="zone">The property's zone.</param>
    /// <param name="ids">Knows the codes of vouchers sold on the booking.</param>
    public static ImmutableArray<VoucherMove> Of(BookingKey booking, IReadOnlyCollection<IFact> facts, DateTimeZone zone, IIds ids)
    {
        if (!facts.Any(fact => fact is VoucherIssued or VoucherRedeemed or VoucherCredited or VoucherVoided))
        {
            return [];
        }

        return [.. facts.Select(Move).OfType<VoucherMove>().OrderBy(move => move.Voucher, StringComparer.Ordinal)];

        VoucherMove? Move(IFact fact) => fact switch
        {
            VoucherIssued f => new(VoucherMoveKind.Issue, Sold(f.Number), f.Amount, f.At, f.ValidUntil, f.Number),
            VoucherRedeemed f => new(VoucherMoveKind.Redeem, f.Voucher, f.Amount, f.At, f.At.InZone(zone).Date),
            VoucherCredited f => new(VoucherMoveKind.Credit, f.Voucher, f.Amount, f.At, f.At.InZone(zone).Date),
            VoucherVoided f => new(VoucherMoveKind.Void, Sold(f.Number), f.Amount, f.At, f.At.InZone(zone).Date),
            _ => null,
        };

        string Sold(int number) => VoucherCode.DigestOf(ids.VoucherOf(booking, number));
    }
}
