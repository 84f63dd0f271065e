namespace Solde.App.Bookings;

/// <summary>Forgets people (GDPR, article 17).</summary>
public interface IErasure
{
    /// <summary>Erases the names and addresses of a booking, in its messages too, which are not sent any more. What happened stays in the
    /// journal, whose chain stays whole. Once done, doing it again changes nothing.</summary>
    ValueTask Erase(BookingKey booking);
}
