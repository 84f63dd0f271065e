using Solde.App.Jobs;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Automations;

/// <summary>Words of backtests.</summary>
internal static class BacktestTexts
{
    public static readonly Text Title = new("Backtest", "Essai rétrospectif");
    public static readonly Text Intro = new(
        "Runs past bookings through the automation, with made-up cards and no money moved, and shows what it would have collected, and when.",
        "Rejoue des réservations passées avec l'automatisation, avec des cartes fictives et sans aucun encaissement, et montre ce qu'elle aurait encaissé, et quand.");
    public static readonly Text Version = new("Version", "Version");
    public static readonly Text Against = new("Compare with", "Comparer avec");
    public static readonly Text AgainstNothing = new("nothing", "rien");
    public static readonly Text VersionNumber = new("version {0}", "version {0}");
    public static readonly Text Together = new("Together with the other active automations", "Avec les autres automatisations actives");
    public static readonly Text Source = new("Which bookings", "Quelles réservations");
    public static readonly Text Stored = new("past stays (at most {0})", "séjours passés ({0} au plus)");
    public static readonly Text File = new("a CSV file", "un fichier CSV");
    public static readonly Text Csv = new("CSV file", "Fichier CSV");
    public static readonly Text CsvHint = new("Only for a file. At most {0} MB.", "Seulement pour un fichier. {0} Mo au plus.");
    public static readonly Text MappingFile = new("Mapping (JSON)", "Correspondance (JSON)");
    public static readonly Text MappingHint = new("How its lines become bookings (docs/mapping.md), without the property.", "Comment ses lignes deviennent des réservations (docs/mapping.md), sans l'établissement.");
    public static readonly Text Cards = new("Cards", "Cartes");
    public static readonly Text CardsSimulated = new("9 in 100 fail, as in life", "9 sur 100 refusées");
    public static readonly Text CardsApprove = new("all are approved", "toutes acceptées");
    public static readonly Text CardsNone = new("none", "aucune");
    public static readonly Text Go = new("Start", "Lancer");
    public static readonly Text NoStays = new(
        "No stay is over yet. Take a CSV file of past bookings instead.", "Aucun séjour n'est encore terminé. Prenez plutôt un fichier CSV de réservations passées.");
    public static readonly Text FileMissing = new("Choose a file.", "Choisissez un fichier.");
    public static readonly Text TooLarge = new("The bookings are more than {0} MB: take fewer of them.", "Les réservations dépassent {0} Mo : prenez-en moins.");
    public static readonly Text Malformed = new("This cannot be read: {0}", "Impossible à lire : {0}");
    public static readonly Text Progress = new("Progress", "Avancement");
    public static readonly Text Refresh = new("Refresh", "Actualiser");
    public static readonly Text Away = new("You can leave this page: the result is kept for seven days.", "Vous pouvez quitter cette page : le résultat est gardé sept jours.");
    public static readonly Text Wrong = new("It could not be done: {0}", "L'essai n'a pas pu se faire : {0}");
    public static readonly Text Cancelled = new("It was cancelled before it was done. Start another one.", "Il a été annulé avant la fin. Lancez-en un autre.");
    public static readonly Text Again = new("Another backtest", "Autre essai");
    public static readonly Text Compared = new("Compared", "Comparaison");
    public static readonly Text Figure = new("Figure", "Chiffre");

    public static Text Of(JobState state) => state switch
    {
        JobState.Queued => new("Waiting", "En attente"),
        JobState.Running => new("Under way", "En cours"),
        JobState.Done => new("Done", "Terminé"),
        JobState.Failed => new("Failed", "En échec"),
        JobState.Cancelled => new("Cancelled", "Annulé"),
    };

    public static Tone ToneOf(JobState state) => state switch
    {
        JobState.Done => Tone.Good,
        JobState.Failed => Tone.Bad,
        _ => Tone.Plain,
    };
}
