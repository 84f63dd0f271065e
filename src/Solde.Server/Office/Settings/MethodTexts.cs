namespace Solde.Server.Office.Settings;

/// <summary>Words of how guests may pay.</summary>
internal static class MethodTexts
{
    public static readonly Text NeedsIban = new("Enter your IBAN in the settings: without it guests wait for you to send your bank details.", "Indiquez votre IBAN dans les réglages : sinon, le client attend que vous lui envoyiez vos coordonnées bancaires.");
    public static readonly Text Position = new("Position", "Position");
    public static readonly Text NoPosition = new("A whole number, such as 1.", "Un nombre entier, par exemple 1.");
    public static readonly Text More = new("Amounts and destinations", "Montants et destinations");
    public static readonly Text Minimum = new("From", "À partir de");
    public static readonly Text Maximum = new("Up to", "Jusqu'à");
    public static readonly Text LimitsHint = new("Of what is asked. Empty: any amount.", "Du montant demandé. Vide : tout montant.");
    public static readonly Text Destinations = new("Only for these destinations", "Seulement pour ces destinations");
    public static readonly Text DestinationsHint = new("One code per line. Empty: all.", "Un code par ligne. Vide : toutes.");
    public static readonly Text Again = new("The same method for other destinations", "Le même mode pour d'autres destinations");
    public static readonly Text Method = new("Method", "Mode de règlement");

    public static readonly Text Account = new("Bank account for transfers", "Compte bancaire pour les virements");
    public static readonly Text AccountHint = new("Guests who choose a transfer are shown it, with a QR code for their banking app.", "Il est montré aux clients qui choisissent le virement, avec un QR code pour leur application bancaire.");
    public static readonly Text Holder = new("Account holder", "Titulaire du compte");
    public static readonly Text Iban = new("IBAN", "IBAN");
    public static readonly Text Bic = new("BIC", "BIC");
    public static readonly Text Cheques = new("Cheques", "Chèques");
    public static readonly Text PayableTo = new("Payable to", "À l'ordre de");
    public static readonly Text SendTo = new("To be sent to", "À envoyer à");
    public static readonly Text Words = new("A word to guests, by method", "Un mot aux clients, par mode de règlement");
    public static readonly Text WordsHint = new(
        "Such as which holiday vouchers you take, or when the desk is open.", "Par exemple les chèques-vacances acceptés, ou les heures de la réception.");
}
