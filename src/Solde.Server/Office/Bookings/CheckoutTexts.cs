using Solde.Core.Checkout;

namespace Solde.Server.Office.Bookings;

/// <summary>Words of the desk: checkout, consent and fees.</summary>
internal static class CheckoutTexts
{
    public static readonly Text Title = new("Checkout", "Encaissement");
    public static readonly Text Settle = new("Settle", "Encaisser");
    public static readonly Text Bill = new("What is settled", "À encaisser");
    public static readonly Text Owed = new("Owed", "Reste dû");
    public static readonly Text OtherFolio = new("Settle folio {0} instead", "Encaisser plutôt le folio {0}");
    public static readonly Text Add = new("Add to the bill", "Ajouter à la note");
    public static readonly Text What = new("What", "Quoi");
    public static readonly Text Nothing = new("nothing", "rien");
    public static readonly Text Extra = new("Something else", "Autre chose");
    public static readonly Text Tip = new("Tip", "Pourboire");
    public static readonly Text Discount = new("Discount", "Remise");
    public static readonly Text GiftVoucher = new("Gift voucher sold", "Bon cadeau vendu");
    public static readonly Text Name = new("Name, or reason", "Libellé, ou motif");
    public static readonly Text NameHint = new("Stands on the client’s receipt.", "Figure sur le reçu du client.");
    public static readonly Text Price = new("Amount", "Montant");
    public static readonly Text PriceHint = new("Empty: the price of the list.", "Vide : le prix de la liste.");
    public static readonly Text Between = new("Between {0} and {1}.", "Entre {0} et {1}.");
    public static readonly Text WhatIsIt = new("Choose what it is.", "Choisissez ce que c'est.");
    public static readonly Text WhyDiscount = new("Say why.", "Indiquez le motif.");
    public static readonly Text OneMoreLine = new("Count, and one more line", "Recalculer et ajouter une ligne");
    public static readonly Text OnFile = new("Card on file", "Carte enregistrée");
    public static readonly Text ByCard = new("Charge the card ending in {0}", "Débiter la carte se terminant par {0}");
    public static readonly Text CardPays = new("The card pays {0}.", "La carte réglera {0}.");
    public static readonly Text RestElse = new("{0} remain to be paid otherwise.", "Il reste {0} à régler autrement.");
    public static readonly Text AgreedTo = new("Agreed on {0}: up to {1} in all.", "Accord du {0} : jusqu'à {1} en tout.");
    public static readonly Text AgreedToNothing = new(
        "The client has not agreed to anything for this card: it pays only if they agree here.",
        "Le client n'a rien accepté pour cette carte : elle ne règle que s'il l'accepte ici.");
    public static readonly Text OnTheSpot = new("The client agrees here that the card pays everything", "Le client accepte sur place que la carte règle tout");
    public static readonly Text NoCard = new("No card on file: how is it paid?", "Aucune carte enregistrée : comment est-ce réglé ?");
    public static readonly Text Otherwise = new("Paid otherwise", "Réglé autrement");
    public static readonly Text VoucherCode = new("Code of the gift voucher", "Code du bon cadeau");
    public static readonly Text VoucherCodeHint = new("Empty: a voucher that was not sold here with Solde.", "Vide : un bon qui n'a pas été vendu ici avec Solde.");
    public static readonly Text Later = new("later", "plus tard");
    public static readonly Text TakenHint = new("Empty: all that remains.", "Vide : tout ce qui reste.");
    public static readonly Text HowElse = new("Choose how the remaining {0} are paid.", "Choisissez comment les {0} restants sont réglés.");
    public static readonly Text HowTaken = new("Choose how it is paid.", "Choisissez le mode de règlement.");
    public static readonly Text OnlyOneRest = new("Only one amount can be left empty.", "Un seul montant peut rester vide.");
    public static readonly Text CardPaysAll = new(
        "The card pays everything: untick it, or type an amount.", "La carte règle tout : décochez-la, ou indiquez un montant.");
    public static readonly Text OneMoreTender = new("Count, and one more way to pay", "Recalculer et répartir");
    public static readonly Text Declined = new("The sale is still open: take the money another way.", "La vente reste ouverte : encaissez autrement.");
    public static readonly Text Waiting = new("A payment is still under way: wait for its answer.", "Un règlement est encore en cours : attendez sa réponse.");
    public static readonly Text PayHere = new("Have the client pay on this screen", "Faire payer le client sur cet écran");
    public static readonly Text PayHereHint = new(
        "Their page opens beside this one, with the secure card form. Look at this page again when they have paid.",
        "Sa page s'ouvre à côté, avec le formulaire de carte sécurisé. Revenez sur cette page une fois le règlement fait.");
    public static readonly Text SaleIsClosed = new("Everything is paid.", "Tout est réglé.");
    public static readonly Text PrintReceipt = new("Print the receipt", "Imprimer le reçu");
    public static readonly Text PrintVoucher = new("Print the gift voucher of {0}", "Imprimer le bon cadeau de {0}");
    public static readonly Text Receipt = new("Receipt", "Reçu");
    public static readonly Text Total = new("Total", "Total");
    public static readonly Text ThroughGateway = new("By card online", "Par carte en ligne");
    public static readonly Text ByOther = new("Otherwise", "Autrement");
    public static readonly Text SellMore = new("Sell something else", "Vendre autre chose");
    public static readonly Text NothingOpen = new("All folios are closed: there is nothing to settle.", "Tous les folios sont clôturés : il n'y a rien à encaisser.");
    public static readonly Text WillNotBe = new(
        "The booking was cancelled, or the client did not come: what is owed for it is on its page.",
        "La réservation est annulée, ou le client n'est pas venu : ce qui est dû figure sur sa page.");
    public static readonly Text Sales = new("Sales", "Ventes");
    public static readonly Text StillOpen = new("open", "en cours");

    public static readonly Text Consent = new("What the client agreed to", "Ce que le client a accepté");
    public static readonly Text Cap = new("The card pays up to", "La carte règle jusqu'à");
    public static readonly Text AgreedAt = new("Agreed on", "Accord donné le");
    public static readonly Text Terms = new("Terms", "Conditions");
    public static readonly Text TermsVersion = new("version {0}", "version {0}");
    public static readonly Text BuiltInTerms = new("the fees alone", "les frais seuls");
    public static readonly Text TermsAsAgreed = new("The terms as they were read", "Les conditions telles qu'elles ont été lues");
    public static readonly Text From = new("From", "Depuis");
    public static readonly Text LateFee = new("{0} for cancelling less than {1} hours before", "{0} pour une annulation moins de {1} h avant");
    public static readonly Text NoShowFee = new("{0} for not coming", "{0} en cas d'absence");
    public static readonly Text Fees = new("Fees", "Frais");

    public static readonly Text ChargeFee = new("Charge the fee of {0}", "Encaisser les frais de {0}");
    public static readonly Text ChargeFeeHint = new(
        "It takes the place of what was booked. The card on file pays it, never more than the client agreed to.",
        "Ils remplacent ce qui était réservé. La carte enregistrée les règle, jamais au-delà de l'accord du client.");
    public static readonly Text WaiveFee = new("Waive the fee", "Renoncer aux frais");
    public static readonly Text WaiveFeeHint = new("Nothing is owed any more. What was paid is yours to refund.", "Plus rien n'est dû. Ce qui a été réglé reste à rembourser par vos soins.");
    public static readonly Text FeeComes = new(
        "The client did not come. The fee they agreed to is charged automatically after {0} hours, unless you waive it.",
        "Le client n'est pas venu. Les frais qu'il a acceptés sont encaissés automatiquement après {0} h, sauf si vous y renoncez.");
    public static readonly Text FeeWillBe = new("It is charged automatically on {0}, unless you waive it.", "Ils seront encaissés automatiquement le {0}, sauf si vous y renoncez.");
    public static readonly Text Reason = new("Reason", "Motif");
    public static readonly Text Waived = new("{0}, waived", "{0}, abandonnés");
    public static readonly Text Charged = new("{0}, charged", "{0}, demandés");

    /// <summary>What a line of a kind is called where nobody names it: a word of the trade for documents.</summary>
    public static Text Of(SaleLineKind kind) => kind switch
    {
        SaleLineKind.Tip => Tip,
        SaleLineKind.Discount => Discount,
        SaleLineKind.GiftVoucher => new("Gift voucher", "Bon cadeau"),
        SaleLineKind.Extra => Extra,
        SaleLineKind.Service => BookingTexts.Service,
        SaleLineKind.Product => new("Product", "Produit"),
    };
}
