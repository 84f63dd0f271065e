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
    private static readonly Text OneOfTwo = new("A percentage or an amount, not both.", "Un pourcentage ou un montant, pas les deux.");

    /// <summary>The words for a path of the document.</summary>
    public static Text Of(string path, string problem) => path.Split('.')[^1].Split('[')[0] switch
    {
        "name" or "code" => Code,
        "timeZone" => new("Choose a time zone of the list.", "Choisissez un fuseau de la liste."),
        "country" => new("The two letters of a country, such as FR.", "Les deux lettres d'un pays, par exemple FR."),
        "currency" => new("The three letters of a currency, such as EUR.", "Les trois lettres d'une devise, par exemple EUR."),
        "sendRequestsAt" => new("A time such as 09:00.", "Une heure comme 09:00."),
        "releaseHoldsAfterCheckOutDays" => new("A whole number of days, from 0 to 365.", "Un nombre entier de jours, de 0 à 365."),
        "dueDays" or "leadDays" or "remindDays" or "byType" or "byUnit" => Days,
        "periodHours" or "hoursBefore" or "lateCancelHours" => Hours,
        "percent" or "lateCancelPercent" or "noShowPercent" => Share,
        "fixed" or "price" or "minimumTotal" or "lateCancelFixed" or "noShowFixed" => Amount,
        "nights" => new("A whole number of nights, from 1 to 365.", "Un nombre entier de nuits, de 1 à 365."),
        "deposit" => new("One of the three: a percentage, an amount or nights.", "L'un des trois : un pourcentage, un montant ou des nuits."),
        "minutes" => new("A whole number of minutes, from 1 to 1440.", "Un nombre entier de minutes, de 1 à 1440."),
        "services" => new("The codes of services that there are, with commas between them.", "Les codes de prestations existantes, séparés par des virgules."),
        "fr" or "en" when path.Contains("Link", StringComparison.Ordinal) => Link,
        "fr" or "en" => new("At most 500 characters.", "500 caractères au plus."),
        _ when path.StartsWith("staffAddress", StringComparison.Ordinal) => SignIn.SignInTexts.NoAddress,
        _ when path.StartsWith("balanceSchedule.by", StringComparison.Ordinal) => Days,
        _ when problem.Contains("exclude each other", StringComparison.Ordinal) => OneOfTwo,
        _ => new(problem, problem),
    };
}
