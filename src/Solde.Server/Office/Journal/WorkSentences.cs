using Solde.App.Journal;
using Solde.Core.Facts;
using Solde.Core.Planning;

namespace Solde.Server.Office.Journal;

/// <summary>What was written to whom, what is left to staff, and what was refused.</summary>
internal static class WorkSentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        MessageSent f => voice.Say(
            new("E-mail “{0}” sent to {1} ({2}).", "E-mail « {0} » envoyé {1} ({2})."),
            voice.Say(TemplateWords.Of(f.Template)), voice.Say(To(f.To)), RequestSentences.Address(f.Address, voice)),
        MessageFailed f => voice.Say(
            new("E-mail “{0}” not sent to {1} ({2}){3}.", "E-mail « {0} » non envoyé {1} ({2}){3}."),
            voice.Say(TemplateWords.Of(f.Template)), voice.Say(To(f.To)), RequestSentences.Address(f.Address, voice), Error(f.Error, voice)),
        TaskCreated f => voice.Say(new("Task: {0}", "Tâche : {0}"), f.Text),
        ActionRefused f => Refused(f, voice),
        _ => null,
    };

    private static string Error(string error, Voice voice) => error == PersonalData.Erased ? "" : voice.Language.Colon + error.TrimEnd('.');

    private static string Refused(ActionRefused fact, Voice voice) => voice.Say(
        fact.Ref is null
            ? new Text("Refused: {0}. {1}", "Refusé : {0}. {1}")
            : new Text("Refused: {0} (booking {2}). {1}", "Refusé : {0} (réservation {2}). {1}"),
        voice.Say(ActionWords.Of(fact.Do)), voice.Say(RefusalSentences.Of(fact.Reason)), fact.Ref);

    private static Text To(Recipient recipient) => recipient switch
    {
        Recipient.Guest => new("the guest", "au client"),
        Recipient.Staff => new("the team", "à l'équipe"),
    };
}
