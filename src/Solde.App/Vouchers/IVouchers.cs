using Solde.App.Bookings;

namespace Solde.App.Vouchers;

/// <summary>A gift voucher as it stands.</summary>
/// <param name="Booking">The booking on which it was sold.</param>
/// <param name="Ref">That booking's reference.</param>
/// <param name="Number">Its number within it, from 1.</param>
/// <param name="Amount">What it was sold for.</param>
/// <param name="Balance">What is left of it; never below zero.</param>
/// <param name="ValidUntil">The last day on which it can be redeemed, in the property's zone.</param>
/// <param name="SoldAt">When it was paid.</param>
public sealed record StoredVoucher(BookingKey Booking, string Ref, int Number, Money Amount, Money Balance, LocalDate ValidUntil, Instant SoldAt);

/// <summary>Something that was done to a voucher.</summary>
/// <param name="Kind">What.</param>
/// <param name="Amount">How much.</param>
/// <param name="Booking">The booking with which it was done.</param>
/// <param name="Ref">That booking's reference.</param>
/// <param name="At">When.</param>
public sealed record StoredMove(VoucherMoveKind Kind, Money Amount, BookingKey Booking, string Ref, Instant At);

/// <summary>Where a page of vouchers ends.</summary>
/// <param name="SoldAt">When the last one was sold.</param>
/// <param name="Booking">Its booking.</param>
/// <param name="Number">Its number.</param>
public readonly record struct VoucherPlace(Instant SoldAt, Guid Booking, int Number);

/// <summary>The gift vouchers of a property. They change with the changes of bookings alone (<see cref="Change.Vouchers"/>).</summary>
public interface IVouchers
{
    /// <summary>A voucher by its code; null when the property has issued none of it.</summary>
    /// <param name="property">The property.</param>
    /// <param name="digest">The code's digest (<see cref="VoucherCode.DigestOf"/>).</param>
    ValueTask<StoredVoucher?> Voucher(Guid property, string digest);

    /// <summary>The vouchers sold on a booking, oldest first.</summary>
    ValueTask<ImmutableArray<StoredVoucher>> VouchersOf(BookingKey booking);

    /// <summary>What was done to a voucher, oldest first; at most the first 1,000.</summary>
    /// <param name="booking">The booking on which it was sold.</param>
    /// <param name="number">Its number within it.</param>
    ValueTask<ImmutableArray<StoredMove>> MovesOf(BookingKey booking, int number);

    /// <summary>Vouchers of a property, the latest sold first, a page at a time.</summary>
    /// <param name="property">The property.</param>
    /// <param name="before">Only those behind this one; null = from the start.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<StoredVoucher>> Vouchers(Guid property, VoucherPlace? before, int limit);
}
