using Solde.Core.Automations;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Automations;

/// <summary>Words of the automations.</summary>
internal static class AutomationTexts
{
    public static readonly Text Title = new("Automations", "Automatisations");
    public static readonly Text New = new("New automation", "Nouvelle automatisation");
    public static readonly Text None = new(
        "No automation yet. Make one from a preset: it starts switched off, so that you can test it first.",
        "Aucune automatisation pour l'instant. Partez d'un modèle : elle reste désactivée tant que vous ne l'avez pas essayée.");
    public static readonly Text Version = new("version {0}", "version {0}");
    public static readonly Text Week = new("next 7 days", "7 prochains jours");
    public static readonly Text WeekNothing = new("Nothing planned in the next 7 days", "Rien de prévu dans les 7 prochains jours");
    public static readonly Text WeekOne = new("1 payment, {1}", "1 règlement, {1}");
    public static readonly Text WeekMany = new("{0} payments, {1}", "{0} règlements, {1}");
    public static readonly Text Export = new("Export as JSON", "Exporter en JSON");
    public static readonly Text Import = new("Import a file", "Importer un fichier");
    public static readonly Text ImportHint = new(
        "A JSON list, as an export writes it. New automations start inactive, changed ones get a new version.",
        "Une liste JSON, telle que l'export l'écrit. Les nouvelles restent inactives, celles qui changent ont une nouvelle version.");
    public static readonly Text File = new("File", "Fichier");
    public static readonly Text ImportGo = new("Import", "Importer");
    public static readonly Text FileMissing = new("Choose a file first.", "Choisissez d'abord un fichier.");
    public static readonly Text FileTooLarge = new("The file is larger than {0} KB.", "Le fichier dépasse {0} Ko.");
    public static readonly Text FileWrong = new("The file cannot be imported, nothing was changed. {0}", "Le fichier ne peut pas être importé, rien n'a changé. {0}");
    public static readonly Text FileArchived = new(
        "{0} is archived: give the new one another name in the file.", "{0} est archivée : donnez un autre nom à la nouvelle dans le fichier.");
    public static readonly Text Brought = new("Imported. New: {0}, changed: {1}, unchanged: {2}.", "Import terminé. Nouvelles : {0}, modifiées : {1}, inchangées : {2}.");

    public static readonly Text PresetsIntro = new(
        "Everything can be changed before you save, and nothing happens until you switch it on.",
        "Tout peut être changé avant d'enregistrer, et rien ne se passe tant que vous ne l'activez pas.");
    public static readonly Text Blank = new("From scratch", "Partir de zéro");

    public static readonly Text Edit = new("Edit", "Modifier");
    public static readonly Text EditTitle = new("Edit “{0}”", "Modifier « {0} »");
    public static readonly Text Save = new("Save as draft", "Enregistrer en brouillon");
    public static readonly Text SaveVersion = new("Save as version {0}", "Enregistrer la version {0}");
    public static readonly Text SaveActiveHint = new(
        "It is active: what is planned follows the new version at once.", "Elle est active : ce qui est prévu suit aussitôt la nouvelle version.");
    public static readonly Text Preview = new("Preview", "Aperçu");
    public static readonly Text PreviewNow = new("Show the preview", "Afficher l'aperçu");
    public static readonly Text PreviewEmpty = new(
        "Change something, or ask for the preview: what it means and the bookings it would touch are shown here.",
        "Changez un champ ou demandez l'aperçu : la phrase et les réservations concernées s'affichent ici.");
    public static readonly Text PreviewWrong = new("Not complete yet:", "Pas encore complet :");
    public static readonly Text Touches = new("Would touch {0} of the {1} nearest bookings, {2} in all.", "Concernerait {0} des {1} réservations les plus proches, {2} au total.");
    public static readonly Text TouchesNone = new("Would touch none of the {0} nearest bookings.", "Ne concernerait aucune des {0} réservations les plus proches.");
    public static readonly Text NoBookings = new("There is no booking to try it on yet.", "Aucune réservation pour l'essayer.");
    public static readonly Text First = new("The first {0}:", "Les {0} premières :");
    public static readonly Text Others = new("Why not the others", "Pourquoi pas les autres");
    public static readonly Text NewOnly = new(
        "It takes only bookings made or changed after it is switched on, so none of today’s.",
        "Elle ne prend que les réservations faites ou modifiées après son activation, donc aucune de celles d'aujourd'hui.");
    public static readonly Text Conflict = new("Look at what changed", "Voir ce qui a changé");

    public static readonly Text SectionWhen = new("When", "Quand");
    public static readonly Text SectionWhich = new("Which bookings", "Quelles réservations");
    public static readonly Text SectionWhat = new("What", "Quoi");
    public static readonly Text SectionSuccess = new("What follows a success", "En cas de succès");
    public static readonly Text SectionFailure = new("What follows a failure", "En cas d'échec");
    public static readonly Text SectionMore = new("More", "Réglages avancés");
    public static readonly Text MoreFilters = new("More filters", "Plus de filtres");
    public static readonly Text Guarantee = new("Guarantee state, when it is due (none ticked = any)", "État de garantie, le moment venu (rien de coché = tous)");
    public static readonly Text ChannelsHint = new("One a line, such as direct or booking.com. Empty = all.", "Un par ligne, par exemple direct ou booking.com. Vide = tous.");
    public static readonly Text NamesHint = new("One a line. Empty = all.", "Un nom par ligne. Vide = tous.");
    public static readonly Text ExcludeHint = new("One a line.", "Un nom par ligne.");
    public static readonly Text PoliciesHint = new("One code a line. There are: {0}.", "Un code par ligne. Il y a : {0}.");
    public static readonly Text PoliciesNone = new("The property has no guarantee policy.", "L'établissement n'a pas de conditions de garantie.");
    public static readonly Text GroupsHint = new("One a line, such as accommodation. Empty = all charges.", "Un par ligne, par exemple accommodation. Vide = toutes les prestations.");
    public static readonly Text PercentHint = new(
        "Of charges: the share to take. Of what is due: what is added, or taken off (−50 = half). Empty = all.",
        "Des prestations : la part à prendre. Du montant dû : ce qui s'ajoute, ou se retranche (−50 = la moitié). Vide = tout.");
    public static readonly Text FixedHint = new("May be negative.", "Peut être négatif.");
    public static readonly Text BeyondHint = new(
        "Also charges a booking that is paid already. Leave it unticked unless you want just that.",
        "Encaisse aussi une réservation déjà réglée. À ne cocher que si c'est bien ce que vous voulez.");
    public static readonly Text SurchargeForbidden = new(
        "No surcharge here: the law ({0}) forbids it for consumers’ cards (PSD2 art. 62(4)).",
        "Pas de frais de paiement ici : la loi ({0}) les interdit pour les cartes des particuliers (DSP2, art. 62, § 4).");
    public static readonly Text TaskHint = new("The amount is added to it.", "Le montant y est ajouté.");
    public static readonly Text ExclusiveHint = new("At most one exclusive automation takes a booking.", "Une réservation n'est prise que par une seule automatisation exclusive.");
    public static readonly Text PriorityHint = new("The lowest goes first; 100 is usual.", "Le plus bas passe en premier ; 100 d'habitude.");

    public static readonly Text Activate = new("Switch on", "Activer");
    public static readonly Text ActivateHint = new("Test it first: this page shows what it would do now.", "Essayez-la d'abord : cette page montre ce qu'elle ferait maintenant.");
    public static readonly Text Deactivate = new("Switch off", "Désactiver");
    public static readonly Text DeactivateHint = new("What it has planned is cancelled.", "Ce qu'elle a prévu est annulé.");
    public static readonly Text Archive = new("Archive", "Archiver");
    public static readonly Text ArchiveHint = new("It takes no booking any more; what is planned stays. It cannot be brought back.", "Elle ne prend plus de réservation ; ce qui est prévu reste. Elle ne peut pas être rétablie.");
    public static readonly Text Actions = new("Actions", "Actions");
    public static readonly Text ActiveSince = new("active since {0}", "active depuis le {0}");
    public static readonly Text Test = new("Test on a booking", "Essayer sur une réservation");
    public static readonly Text TestHint = new("The booking’s reference. Nothing is saved.", "Celle de la réservation. Rien n'est enregistré.");
    public static readonly Text Reference = new("Reference", "Référence");
    public static readonly Text TestGo = new("Test", "Essayer");
    public static readonly Text NoSuchBooking = new("There is no booking with this reference.", "Il n'y a pas de réservation avec cette référence.");
    public static readonly Text WouldDo = new("What it would do now", "Ce qu'elle ferait maintenant");
    public static readonly Text Versions = new("Versions", "Versions");
    public static readonly Text Compare = new("Compare", "Comparer");
    public static readonly Text CompareFrom = new("From version", "De la version");
    public static readonly Text CompareTo = new("to version", "à la version");
    public static readonly Text Field = new("What", "Quoi");
    public static readonly Text Same = new("Nothing differs.", "Aucune différence.");
    public static readonly Text Yes = new("yes", "oui");
    public static readonly Text No = new("no", "non");
    public static readonly Text ArchivedNote = new("It is archived and stays as it is.", "Elle est archivée et reste telle quelle.");

    public static Text Of(AutomationState state) => state switch
    {
        AutomationState.Inactive => new("Inactive", "Inactive"),
        AutomationState.Active => new("Active", "Active"),
        AutomationState.Archived => new("Archived", "Archivée"),
    };

    public static Tone ToneOf(AutomationState state) => state == AutomationState.Active ? Tone.Good : Tone.Plain;

    public static Text Of(Purpose purpose) => purpose switch
    {
        Purpose.Charge => new("Charge", "Encaisser"),
        Purpose.Hold => new("Hold", "Prendre une empreinte"),
        Purpose.Ask => new("Ask", "Demander"),
        Purpose.Settle => new("Settle", "Solder"),
    };

    /// <summary>What is planned, in a few words.</summary>
    public static string Of(App.Figures.PlannedWork work, Voice voice) => voice.Say(work.Runs == 1 ? WeekOne : WeekMany, work.Runs, voice.Amount(work.Amount));
}
