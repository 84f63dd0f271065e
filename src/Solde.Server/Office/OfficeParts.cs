using NodaTime;
using Solde.App.Access;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Figures;
using Solde.Server.Api;
using Solde.Server.Office.Settings;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office;

/// <summary>What the back office acts on.</summary>
/// <param name="Work">The same as the API's.</param>
/// <param name="Staff">Who signs in.</param>
/// <param name="Search">Finds bookings.</param>
/// <param name="Figures">Sums of money by time.</param>
/// <param name="Clock">The instant it is.</param>
/// <param name="Keys">Makes the keys of cookies and of the first start.</param>
/// <param name="Links">Links that sign in once.</param>
/// <param name="Inviting">Invites people.</param>
/// <param name="Settings">What settings, journal and exports need beside.</param>
internal sealed record OfficeParts(
    ApiParts Work, IStaff Staff, IBookingSearch Search, IFigures Figures, IClock Clock, LiveIds Keys, OneTimeLinks Links, Inviting Inviting, SettingsParts Settings)
{
    /// <summary>The times that appointments take.</summary>
    public required IAgenda Agenda { get; init; }

    /// <summary>The card vault; null = the installation has none.</summary>
    public ICardVault? Vault { get; init; }

    /// <summary>What the link to the first start holds: only who started the program knows it.</summary>
    public static string SetupKeyOf(LiveIds keys) => Convert.ToHexStringLower(keys.KeyFor("setup").AsSpan(0, 16));
}
