namespace Solde.Server.Office.Settings;

/// <summary>Words of the card vault. What is confirmed has a version (<see cref="App.Cards.ICardVault.TextVersion"/>): a change of it is a new one.</summary>
internal static class VaultTexts
{
    public static readonly Text Title = new("Card vault", "Coffre à cartes");
    public static readonly Text What = new("Keep mail-order cards for your terminal.", "Garder les cartes en VAD pour votre terminal.");
    public static readonly Text Explained = new(
        "Without the vault, mail-order cards are kept by your payment provider and charged with one click; nobody sees a number. With it, the number is also kept here, encrypted, until the request is paid; an owner or a manager can show it once, to type it into the terminal.",
        "Sans le coffre, les cartes en VAD sont gardées par votre prestataire de paiement et encaissées d'un clic ; personne ne voit de numéro. Avec lui, le numéro est aussi gardé ici, chiffré, jusqu'au règlement de la demande ; un propriétaire ou un responsable peut l'afficher une seule fois, pour le saisir sur le terminal.");
    public static readonly Text Duties = new(
        "Keeping card numbers brings this installation into the scope of PCI DSS, with its duties: ask your acquirer first.",
        "Garder des numéros de carte fait entrer cette installation dans le périmètre PCI DSS, avec ses obligations : demandez d'abord à votre acquéreur.");
    public static readonly Text Permitted = new(
        "Our acquirer permits us to keep numbers of mail-order cards until they are charged, and we answer for this installation under PCI DSS.",
        "Notre acquéreur nous autorise à garder les numéros des cartes en VAD jusqu'à leur encaissement, et nous répondons de cette installation au titre de PCI DSS.");
    public static readonly Text MustPermit = new("Without your acquirer’s permission it cannot be switched on.", "Sans l'accord de votre acquéreur, il ne peut pas être activé.");
    public static readonly Text SwitchOn = new("Switch the vault on", "Activer le coffre");
    public static readonly Text SwitchOff = new("Switch off and delete all numbers", "Désactiver et tout effacer");
    public static readonly Text IsOn = new("The vault is on since {0}. Confirmed by {1} (text {2}).", "Le coffre est activé depuis le {0}. Confirmé par {1} (texte {2}).");
    public static readonly Text IsOff = new("The vault is off.", "Le coffre n'est pas activé.");
    public static readonly Text Unusable = new(
        "The keys of the vault cannot be used: whoever runs the installation finds the reason in the log.",
        "Les clés du coffre sont inutilisables : la personne qui gère l'installation en trouvera la raison dans le journal technique.");
}
