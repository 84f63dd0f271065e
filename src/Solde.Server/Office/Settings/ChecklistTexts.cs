namespace Solde.Server.Office.Settings;

/// <summary>Words of the list of what payments still need.</summary>
internal static class ChecklistTexts
{
    public static readonly Text Title = new("Ready for payments?", "Prêt pour les paiements ?");
    public static readonly Text What = new("What is set up, and what is still missing.", "Ce qui est en place, et ce qu'il manque encore.");
    public static readonly Text Missing = new("Still to do: {0}.", "Reste à faire : {0}.");
    public static readonly Text Done = new("done", "fait");
    public static readonly Text ToDo = new("to do", "à faire");
    public static readonly Text Advised = new("advised", "conseillé");
    public static readonly Text Gateway = new("Payment provider", "Prestataire de paiement");
    public static readonly Text GatewayWhat = new(
        "Only the simulated one is connected: you can try everything out, no money moves.", "Seul le prestataire simulé est relié : tout peut s'essayer, aucun argent ne circule.");
    public static readonly Text Methods = new("Payment methods", "Modes de règlement");
    public static readonly Text MethodsWhat = new("What links and guests' pages offer.", "Ce que proposent les liens et les pages clients.");
    public static readonly Text Account = new("Bank account", "Compte bancaire");
    public static readonly Text AccountWhat = new("For transfers, which you offer.", "Pour les virements, que vous proposez.");
    public static readonly Text Legal = new("Legal identity", "Identité légale");
    public static readonly Text LegalWhat = new("Name, address and company number (in France: SIRET) on receipts and invoices.", "Nom, adresse et numéro d'immatriculation (en France : SIRET) sur les reçus et les factures.");
    public static readonly Text Vat = new("VAT of what you sell", "TVA de ce que vous vendez");
    public static readonly Text VatWhat = new("Needed so that your documents show the VAT.", "Pour que la TVA figure sur vos documents.");
    public static readonly Text Addresses = new("Your e-mail address", "Votre adresse e-mail");
    public static readonly Text AddressesWhat = new("Without it nobody is told of declined cards.", "Sans elle, personne n'est prévenu d'une carte refusée.");
    public static readonly Text Links = new("Legal notice and privacy", "Mentions légales et confidentialité");
    public static readonly Text LinksWhat = new("On guests' pages and in e-mails.", "Sur les pages clients et dans les e-mails.");
    public static readonly Text Services = new("Services", "Prestations");
    public static readonly Text ServicesWhat = new("What clients can book.", "Ce que les clients peuvent réserver.");
    public static readonly Text Cards = new("Services that ask for a card", "Prestations qui demandent une carte");
    public static readonly Text CardsWhat = new("Optional or mandatory, service by service.", "Facultative ou obligatoire, prestation par prestation.");
    public static readonly Text Protections = new("Protections", "Protections");
    public static readonly Text ProtectionsWhat = new("The fees that clients agree to when they leave a card.", "Les frais que les clients acceptent en laissant une carte.");
    public static readonly Text Terms = new("Your terms", "Vos conditions");
    public static readonly Text TermsWhat = new("What clients read and accept before they leave a card.", "Ce que les clients lisent et acceptent avant de laisser une carte.");
}
