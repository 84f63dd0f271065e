namespace Solde.Server.Office.Setup;

/// <summary>Words of the first start.</summary>
internal static class SetupTexts
{
    public static readonly Text Title = new("Welcome", "Bienvenue");
    public static readonly Text Intro = new(
        "Two minutes, and Solde sees to it that every booking is paid.", "Deux minutes, et Solde veille à ce que chaque réservation soit réglée.");
    public static readonly Text LinkNeeded = new(
        "Solde is not set up yet. Open the link that “solde serve” showed when it started.",
        "Solde n'est pas encore configuré. Ouvrez le lien que « solde serve » a affiché à son démarrage.");
    public static readonly Text You = new("You", "Vous");
    public static readonly Text EmailHint = new("You sign in with it, and notifications go there at first.", "Elle sert à vous connecter, et reçoit d'abord les notifications.");
    public static readonly Text YourProperty = new("Your property", "Votre établissement");
    public static readonly Text PropertyName = new("Name that guests see", "Nom que voient les clients");
    public static readonly Text KindHint = new("It cannot be changed later.", "Ce choix est définitif.");
    public static readonly Text Zone = new("Time zone", "Fuseau horaire");
    public static readonly Text Country = new("Country", "Pays");
    public static readonly Text CountryHint = new("It decides whether a surcharge is allowed.", "Il détermine si des frais de paiement sont permis.");
    public static readonly Text Currency = new("Currency", "Devise");
    public static readonly Text CurrencyHint = new("Three letters, such as EUR. It cannot be changed later.", "Trois lettres, par exemple EUR. Ce choix est définitif.");
    public static readonly Text Language = new("Language", "Langue");
    public static readonly Text Begin = new("Begin", "Commencer");

    public static readonly Text Done = new("done", "fait");
    public static readonly Text Next = new("Continue", "Continuer");
    public static readonly Text Methods = new("How guests pay", "Comment les clients règlent");
    public static readonly Text Sandbox = new(
        "Cards are charged at a simulated bank: no money moves, so try what you like. Its test card is 4242 4242 4242 4242.",
        "Les cartes passent par une banque simulée : aucun argent ne bouge, essayez sans crainte. Sa carte de test est 4242 4242 4242 4242.");
    public static readonly Text SandboxApart = new(
        "Cards are charged at the simulated bank at {0}: no money moves. The setting “sandbox” says where it is.",
        "Les cartes passent par la banque simulée de {0} : aucun argent ne bouge. Le réglage « sandbox » dit où elle est.");
    public static readonly Text FirstRule = new("Your first automation", "Votre première automatisation");
    public static readonly Text FirstRuleHint = new("It starts switched off: you try it in the next step.", "Elle reste désactivée : vous l'essayez à l'étape suivante.");
    public static readonly Text Choose = new("Choose one.", "Choisissez-en une.");
    public static readonly Text Take = new("Choose this one", "Choisir celle-ci");
    public static readonly Text TryIt = new("Try it", "Essayer");
    public static readonly Text TryWhat = new(
        "A made-up booking: Camille Durand, {0}, arriving on {1}. The automation, once it is on:",
        "Une réservation inventée : Camille Durand, {0}, arrivée le {1}. L'automatisation, une fois activée :");
    public static readonly Text TryMail = new("Send me a test e-mail", "M'envoyer un e-mail de test");
    public static readonly Text MailTo = new("E-mails are sent through {0}.", "Les e-mails partent par {0}.");
    public static readonly Text MailFolder = new(
        "E-mails are not sent yet but kept as files in {0}. Set mail.host to send them.", "Les e-mails ne partent pas encore : ils sont gardés en fichiers dans {0}. Indiquez mail.host pour les envoyer.");
    public static readonly Text NeedsRule = new("First choose an automation.", "Choisissez d'abord une automatisation.");
    public static readonly Text Go = new("Go", "C'est parti");
    public static readonly Text GoWhat = new(
        "Once it is on, “{0}” works by itself. Bookings come in through the API (create a key in the settings) or with “solde import”.",
        "Une fois activée, « {0} » travaille toute seule. Les réservations arrivent par l'API (créez une clé dans les réglages) ou avec « solde import ».");
    public static readonly Text SwitchOn = new("Switch it on", "L'activer");
    public static readonly Text ToOffice = new("To the dashboard", "Vers le tableau de bord");
    public static readonly Text Details = new("Details", "Détails");
    public static readonly Text Later = new("Later", "Plus tard");
}
