using Solde.Core.Automations;

namespace Solde.Crash.Tests.Host;

/// <summary>A booking of the story.</summary>
/// <param name="Name">Its reference, after the prefix.</param>
/// <param name="Channel">By which the automations tell bookings apart.</param>
/// <param name="Card">The number of its card.</param>
/// <param name="Paid">What the acquirer has taken in the end, in euros.</param>
internal sealed record Booked(string Name, string Channel, string Card, int Paid);

/// <summary>Who is in the story, and what must have come of them.</summary>
internal static class Cast
{
    public const string Good = "4242424242424242";
    public const string Authenticating = "4000002760003184";
    public const string Later = "Later";

    /// <summary>Bookings of 700 € each.</summary>
    public static ImmutableArray<Booked> All { get; } =
    [
        new("D1", "direct", Good, 700), // 30 are given back.
        new("D2", "direct", Good, 700),
        new("H1", "hold", Good, 700), // The hold is captured.
        new("H2", "hold", Good, 0), // The hold is released.
        new("V1", "validated", Good, 700), // The card is verified first.
        new("A1", "direct", Authenticating, 700), // Paid with another card instead.
        new("A2", "direct", Authenticating, 0), // Nobody authenticates, and after a day it lapses.
        new("L1", "later", Good, 700), // Its rule is edited before it is due.
        new("L2", "later", Good, 700),
    ];

    public static ImmutableArray<AutomationRule> Rules { get; } =
    [
        Rule("At once", "direct", 0, Operation.Charge),
        Rule("Hold", "hold", 0, Operation.Authorize),
        Rule("Validated", "validated", 0, Operation.Charge) with { ValidateCard = true },
        Rule(Later, "later", 2, Operation.Charge),
    ];

    private static AutomationRule Rule(string name, string channel, int hours, Operation operation) => new()
    {
        Name = name, Trigger = new Trigger(TriggerKind.AfterCreation, hours, 0, LocalTime.Midnight), Operation = operation,
        Filter = new BookingFilter { Channels = [channel] },
    };
}
