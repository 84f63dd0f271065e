using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Planning;

namespace Solde.Server.Office.Automations;

/// <summary>What an automation will do with a booking and when, or why it will not (X1): one or two sentences whose subject is the automation.</summary>
internal static class VerdictSentences
{
    private static readonly Text NothingSoFar = new(
        "Nothing is due so far; will look again {1}.", "Rien à régler pour l'instant ; regardera à nouveau {1}.");

    /// <summary>The sentences of a verdict.</summary>
    /// <param name="verdict">Where the automation stands on the booking.</param>
    /// <param name="operation">What it does.</param>
    /// <param name="voice">Language and zone.</param>
    public static string Of(Verdict verdict, Operation operation, Voice voice)
    {
        var why = ReasonWords.Of(verdict.Reasons, voice);
        return verdict.Kind switch
        {
            VerdictKind.NotTaken => voice.Say(new("Does not take this booking: {0}.", "Ne prend pas cette réservation : {0}."), why),
            VerdictKind.Expected => Will(verdict, operation, Event(verdict.Reasons, voice), voice),
            VerdictKind.Planned => Will(verdict, operation, On(verdict.DueAt, voice), voice),
            VerdictKind.Due => Will(verdict, operation, voice.Say(new("now", "maintenant")), voice),
            VerdictKind.Waiting => Waits(verdict, operation, why, voice),
            VerdictKind.Skipped => voice.Say(
                new(
                    "Was skipped: {0}. It looks again when the booking changes, while its time lasts.",
                    "Passe son tour : {0}. Regardera à nouveau si la réservation change, tant que le délai court."),
                why),
            VerdictKind.Missed => voice.Say(new("Missed: {0}.", "Manquée : {0}."), why) + WasDue(verdict.DueAt, voice),
            VerdictKind.Cancelled => voice.Say(new("No longer planned: {0}.", "N'est plus prévue : {0}."), why),
            VerdictKind.ActionRequired => voice.Say(new("Waits for the guest: {0}.", "Attend le client : {0}."), why),
            VerdictKind.Succeeded => voice.Say(new("Done: {0}.", "C'est fait : {0}."), why),
            VerdictKind.Failed => voice.Say(new("The payment failed: {0}.", "Échec du règlement : {0}."), why),
        };
    }

    private static string Will(Verdict verdict, Operation operation, string when, Voice voice) => voice.Say(
        operation == Operation.None || verdict.Amount.IsPositive ? Will(operation) : NothingSoFar, voice.Amount(verdict.Amount), when);

    private static Text Will(Operation operation) => operation switch
    {
        Operation.Charge => new("Will charge {0} {1}.", "Encaissera {0} {1}."),
        Operation.Authorize => new("Will hold {0} {1}.", "Prendra une empreinte de {0} {1}."),
        Operation.None => new("Will act {1}, without moving money.", "Agira {1}, sans rien encaisser."),
    };

    private static string Waits(Verdict verdict, Operation operation, string why, Voice voice) => voice.Say(
        operation switch
        {
            Operation.Charge when verdict.Amount.IsPositive => new("Waits to charge {0}: {1}.", "Attend pour encaisser {0} : {1}."),
            Operation.Authorize when verdict.Amount.IsPositive => new("Waits to hold {0}: {1}.", "Attend pour prendre une empreinte de {0} : {1}."),
            _ => new Text("Waits: {1}.", "Attend : {1}."),
        },
        voice.Amount(verdict.Amount), why);

    private static string Event(Reasons awaited, Voice voice) => voice.Say(awaited switch
    {
        _ when awaited.HasFlag(Reasons.NotArrived) => new("once the guest has arrived", "une fois le client arrivé"),
        _ when awaited.HasFlag(Reasons.NotDeparted) => new("once the guest has left", "une fois le client parti"),
        _ => new Text("if the booking is cancelled", "si la réservation est annulée"),
    });

    private static string On(Instant due, Voice voice) => voice.Say(new("on {0}", "le {0}"), voice.At(due));

    private static string WasDue(Instant due, Voice voice) => due == Instant.MinValue
        ? ""
        : " " + voice.Say(new("It was due on {0}.", "Elle était prévue le {0}."), voice.At(due));
}
