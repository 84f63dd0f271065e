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
public sealed record Service(string Code, Money Price, int Minutes, CardOnline CardOnline)
{
    /// <summary>What clients and staff read; null = the code.</summary>
    public string? Name { get; init; }

    /// <summary>The VAT that the price contains; null = not said.</summary>
    public Percent? VatRate { get; init; }

    /// <summary>What clients and staff read.</summary>
    public string Shown => Name ?? Code;
}

/// <summary>Something sold over the counter.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What clients and staff read.</param>
/// <param name="Price">Its price with tax; above zero.</param>
/// <param name="VatRate">The VAT that the price contains; null = not said.</param>
public sealed record Product(string Code, string Name, Money Price, Percent? VatRate);

/// <summary>How gift vouchers are sold: of any amount between two, to be redeemed in one or more parts.</summary>
/// <param name="Minimum">The least, inclusive; above zero.</param>
/// <param name="Maximum">The most, inclusive.</param>
/// <param name="ValidMonths">How long one can be redeemed, in months from the day it was sold, that day of the month included; 1 to 120.</param>
public sealed record GiftVoucherOffer(Money Minimum, Money Maximum, int ValidMonths);

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

/// <summary>Whether fees for cancelling late and for not coming are charged without anybody clicking.</summary>
/// <param name="GraceHours">Hours of elapsed time after the cancellation or the no-show until a fee is charged by itself, in which staff may waive it;
/// null = only ever by hand.</param>
public sealed record FeeSettings(int? GraceHours)
{
    /// <summary>Since when; what was cancelled or missed before is left to staff. Null = always. Set by whoever stores the settings.</summary>
    public Instant? Since { get; init; }

    /// <summary>Only by hand.</summary>
    public static FeeSettings ByHand { get; } = new(GraceHours: null);
}
