using NodaTime;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Documents;
using Solde.App.Properties;
using Solde.App.Requests;

namespace Solde.Server.Guests;

/// <summary>What guests' pages act on.</summary>
/// <param name="Store">The bookings.</param>
/// <param name="Desk">Where guests act.</param>
/// <param name="Documents">Receipts, invoices and credit notes.</param>
/// <param name="Clock">The instant it is.</param>
/// <param name="Site">Where guests' pages are, as the installation is reached from outside.</param>
/// <param name="Gateway">Says where the gateway's own pages are: the only other place that a form here may lead to.</param>
internal sealed record GuestParts(IStore Store, GuestDesk Desk, IDocuments Documents, IClock Clock, Uri Site, Func<Uri> Gateway)
{
    /// <summary>Where clients book and cancel appointments online.</summary>
    public required AppointmentDesk Appointments { get; init; }

    /// <summary>The property's own terms.</summary>
    public required ILetters Letters { get; init; }

    /// <summary>Keeps the numbers of mail-order cards where a property has switched it on; null = the installation has no vault.</summary>
    public ICardVault? Vault { get; init; }

    /// <summary>Whether a property's guests type mail-order cards here instead of at the gateway.</summary>
    public async ValueTask<bool> KeepsCards(Guid property) => Vault is not null && await Vault.Permit(property) is not null;
}
