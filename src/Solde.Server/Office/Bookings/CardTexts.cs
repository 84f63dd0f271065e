namespace Solde.Server.Office.Bookings;

/// <summary>Words of the page that shows a card's number.</summary>
internal static class CardTexts
{
    public static readonly Text Title = new("Number of the mail-order card", "Numéro de la carte en VAD");
    public static readonly Text Open = new("Show the card’s number…", "Afficher le numéro de la carte…");
    public static readonly Text Card = new("{0} ending in {1}, valid until {2}", "{0} se terminant par {1}, valable jusqu'au {2}");
    public static readonly Text Once = new(
        "The number is shown once, for half a minute, and wiped from the vault with that. Have the terminal ready. The journal notes who asked, and why.",
        "Le numéro est affiché une seule fois, pendant une demi-minute, puis effacé du coffre. Préparez le terminal. Le journal note qui l'a demandé, et pourquoi.");
    public static readonly Text Afterwards = new(
        "Once the terminal has taken the payment, record it on the booking.", "Une fois l'encaissement fait au terminal, notez le règlement sur la réservation.");
    public static readonly Text Reason = new("What for", "Pourquoi");
    public static readonly Text Show = new("Show the number, once", "Afficher le numéro, une seule fois");
    public static readonly Text Number = new("Number", "Numéro");
    public static readonly Text Expiry = new("Valid until", "Valable jusqu'au");
    public static readonly Text Code = new("Code", "Cryptogramme");
    public static readonly Text NoCode = new(
        "no longer held: it is never stored, and forgotten after a quarter of an hour, at a restart, or where several servers work. Ask the guest.",
        "n'est plus gardé : il n'est jamais enregistré, et oublié au bout d'un quart d'heure, au redémarrage, ou quand plusieurs serveurs travaillent. Demandez-le au client.");
    public static readonly Text NotOpened = new(
        "The vault cannot open this number at the moment. Nothing was shown and it is still kept: whoever runs the installation finds the reason in the log.",
        "Le coffre ne peut pas ouvrir ce numéro pour le moment. Rien n'a été affiché et il est toujours gardé : la personne qui gère l'installation en trouvera la raison dans le journal technique.");
    public static readonly Text Leaves = new("This page closes by itself after 30 seconds.", "Cette page se ferme d'elle-même au bout de 30 secondes.");
    public static readonly Text Close = new("Close now", "Fermer maintenant");
    public static readonly Text PleaseChoose = new("Choose a reason.", "Choisissez une raison.");
}
