using Solde.App.Checkout;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Server.Office.Settings;

namespace Solde.Server.Office.Journal;

/// <summary>What became of a property's automations and of its brake.</summary>
internal static class PropertySentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        AutomationCreated f => voice.Say(new("Automation “{0}” created.", "Automatisation « {0} » créée."), f.Automation.Name),
        AutomationEdited f => voice.Say(
            new("Automation “{0}” edited: version {1}.", "Automatisation « {0} » modifiée : version {1}."), f.Automation.Name, f.Version),
        AutomationActivated f => voice.Say(new("Automation “{0}” switched on.", "Automatisation « {0} » activée."), f.Automation.Name),
        AutomationDeactivated f => voice.Say(new("Automation “{0}” switched off.", "Automatisation « {0} » désactivée."), f.Automation.Name),
        AutomationArchived f => voice.Say(new("Automation “{0}” archived.", "Automatisation « {0} » archivée."), f.Automation.Name),
        PropertyPaused => voice.Say(
            new("The property is paused: nothing is decided, nothing is dropped.", "Établissement en pause : rien n'est décidé, rien n'est perdu.")),
        PropertyResumed => voice.Say(new("The pause is over: automations are at work again.", "Fin de la pause : les automatisations reprennent.")),
        _ => Settings(fact, voice) ?? Brake(fact, voice),
    };

    private static string? Settings(IFact fact, Voice voice) => fact switch
    {
        PropertyEdited f => voice.Say(
            new("Settings changed: {0}.", "Réglages modifiés : {0}."), voice.Language.AllOf([.. f.Changed.Select(part => voice.Say(SettingWords.Of(part)))])),
        TemplateEdited { Template: Templates.Terms, Version: 1 } f => voice.Say(new("Terms ({0}) taken back.", "Conditions ({0}) retirées."), f.Language),
        TemplateEdited { Template: Templates.Terms } f => voice.Say(
            new("Terms ({0}) changed: version {1}.", "Conditions ({0}) modifiées : version {1}."), f.Language, PropertyTerms.VersionOf(f.Version)),
        TemplateEdited { Version: 1 } f => voice.Say(
            new("E-mail “{0}” ({1}): back to Solde’s text.", "E-mail « {0} » ({1}) : retour au texte de Solde."), voice.Say(TemplateWords.Of(f.Template)), f.Language),
        TemplateEdited f => voice.Say(
            new("E-mail “{0}” ({1}) has a text of your own: version {2}.", "E-mail « {0} » ({1}) : votre propre texte, version {2}."),
            voice.Say(TemplateWords.Of(f.Template)), f.Language, f.Version),
        KeyCreated f => voice.Say(new("API key “{0}” created ({1}).", "Clé d'API « {0} » créée ({1})."), f.Name, f.Key),
        VaultEnabled => voice.Say(new(
            "The card vault is on: the acquirer’s permission was confirmed.", "Coffre à cartes activé : l'accord de l'acquéreur a été confirmé.")),
        VaultDisabled f => voice.Say(
            f.Bookings switch
            {
                0 => new Text("The card vault is off.", "Coffre à cartes désactivé."),
                1 => new Text("The card vault is off; the number of 1 booking was deleted.", "Coffre à cartes désactivé ; le numéro de 1 réservation est supprimé."),
                _ => new Text("The card vault is off; the numbers of {0} bookings were deleted.", "Coffre à cartes désactivé ; les numéros de {0} réservations sont supprimés."),
            },
            f.Bookings),
        DayClosed f => voice.Say(
            new("The till of {0} was closed: {1} received, {2} refunded.", "Caisse du {0} clôturée : {1} encaissés, {2} remboursés."),
            voice.Day(f.Day), voice.Amount(f.Received), voice.Amount(f.Refunded)),
        KeyRevoked f => voice.Say(new("API key {0} revoked.", "Clé d'API {0} révoquée."), f.Key),
        _ => null,
    };

    private static string? Brake(IFact fact, Voice voice) => fact switch
    {
        PaymentsHeldBack f => voice.Say(
            f.Payments == 1
                ? new Text(
                    "1 late payment of {1} is held back: look at it, then release or cancel it.",
                    "1 règlement en retard de {1} est retenu : à vérifier, puis à libérer ou à annuler.")
                : new Text(
                    "{0} late payments due at once, {1} in all, are held back: look at them, then release or cancel them.",
                    "{0} règlements en retard, {1} en tout, sont retenus : à vérifier, puis à libérer ou à annuler."),
            f.Payments, voice.Amount(f.Amount)),
        PaymentsReleased f => voice.Say(
            f.Payments == 1
                ? new Text("Staff released the payment that was held back.", "L'équipe a libéré le règlement retenu.")
                : new Text("Staff released the {0} payments that were held back.", "L'équipe a libéré les {0} règlements retenus."),
            f.Payments),
        PaymentsCancelled f => voice.Say(
            f.Payments == 1
                ? new Text("Staff cancelled the payment that was held back.", "L'équipe a annulé le règlement retenu.")
                : new Text("Staff cancelled the {0} payments that were held back.", "L'équipe a annulé les {0} règlements retenus."),
            f.Payments),
        PaymentsLetThrough f => voice.Say(
            new(
                "Until {0} late payments are not held back, however many.",
                "Jusqu'au {0}, aucun règlement en retard n'est retenu, quel qu'en soit le nombre."),
            voice.At(f.Until)),
        _ => null,
    };
}
