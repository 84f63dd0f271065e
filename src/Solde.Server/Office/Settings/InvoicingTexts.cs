namespace Solde.Server.Office.Settings;

/// <summary>Words of who issues documents, of gift vouchers and of fees.</summary>
internal static class InvoicingTexts
{
    public static readonly Text Title = new("Documents, vouchers, fees", "Documents, bons cadeaux, frais");
    public static readonly Text TitleWhat = new("Who issues invoices and receipts, VAT, gift vouchers, fees.", "Qui émet factures et reçus, TVA, bons cadeaux, frais.");
    public static readonly Text Legal = new("Who issues the documents", "Qui émet les documents");
    public static readonly Text LegalHint = new(
        "It stands on receipts, invoices and credit notes from now on. Documents that were issued never change.",
        "Figure désormais sur les reçus, factures et avoirs. Les documents déjà émis ne changent jamais.");
    public static readonly Text LegalName = new("Company or person", "Raison sociale ou nom");
    public static readonly Text LegalNameHint = new("Empty: the name of the property.", "Vide : le nom de l'établissement.");
    public static readonly Text Address = new("Address", "Adresse");
    public static readonly Text Registration = new("Registration number", "SIRET ou numéro d'immatriculation");
    public static readonly Text VatNumber = new("VAT number", "Numéro de TVA");
    public static readonly Text Footer = new("At the foot", "En bas de page");
    public static readonly Text FooterHint = new(
        "Legal form and capital, late payment terms, why no VAT is charged.", "Forme juridique et capital, pénalités de retard, mention d'exonération de TVA.");
    public static readonly Text DueDays = new("Invoices are due, in days", "Délai de règlement des factures (jours)");
    public static readonly Text DueDaysHint = new("At most 60. 0: on receipt.", "60 au plus. 0 : à réception.");
    public static readonly Text VatRates = new("VAT by revenue group", "TVA par groupe de prestations");
    public static readonly Text VatRatesHint = new(
        "One per line, such as: accommodation = 10. Amounts contain it. Groups: {0}; or a code of your booking system.",
        "Une par ligne, par exemple : hébergement = 10. Les montants la comprennent. Groupes : {0} ; ou un code de votre logiciel de réservation.");
    public static readonly Text NoRate = new("“{0}” names no rate. One per line, such as: accommodation = 10.", "« {0} » n'indique pas de taux. Une par ligne, par exemple : hébergement = 10.");
    public static readonly Text NoGroup = new(
        "“{0}” names no group: take one of those below, or a code without spaces.", "« {0} » n'indique aucun groupe : prenez-en un parmi ceux ci-dessous, ou un code sans espaces.");
    public static readonly Text RateOfOthers = new(
        "“{0}”: discounts and refunds have the rates of what they lessen.", "« {0} » : remises et remboursements suivent les taux de ce qu'ils réduisent.");
    public static readonly Text RateTwice = new("“{0}”: this group has its rate already.", "« {0} » : ce groupe a déjà son taux.");
    public static readonly Text Vouchers = new("Gift vouchers", "Bons cadeaux");
    public static readonly Text Sells = new("Sell gift vouchers", "Vendre des bons cadeaux");
    public static readonly Text Minimum = new("From", "À partir de");
    public static readonly Text Maximum = new("Up to", "Jusqu'à");
    public static readonly Text ValidMonths = new("Valid, in months", "Validité, en mois");
    public static readonly Text Fees = new("Fees for late cancellations and no-shows", "Frais d'annulation tardive et de non-présentation");
    public static readonly Text FeesHint = new(
        "They are set with each protection. Here: whether Solde charges them without a click, as far as the client agreed.",
        "Ils se fixent avec chaque protection. Ici : si Solde les encaisse sans clic, dans la limite de l'accord du client.");
    public static readonly Text GraceHours = new("Charge them automatically, in hours after", "Encaissement automatique après (heures)");
    public static readonly Text GraceHint = new(
        "Until then you can waive them. 0: at once. Empty: only by your click.", "D'ici là, vous pouvez y renoncer. 0 : aussitôt. Vide : seulement d'un clic.");
}
