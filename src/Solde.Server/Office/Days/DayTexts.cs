using Solde.App.Days;
using Solde.App.Messages;

namespace Solde.Server.Office.Days;

/// <summary>Words of the day closing.</summary>
internal static class DayTexts
{
    public static readonly Text Title = new("Day closing", "Clôture de caisse");
    public static readonly Text Of = new("Day closing of {0}", "Clôture de caisse du {0}");
    public static readonly Text Day = new("Day", "Jour");
    public static readonly Text Show = new("Show", "Afficher");
    public static readonly Text Print = new("Print", "Imprimer");
    public static readonly Text Received = new("Received", "Encaissé");
    public static readonly Text Refunded = new("Refunded", "Remboursé");
    public static readonly Text Kept = new("Kept", "Net");
    public static readonly Text Sold = new("Sold", "Vendu");
    public static readonly Text Methods = new("By method", "Par mode de règlement");
    public static readonly Text Method = new("Method", "Mode de règlement");
    public static readonly Text Users = new("By user", "Par utilisateur");
    public static readonly Text User = new("User", "Utilisateur");
    public static readonly Text Itself = new("Automatic, or by the guest", "Automatique, ou par le client");
    public static readonly Text Vat = new("By VAT rate", "Par taux de TVA");
    public static readonly Text Rate = new("Rate", "Taux");
    public static readonly Text Net = new("Net", "HT");
    public static readonly Text Tax = new("VAT", "TVA");
    public static readonly Text Gross = new("Incl. VAT", "TTC");
    public static readonly Text NoRate = new("none known", "non précisé");
    public static readonly Text Tips = new("Tips", "Pourboires");
    public static readonly Text Groups = new("By revenue group", "Par famille");
    public static readonly Text Group = new("Revenue group", "Famille");
    public static readonly Text Amount = new("Amount", "Montant");
    public static readonly Text Documents = new("Documents", "Documents");
    public static readonly Text Kind = new("Kind", "Nature");
    public static readonly Text Numbers = new("Numbers", "Numéros");
    public static readonly Text Count = new("Count", "Nombre");
    public static readonly Text ByGateway = new("Of which through the payment provider: {0} received, {1} refunded.", "Dont par le prestataire de paiement : {0} encaissés, {1} remboursés.");
    public static readonly Text ByVoucher = new(
        "Of which by gift voucher, sold earlier: {0} received, {1} refunded.", "Dont bons cadeaux utilisés, vendus auparavant : {0} encaissés, {1} remboursés.");
    public static readonly Text VouchersSold = new("Gift vouchers sold", "Bons cadeaux vendus");
    public static readonly Text VouchersSoldWhat = new(
        "Gift vouchers sold: {0}. They count as sold when they are redeemed.", "Bons cadeaux vendus : {0}. Ils comptent dans les ventes lors de leur utilisation.");
    public static readonly Text SoldWhat = new(
        "What the day's receipts and invoices say, less its credit notes; what two documents tell of counts with the first. Without gift vouchers sold.",
        "Ce que disent les reçus et factures du jour, moins les avoirs ; ce que deux documents reprennent compte avec le premier. Hors bons cadeaux vendus.");
    public static readonly Text Acquirer = new("Payment provider’s books", "Relevé du prestataire de paiement");
    public static readonly Text Compare = new("Compare with the payment provider", "Comparer avec le prestataire de paiement");
    public static readonly Text Agrees = new("Both have {0} for that day, payment by payment.", "Les deux ont {0} pour ce jour, règlement par règlement.");
    public static readonly Text Differs = new("The journal has {0}, the payment provider {1}. These differ:", "Le journal a {0}, le prestataire {1}. Diffèrent :");
    public static readonly Text Away = new("The payment provider cannot be asked at the moment.", "Le prestataire de paiement n'est pas joignable pour le moment.");
    public static readonly Text Booking = new("Booking", "Réservation");
    public static readonly Text ByJournal = new("Journal", "Journal");
    public static readonly Text ByAcquirer = new("Provider", "Prestataire");
    public static readonly Text Close = new("Close the day", "Clôturer la journée");
    public static readonly Text CloseHint = new(
        "Its sums are kept as they are and cannot be changed. What comes for this day afterwards is shown beside.",
        "Ses totaux sont gardés tels quels et ne changent plus. Ce qui vient ensuite pour ce jour est montré à part.");
    public static readonly Text Closed = new("Closed on {0}.", "Clôturée le {0}.");
    public static readonly Text ClosedBy = new("Closed on {0} by {1}.", "Clôturée le {0} par {1}.");
    public static readonly Text After = new("After closing: {0} received, {1} refunded, {2} sold.", "Après la clôture : {0} encaissés, {1} remboursés, {2} vendus.");
    public static readonly Text Nothing = new("Nothing moved and nothing was issued that day.", "Rien n'a été encaissé ni émis ce jour-là.");

    /// <summary>What a row of the VAT is of: a rate, tips, or lines whose rate nobody said.</summary>
    public static string RateOf(VatSum sum, ILanguage language) =>
        sum.Rate is { } rate ? language.Percent(rate) : (sum.Group is null ? NoRate : Tips).In(language);
}
