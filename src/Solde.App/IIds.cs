using Solde.App.Bookings;
using Solde.App.Requests;

namespace Solde.App;

/// <summary>Makes what names things: ids and the addresses of pay pages.</summary>
public interface IIds
{
    /// <summary>A new id, never given before. Live: UUIDv7; where time is virtual: a counted sequence, so that the same play gives the
    /// same journal.</summary>
    Guid New();

    /// <summary>The link to a booking's page; the same booking always has the same one (the living link) until it is revoked.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="number">How many of its links were revoked before (<see cref="Core.Bookings.BookingSnapshot.RevokedLinks"/>).</param>
    PayLink LinkOf(BookingKey booking, int number);

    /// <summary>The code of a gift voucher, as it is written; the same voucher always has the same one.</summary>
    /// <param name="booking">The booking on which it was sold.</param>
    /// <param name="number">Its number within that booking (<see cref="Core.Checkout.GiftVoucher.Number"/>).</param>
    string VoucherOf(BookingKey booking, int number);

    /// <summary>The booking's page for staff, which lets in only who works there (SH8).</summary>
    string OfficeOf(BookingKey booking);

    /// <summary>The address of a property's logo.</summary>
    string LogoOf(Guid logo);
}
