using System.Globalization;
using Solde.App.Simulate;
using Solde.Core.Bookings;
using Solde.Core.Cards;

namespace Solde.App.Backtest;

/// <summary>Which cards are made up for bookings whose data holds none.</summary>
public enum CardSimulation
{
    /// <summary>A card each, of which some are declined as cards are in life.</summary>
    Simulated,

    /// <summary>A card each, always approved.</summary>
    Approve,

    /// <summary>No cards.</summary>
    None,
}

/// <summary>Makes up what the data of past bookings does not hold: cards and guests. The same reference always gives the same ones.</summary>
public static class SimulatedGuests
{
    /// <summary>A card that the sandbox acquirer approves.</summary>
    public const string Approved = "4242424242424242";

    /// <summary>A card that it declines for want of money.</summary>
    public const string InsufficientFunds = "4000000000009995";

    /// <summary>A card that it declines.</summary>
    public const string Declined = "4000000000000002";

    /// <summary>A card whose holder must authenticate every payment.</summary>
    public const string Authentication = "4000002760003184";

    private static readonly YearMonth Expiry = new(2030, 12);

    private static readonly string[] FirstNames =
        ["Ana", "Bruno", "Chloé", "David", "Elena", "Filipe", "Grace", "Hugo", "Inês", "James", "Karin", "Luís", "Marie", "Nuno", "Olga", "Paul"];

    private static readonly string[] LastNames =
        ["Almeida", "Bauer", "Carvalho", "Dubois", "Evans", "Ferreira", "Girard", "Hughes", "Ivanova", "Jansen", "Keller", "Lopes", "Martin"];

    /// <summary>The cards of a booking: an OTA's virtual card or the guest's own. Of 100 bookings 4 have one without money, 2 one that is
    /// declined, 3 one that wants authentication.</summary>
    public static ImmutableArray<ScenarioCard> CardsOf(string reference, bool ota, CardSimulation simulation)
    {
        if (simulation == CardSimulation.None)
        {
            return [];
        }

        var number = simulation == CardSimulation.Approve ? Approved : (StableHash.Of(reference) % 100) switch
        {
            < 4 => InsufficientFunds,
            < 6 => Declined,
            < 9 => Authentication,
            _ => Approved,
        };
        return [new ScenarioCard(number, Expiry, ota ? CardOwner.Ota : CardOwner.Guest)];
    }

    /// <summary>The guest of a booking, with an address that no mail can reach (RFC 2606).</summary>
    public static Guest GuestOf(string reference, string? language)
    {
        var hash = StableHash.Of(reference) / 100; // not the digits that chose the card
        var first = FirstNames[hash % (ulong)FirstNames.Length];
        var last = LastNames[hash / (ulong)FirstNames.Length % (ulong)LastNames.Length];
        var mailbox = hash.ToString("x", CultureInfo.InvariantCulture);
        return new Guest($"{first} {last}", $"{mailbox}@guests.example", language);
    }
}
