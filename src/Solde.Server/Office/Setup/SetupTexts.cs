namespace Solde.Server.Office.Setup;

/// <summary>Words of the first start.</summary>
internal static class SetupTexts
{
    public static readonly Text Title = new("Welcome", "Bienvenue");
    public static readonly Text Intro = new(
        "Two minutes, and Solde sees to it that every booking is paid.", "Deux minutes, et Solde veille à ce que chaque réservation soit réglée.");
    public static readonly Text LinkNeeded = new(
        "Solde is not set up yet. Open the link that `solde serve` wrote when it started.",
        "Solde n'est pas encore configuré. Ouvrez le lien que `solde serve` a affiché à son démarrage.");
    public static readonly Text You = new("You", "Vous");
    public static readonly Text YourProperty = new("Your property", "Votre établissement");
    public static readonly Text PropertyName = new("Name that guests see", "Nom que voient les clients");
    public static readonly Text Zone = new("Time zone", "Fuseau horaire");
    public static readonly Text Country = new("Country", "Pays");
    public static readonly Text CountryHint = new("Two letters, such as FR. It decides whether a surcharge is lawful.", "Deux lettres, par exemple FR. Il dit si un supplément est permis.");
    public static readonly Text Currency = new("Currency", "Devise");
    public static readonly Text CurrencyHint = new("Three letters, such as EUR. It cannot be changed later.", "Trois lettres, par exemple EUR. Elle ne change plus ensuite.");
    public static readonly Text Language = new("Language", "Langue");
    public static readonly Text Begin = new("Begin", "Commencer");
    public static readonly Text NoZone = new("No such time zone; write one like Europe/Paris.", "Fuseau inconnu ; par exemple Europe/Paris.");
    public static readonly Text NoCurrency = new("No such currency; write one like EUR.", "Devise inconnue ; par exemple EUR.");
    public static readonly Text NoCountry = new("Two letters, such as FR.", "Deux lettres, par exemple FR.");
}
