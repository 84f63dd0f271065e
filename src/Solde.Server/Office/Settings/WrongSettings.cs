using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>What is right where a setting is wrong: the words of <see cref="Solde.Core.Json.DocumentException"/> are for those who write documents.</summary>
internal static class WrongSettings
{
    private static readonly Text Days = new("A whole number of days, from 0 to 730.", "Un nombre entier de jours, de 0 à 730.");
    private static readonly Text Hours = new("A whole number of hours, from 0 to 87600.", "Un nombre entier d'heures, de 0 à 87600.");
    private static readonly Text Share = new("A percentage from 0 to 100, such as 30.", "Un pourcentage de 0 à 100, par exemple 30.");
    private static readonly Text Amount = new("An amount, such as 20.00.", "Un montant, par exemple 20,00.");
    private static readonly Text Code = new("A name that no other one has, of at most 100 characters.", "Un nom qu'aucun autre ne porte, de 100 caractères au plus.");
    private static readonly Text Link = new("An address such as https://www.lespins.example/legal.", "Une adresse comme https://www.lespins.example/mentions.");

    private static readonly Text Name = new("A name of at most 100 characters.", "Un nom de 100 caractères au plus.");
    private static readonly Text FeeOrAmount = new("A percentage or an amount, not both.", "Un pourcentage ou un montant, pas les deux.");
    private static readonly Text Iban = new(
        "An IBAN such as FR76 3000 6000 0112 3456 7890 189: check each digit.", "Un IBAN comme FR76 3000 6000 0112 3456 7890 189 : vérifiez chaque chiffre.");

    private static readonly Text Twice = new(
        "The method is offered twice for the same destination: name other destinations.",
        "Ce mode est proposé deux fois pour la même destination : indiquez d'autres destinations.");

    private static readonly Text NoService = new(
        "A protection can only name services of the list: change the protection first, or name another service.",
        "Une protection ne peut citer que des prestations de la liste : modifiez d'abord la protection, ou citez une autre prestation.");

    /// <summary>The words for a path of the document.</summary>
    /// <param name="path">The path, with or without the root: <c>balanceSchedule.dueDays</c>.</param>
    /// <param name="problem">What the reader of documents says of it.</param>
    public static Text Of(string path, string problem) =>
        Missing(problem) is { } key ? key == "deposit" ? Of(key, "") : SharedTexts.Required
        : problem == "empty" ? SharedTexts.Required
        : TooMuch(problem) ?? OfPlace(path, problem);

    // The reader says what is missing at the object around it.
    private static string? Missing(string problem) => problem.EndsWith(" is missing", StringComparison.Ordinal) ? problem.Split(' ')[0] : null;

    // "longer than 100 characters", "more than 50 items": the number is the limit.
    private static Text? TooMuch(string problem) => problem.Split(' ') switch
    {
        ["longer", "than", var most, "characters"] => SharedTexts.TooLong.With(most),
        ["more", "than", var most, "items" or "keys"] => new($"At most {most}.", $"{most} au plus."),
        ["control", "characters", ..] => new("One line, without tabs.", "Une seule ligne, sans tabulation."),
        _ => null,
    };

    private static Text OfPlace(string path, string problem) => path.Split('.')[^1].Split('[')[0] switch
    {
        "name" when path.Length <= "$.name".Length => Name,
        "name" or "code" => Code,
        "methods" when problem.Contains("twice", StringComparison.Ordinal) => Twice,
        "destinations" => new("Each destination once, by a code of at most 100 characters.", "Chaque destination une fois, par un code de 100 caractères au plus."),
        "maximum" when problem.Contains("minimum", StringComparison.Ordinal) => new("Not below the minimum.", "Pas moins que le minimum."),
        "minimum" or "maximum" => Amount,
        "iban" => Iban,
        "bic" => new("A BIC such as AGRIFRPP, of 8 or 11 characters.", "Un BIC comme AGRIFRPP, de 8 ou 11 caractères."),
        "language" or "kind" or "methods" or "method" or "satisfiedBy" or "cardOnline" => new("Choose one of the list.", "Choisissez dans la liste."),
        "color" => new("A colour such as #0b6b5d.", "Une couleur comme #0b6b5d."),
        "timeZone" => new("Choose a time zone of the list.", "Choisissez un fuseau de la liste."),
        "country" => new("The two letters of a country, such as FR.", "Les deux lettres d'un pays, par exemple FR."),
        "currency" => new("The three letters of a currency, such as EUR.", "Les trois lettres d'une devise, par exemple EUR."),
        "sendRequestsAt" => new("A time such as 09:00.", "Une heure comme 09:00."),
        "releaseHoldsAfterCheckOutDays" => new("A whole number of days, from 0 to 365.", "Un nombre entier de jours, de 0 à 365."),
        "cardNumbersKeptDays" => new("A whole number of days, from 1 to 90.", "Un nombre entier de jours, de 1 à 90."),
        "dueDays" when path.EndsWith("legal.dueDays", StringComparison.Ordinal) => new("A whole number of days, from 0 to 60.", "Un nombre entier de jours, de 0 à 60."),
        "dueDays" or "leadDays" or "remindDays" or "byType" or "byUnit" => Days,
        "periodHours" or "hoursBefore" or "lateCancelHours" or "graceHours" => Hours,
        "validMonths" => new("A whole number of months, from 1 to 120.", "Un nombre entier de mois, de 1 à 120."),
        "giftVouchers" => new("Not above the maximum.", "Pas plus que le maximum."),
        "percent" or "lateCancelPercent" or "noShowPercent" or "vatRate" => Share,
        "fixed" or "price" or "minimumTotal" or "lateCancelFixed" or "noShowFixed" => Amount,
        "nights" => new("A whole number of nights, from 1 to 365.", "Un nombre entier de nuits, de 1 à 365."),
        "deposit" => new("One of the three: a percentage, an amount or nights.", "L'un des trois : un pourcentage, un montant ou des nuits."),
        "minutes" => new("A whole number of minutes, from 1 to 1440.", "Un nombre entier de minutes, de 1 à 1440."),
        "services" => NoService,
        "hours" => new("Hours of one day overlap.", "Des heures d'un même jour se chevauchent."),
        "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" => new("Hours such as 09:00-12:30.", "Des heures comme 09:00-12:30."),
        "daysOff" => new("Days such as 2026-07-14.", "Des jours comme 2026-07-14."),
        "minutesBefore" or "minutesAfter" => new("A whole number of minutes, from 0 to 240.", "Un nombre entier de minutes, de 0 à 240."),
        "noticeHours" => Hours,
        "furthestDays" => Days,
        "stepMinutes" => new("A whole number of minutes, from 5 to 1440.", "Un nombre entier de minutes, de 5 à 1440."),
        "fr" or "en" when path.Contains("Link", StringComparison.Ordinal) => Link,
        "fr" or "en" => new("At most 500 characters.", "500 caractères au plus."),
        _ when path.StartsWith("staffAddress", StringComparison.Ordinal) => SignIn.SignInTexts.NoAddress,
        _ when path.StartsWith("legal.vatRates", StringComparison.Ordinal) => Share,
        _ when path.StartsWith("balanceSchedule.by", StringComparison.Ordinal) => Days,
        _ when problem.Contains("exclude each other", StringComparison.Ordinal) => FeeOrAmount,
        _ => new(problem, problem),
    };
}
