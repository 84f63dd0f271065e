using Solde.Core.Bookings;

namespace Solde.Core.Planning;

/// <summary>What staff are told when a booking changes (LH10, LH14).</summary>
internal static class Notices
{
    internal static void Tell(Deciding deciding)
    {
        var booking = deciding.Booking;
        if (booking.News.HasFlag(News.Modified))
        {
            deciding.Add(new MessageDraft(Recipient.Staff, Templates.BookingModified));
        }

        if (booking.News.HasFlag(News.Cancelled) && booking.Kept.IsPositive)
        {
            deciding.Add(new MessageDraft(Recipient.Staff, Templates.CancellationRefundCheck) { Amount = booking.Kept });
        }
    }
}
