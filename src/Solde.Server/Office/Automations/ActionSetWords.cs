using Solde.Core.Automations;

namespace Solde.Server.Office.Automations;

/// <summary>What follows a success or a failure (C9).</summary>
internal static class ActionSetWords
{
    /// <summary>The actions in their order; empty = none.</summary>
    public static string Of(ActionSet actions, Voice voice) => voice.Language.AllOf([.. Each(actions, voice)]);

    private static IEnumerable<string> Each(ActionSet actions, Voice voice)
    {
        if (actions.Email is { } template)
        {
            yield return voice.Say(new("send the guest “{0}”", "envoyer au client « {0} »"), voice.Say(TemplateWords.Of(template)));
        }

        if (actions.CloseFolio)
        {
            yield return Close(actions, voice);
        }

        if (actions.FolioVisible is { } visible)
        {
            yield return voice.Say(visible
                ? new Text("show the folio in the portal", "montrer le folio dans le portail")
                : new Text("hide the folio from the portal", "masquer le folio dans le portail"));
        }

        if (actions.GuaranteeState is { } state)
        {
            yield return voice.Say(
                new("set the guarantee state to “{0}”", "passer l'état de garantie à « {0} »"), voice.Say(GuaranteeWords.Of(state)));
        }

        if (actions.Task is { } task)
        {
            yield return voice.Say(new("give the team the task “{0}”", "confier à l'équipe la tâche « {0} »"), task);
        }
    }

    private static string Close(ActionSet actions, Voice voice) => actions.Document is { } document
        ? voice.Say(new("close the folio with {0}", "clôturer le folio avec {0}"), voice.Say(DocumentWords.Of(document)))
        : voice.Say(new("close the folio", "clôturer le folio"));
}
