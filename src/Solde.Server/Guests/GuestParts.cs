using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;

namespace Solde.Server.Guests;

/// <summary>What guests' pages act on.</summary>
/// <param name="Store">The bookings.</param>
/// <param name="Desk">Where guests act.</param>
/// <param name="Clock">The instant it is.</param>
/// <param name="Site">Where guests' pages are, as the installation is reached from outside.</param>
/// <param name="Gateway">Says where the gateway's own pages are: the only other place that a form here may lead to.</param>
internal sealed record GuestParts(IStore Store, GuestDesk Desk, IClock Clock, Uri Site, Func<Uri> Gateway);
