namespace Solde.Core.Properties;

/// <summary>Whether a service asks for a card when booked online (SK1).</summary>
public enum CardOnline
{
    /// <summary>No card is asked.</summary>
    Off,

    /// <summary>The client may leave one.</summary>
    Optional,

    /// <summary>The client must leave one.</summary>
    Mandatory,
}

/// <summary>A service sold by appointment.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Price">Its price.</param>
/// <param name="Minutes">How long it takes, in minutes.</param>
/// <param name="CardOnline">Whether a card is asked online.</param>
public sealed record Service(string Code, Money Price, int Minutes, CardOnline CardOnline);

/// <summary>When a card becomes mandatory and which fees the client agrees to (SK2). Conditions that are null or empty always hold.</summary>
/// <param name="Name">What staff call it.</param>
/// <param name="Services">Codes of the services it covers.</param>
/// <param name="MinimumTotal">From which total on.</param>
/// <param name="NewClientsOnly">Only for clients never seen before.</param>
/// <param name="HoursBefore">Only for appointments that start within so many hours.</param>
/// <param name="LateCancelHours">A cancellation is late within so many hours of the start.</param>
/// <param name="LateCancelPercent">Fee for cancelling late, of the booked services.</param>
/// <param name="LateCancelFixed">Fee for cancelling late, fixed.</param>
/// <param name="NoShowPercent">Fee for not coming, of the booked services.</param>
/// <param name="NoShowFixed">Fee for not coming, fixed.</param>
public sealed record Protection(
    string Name,
    ImmutableArray<string> Services,
    Money? MinimumTotal,
    bool NewClientsOnly,
    int? HoursBefore,
    int? LateCancelHours,
    Percent? LateCancelPercent,
    Money? LateCancelFixed,
    Percent? NoShowPercent,
    Money? NoShowFixed);
