using System.Collections.Immutable;
using NodaTime;

namespace Solde.Server.Office;

/// <summary>Days and months where they stand in a calendar: in running text the languages spell them (<see cref="Solde.App.Messages.ILanguage.Date"/>).</summary>
internal static class CalendarWords
{
    private static readonly ImmutableArray<Text> Weekdays =
        [new("Monday", "lundi"), new("Tuesday", "mardi"), new("Wednesday", "mercredi"), new("Thursday", "jeudi"), new("Friday", "vendredi"), new("Saturday", "samedi"), new("Sunday", "dimanche")];

    private static readonly ImmutableArray<Text> ShortWeekdays =
        [new("Mon", "lun."), new("Tue", "mar."), new("Wed", "mer."), new("Thu", "jeu."), new("Fri", "ven."), new("Sat", "sam."), new("Sun", "dim.")];

    private static readonly ImmutableArray<Text> ShortMonths =
    [
        new("Jan", "janv."), new("Feb", "févr."), new("Mar", "mars"), new("Apr", "avr."), new("May", "mai"), new("Jun", "juin"),
        new("Jul", "juil."), new("Aug", "août"), new("Sep", "sept."), new("Oct", "oct."), new("Nov", "nov."), new("Dec", "déc."),
    ];

    /// <summary>A day of the week.</summary>
    public static Text Weekday(IsoDayOfWeek day) => Weekdays[(int)day - 1];

    /// <summary>A day of the week where room is short.</summary>
    public static Text ShortWeekday(IsoDayOfWeek day) => ShortWeekdays[(int)day - 1];

    /// <summary>A month, from 1, where room is short.</summary>
    public static Text ShortMonth(int month) => ShortMonths[month - 1];
}
