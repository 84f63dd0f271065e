using Solde.App.Vouchers;

namespace Solde.Server.Office.Vouchers;

/// <summary>Words of the gift vouchers.</summary>
internal static class VoucherTexts
{
    public static readonly Text Title = new("Gift vouchers", "Bons cadeaux");
    public static readonly Text One = new("Gift voucher", "Bon cadeau");
    public static readonly Text Code = new("Code", "Code");
    public static readonly Text CodeHint = new("Sixteen letters; spaces and hyphens do not matter.", "Seize lettres ; espaces et tirets sont sans importance.");
    public static readonly Text Find = new("Find", "Rechercher");
    public static readonly Text Unknown = new("There is no gift voucher of this code here.", "Aucun bon cadeau d'ici ne porte ce code.");
    public static readonly Text ExpiredOn = new("This gift voucher was valid until {0}.", "Ce bon cadeau était valable jusqu'au {0}.");
    public static readonly Text OnlyLeft = new("Only {0} are left on this gift voucher.", "Il ne reste que {0} sur ce bon cadeau.");
    public static readonly Text NothingLeft = new("Nothing is left on this gift voucher.", "Il ne reste rien sur ce bon cadeau.");
    public static readonly Text Guessed = new("Too many wrong codes: please wait ten minutes.", "Trop de codes erronés : veuillez patienter dix minutes.");
    public static readonly Text Amount = new("Value", "Valeur");
    public static readonly Text Balance = new("Left", "Reste");
    public static readonly Text ValidUntil = new("Valid until", "Valable jusqu'au");
    public static readonly Text SoldAt = new("Sold", "Vendu");
    public static readonly Text SoldOn = new("Sold with", "Vendu avec");
    public static readonly Text Expired = new("expired", "expiré");
    public static readonly Text Print = new("To print", "À imprimer");
    public static readonly Text PrintHint = new("Print this page with your browser, and hand it over.", "Imprimez cette page avec votre navigateur, et remettez-la.");
    public static readonly Text NoneYet = new(
        "No gift voucher was sold yet. They are sold at checkout, once the settings say of which amounts.",
        "Aucun bon cadeau vendu pour l'instant. Ils se vendent à l'encaissement, une fois leurs montants indiqués dans les réglages.");
    public static readonly Text Worth = new("worth {0}", "d'une valeur de {0}");
    public static readonly Text LeftOf = new("{0} left", "Il reste {0}");
    public static readonly Text Says = new(
        "It pays at the desk, in one or more parts. Whoever has the code can use it: please keep it like cash.",
        "Il s'utilise sur place, en une ou plusieurs fois. Qui a le code peut l'utiliser : gardez-le comme des espèces.");
    public static readonly Text Send = new("Send it to the buyer by e-mail", "L'envoyer à l'acheteur par e-mail");
    public static readonly Text Sent = new("It is on its way to the buyer.", "Il part par e-mail à l'acheteur.");
    public static readonly Text Refund = new("Give back what is left", "Rembourser ce qu'il reste");
    public static readonly Text RefundHint = new(
        "So much of it can no longer be used; the money goes to where it came from.", "Ce montant ne pourra plus être utilisé ; l'argent retourne là d'où il est venu.");
    public static readonly Text All = new("All gift vouchers", "Tous les bons cadeaux");
    public static readonly Text Moves = new("What was done with it", "Ses mouvements");

    /// <summary>What was done to a voucher.</summary>
    public static Text Of(VoucherMoveKind kind) => kind switch
    {
        VoucherMoveKind.Issue => new("Sold", "Vendu"),
        VoucherMoveKind.Redeem => new("Used", "Utilisé"),
        VoucherMoveKind.Credit => new("Given back to it", "Recrédité"),
        VoucherMoveKind.Void => new("Given back to the buyer", "Remboursé à l'acheteur"),
    };
}
