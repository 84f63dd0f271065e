using Solde.App.Bookings;

namespace Solde.App;

/// <summary>Makes what names things: ids and the addresses of pay pages.</summary>
public interface IIds
{
    /// <summary>A new id, never given before. Live: UUIDv7; where time is virtual: a counted sequence, so that the same play gives the
    /// same journal.</summary>
    Guid New();

    /// <summary>The address of a booking's pay page; the same booking always has the same one (the living link).</summary>
    string LinkOf(BookingKey booking);

    /// <summary>The address of a property's logo.</summary>
    string LogoOf(Guid logo);
}
