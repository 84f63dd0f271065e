namespace Solde.Server.Office.Settings;

/// <summary>Words of the settings.</summary>
internal static class SettingsTexts
{
    public static readonly Text Title = new("Settings", "Réglages");
    public static readonly Text Property = new("Property", "Établissement");
    public static readonly Text PropertyWhat = new("Name, place, language.", "Nom, lieu, langue.");
    public static readonly Text Payments = new("Payments and requests", "Règlements et demandes");
    public static readonly Text PaymentsWhat = new("How guests may pay, and when they are asked to.", "Comment les clients règlent, et quand on le leur demande.");
    public static readonly Text Addresses = new("Your e-mail addresses", "Vos adresses e-mail");
    public static readonly Text AddressesWhat = new("Who is told what.", "Qui est prévenu de quoi.");
    public static readonly Text BrandingTitle = new("Look of e-mails and guests' pages", "Présentation des e-mails et des pages clients");
    public static readonly Text BrandingWhat = new("Logo, colour, closing words, legal links.", "Logo, couleur, mot de la fin, mentions légales.");
    public static readonly Text Color = new("Colour", "Couleur");
    public static readonly Text ColorHint = new("Of the buttons in e-mails to guests and on their pages, such as #0b6b5d. The words on them are white or black, whichever is easier to read.", "Celle des boutons des e-mails et des pages clients, par exemple #0b6b5d. Leur texte est blanc ou noir, selon ce qui se lit le mieux.");
    public static readonly Text Templates = new("Texts of e-mails", "Textes des e-mails");
    public static readonly Text TemplatesWhat = new("Read them, put them in your words, try them.", "Les lire, les écrire à votre façon, les essayer.");
    public static readonly Text Keys = new("API keys", "Clés d'API");
    public static readonly Text KeysWhat = new("For your booking system.", "Pour votre logiciel de réservation.");
    public static readonly Text People = new("People", "Équipe");
    public static readonly Text PeopleWhat = new("Who works here, and as what.", "Qui travaille ici, et avec quel rôle.");
    public static readonly Text FirstSteps = new("First steps", "Premiers pas");
    public static readonly Text FirstStepsWhat = new("From the start to the first payment.", "De la mise en route au premier règlement.");
    public static readonly Text OnlyLook = new("You can look. Owners and managers can change settings.", "Vous pouvez consulter. Les propriétaires et les responsables peuvent modifier les réglages.");
    public static readonly Text Fixed = new("It cannot be changed: bookings and folios depend on it.", "Ne change plus : les réservations et les folios en dépendent.");
    public static readonly Text Kind = new("What it sells", "Ce qu'il vend");
    public static readonly Text Lodging = new("Stays", "Des séjours");
    public static readonly Text Salon = new("Appointments", "Des rendez-vous");
    public static readonly Text LanguageHint = new("For your notifications, and for guests who have none.", "Celle de vos notifications, et des clients qui n'en indiquent pas.");

    public static readonly Text Methods = new("What guests may choose", "Ce que les clients peuvent choisir");
    public static readonly Text MethodsHint = new("None ticked: cards only.", "Rien de coché : la carte seulement.");
    public static readonly Text Requests = new("Balance requests", "Demandes de solde");
    public static readonly Text Sends = new("Ask guests for the balance automatically", "Demander le solde aux clients automatiquement");
    public static readonly Text DueDays = new("Due, in days before arrival", "Échéance, en jours avant l'arrivée");
    public static readonly Text LeadDays = new("Sent, in days before the deadline", "Envoi, en jours avant l'échéance");
    public static readonly Text ByType = new("Other deadlines by type of room", "Autres échéances par type d'hébergement");
    public static readonly Text ByUnit = new("Other deadlines by room", "Autres échéances par hébergement");
    public static readonly Text ByHint = new("One per line, such as: mobile-home = 30", "Une par ligne, par exemple : mobile-home = 30");
    public static readonly Text NoPair = new("One per line, such as: mobile-home = 30.", "Une par ligne, par exemple : mobile-home = 30.");
    public static readonly Text RemindDays = new("Reminders, in days before the deadline", "Rappels, en jours avant l'échéance");
    public static readonly Text RemindHint = new("Such as 7, 3, 1. Empty: none.", "Par exemple 7, 3, 1. Vide : aucun.");
    public static readonly Text ScheduleMethods = new("Of these, balance requests offer", "Parmi ceux-ci, les demandes de solde proposent");
    public static readonly Text ScheduleMethodsHint = new("None ticked: all of them.", "Rien de coché : tous.");
    public static readonly Text SendAt = new("E-mails are sent at", "Heure d'envoi des e-mails");
    public static readonly Text Release = new("Release holds, in days after check-out", "Libérer les empreintes, en jours après le départ");
    public static readonly Text ReleaseHint = new("Once everything is paid. 0: at once. Empty: never automatically.", "Une fois tout réglé. 0 : aussitôt. Vide : jamais automatiquement.");
    public static readonly Text CardNumbersKept = new("Wipe card numbers from the vault, in days", "Effacer les numéros de carte du coffre, en jours");
    public static readonly Text CardNumbersKeptHint = new(
        "After the guest left the card, where nobody collected it. At most 90.", "Après le dépôt de la carte, si personne ne l'a encaissée. 90 au plus.");
    public static readonly Text AuthenticationLinks = new(
        "When a bank wants the guest to confirm, send the guest a link", "Si une banque veut la confirmation du client, lui envoyer un lien");

    public static readonly Text General = new("Main address, also for guests’ answers", "Adresse principale, aussi pour les réponses des clients");
    public static readonly Text Else = new("To send some notifications elsewhere. Empty: the main address.", "Pour envoyer certaines notifications ailleurs. Vide : l'adresse principale.");
    public static readonly Text NoneYet = new("No address yet: nobody is told anything.", "Pas encore d'adresse : personne n'est prévenu de rien.");

    public static readonly Text Logo = new("Logo", "Logo");
    public static readonly Text LogoHint = new("PNG, JPEG or WebP, at most 200 KB. It is shown at the top of guests' pages and, where those have an https address, of e-mails.", "PNG, JPEG ou WebP, 200 Ko au plus. Il figure en tête des pages clients et, si leur adresse est en https, des e-mails.");
    public static readonly Text NoPicture = new("A PNG, JPEG or WebP picture of at most 200 KB.", "Une image PNG, JPEG ou WebP de 200 Ko au plus.");
    public static readonly Text Upload = new("Upload", "Envoyer");
    public static readonly Text Remove = new("Remove", "Retirer");
    public static readonly Text WordsAndLinks = new("Words and links", "Mots et liens");
    public static readonly Text MailText = new("Closing words ({0})", "Mot de la fin ({0})");
    public static readonly Text LegalLink = new("Legal notice, address ({0})", "Mentions légales, adresse ({0})");
    public static readonly Text PrivacyLink = new("Privacy, address ({0})", "Confidentialité, adresse ({0})");

    /// <summary>A text that begins a line.</summary>
    public static Text Capital(Text text) => new(Capital(text.English), Capital(text.French));

    /// <summary>A text with a value in its place.</summary>
    public static Text With(this Text text, string value) => new(text.English.Replace("{0}", value, StringComparison.Ordinal), text.French.Replace("{0}", value, StringComparison.Ordinal));

    /// <summary>Words that begin a line; nothing stays nothing.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
