using Solde.Core.Automations;

namespace Solde.Server.Office.Automations;

/// <summary>What an automation means, in words: when, for which bookings, what, and what follows; then what else is to be known of it.</summary>
internal static class RuleSentence
{
    private const int UsualPriority = 100;

    /// <summary>The sentences of a rule.</summary>
    public static string Of(AutomationRule rule, Voice voice) => string.Join(' ', [Short(rule, voice), .. Details(rule, voice)]);

    /// <summary>What else is to be known of a rule, a sentence each; none where there is nothing out of the ordinary.</summary>
    public static IEnumerable<string> Details(AutomationRule rule, Voice voice) => Options(rule).Select(option => voice.Say(option, rule.Priority));

    /// <summary>When, for which bookings, what and what follows: the sentence that tells one rule from another.</summary>
    public static string Short(AutomationRule rule, Voice voice) => voice.Say(
        new("{0}, for {1}, {2}.", "{0}, pour {1}, {2}."),
        TriggerWords.Of(rule.Trigger, voice), FilterWords.Of(rule.Filter, voice), Deed(rule, voice));

    private static string Deed(AutomationRule rule, Voice voice) => rule.Operation switch
    {
        Operation.None => Only(ActionSetWords.Of(rule.OnSuccess, voice), voice),
        Operation.Charge or Operation.Authorize => Moving(rule, voice) + Following(rule, voice),
    };

    private static string Only(string actions, Voice voice) => actions.Length == 0
        ? voice.Say(new("do nothing", "ne rien faire"))
        : voice.Say(new("move no money, only {0}", "ne rien encaisser, seulement {0}"), actions);

    private static string Moving(AutomationRule rule, Voice voice)
    {
        var deed = voice.Say(
            rule.Operation == Operation.Charge
                ? new Text("charge {0} {1}", "encaisser {0} {1}")
                : new Text("hold {0} {1}", "bloquer par empreinte {0} {1}"),
            AmountWords.Of(rule.Amount, voice), voice.Say(Card(rule.Card)));
        return rule.Surcharge is { } surcharge
            ? deed + voice.Say(new(", plus a surcharge of {0}", ", plus des frais de paiement de {0}"), AmountWords.Of(surcharge, voice))
            : deed;
    }

    private static string Following(AutomationRule rule, Voice voice) =>
        Following(new("; on success {0}", " ; en cas de succès, {0}"), rule.OnSuccess, voice)
        + Following(new("; on failure {0}", " ; en cas d'échec, {0}"), rule.OnFailure, voice);

    private static string Following(Text pattern, ActionSet actions, Voice voice) =>
        ActionSetWords.Of(actions, voice) is { Length: > 0 } told ? voice.Say(pattern, told) : "";

    private static Text Card(CardChoice card) => card switch
    {
        CardChoice.Last => new("with the last card", "sur la dernière carte"),
        CardChoice.LastOta => new("with the last virtual card", "sur la dernière carte virtuelle"),
        CardChoice.LastGuest => new("with the guest’s last card", "sur la dernière carte du client"),
    };

    private static IEnumerable<Text> Options(AutomationRule rule)
    {
        if (rule.Scope == Scope.NewBookings)
        {
            yield return new(
                "Only bookings made or modified after it was switched on.", "Seulement les réservations faites ou modifiées après son activation.");
        }

        if (rule.Exclusive)
        {
            yield return new(
                "Exclusive, priority {0}: a booking that it takes no other exclusive automation takes.",
                "Exclusive, priorité {0} : une réservation qu'elle prend n'est prise par aucune autre automatisation exclusive.");
        }
        else if (rule.Priority != UsualPriority)
        {
            yield return new("Priority {0}.", "Priorité {0}.");
        }

        if (rule.ValidateCard)
        {
            yield return new("The card is verified as soon as a booking is taken.", "La carte est vérifiée dès qu'une réservation est prise.");
        }

        if (rule.RepeatOnModification)
        {
            yield return new(
                "A booking whose dates or channel change counts as new.", "Une réservation dont les dates ou le canal changent compte comme nouvelle.");
        }
    }
}
