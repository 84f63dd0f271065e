using Solde.Core.Facts;

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
        _ => Brake(fact, voice),
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
