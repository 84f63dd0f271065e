using Solde.Core.Facts;

namespace Solde.Server.Office.Journal;

/// <summary>What became of a hold.</summary>
internal static class HoldSentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        HoldPlaced f => voice.Say(
            new("{0} held on the card{1}, until {2}.", "Empreinte de {0} prise{1}, valable jusqu'au {2}."),
            voice.Amount(f.Amount), MoneySentences.By(f.Automation, voice), voice.At(f.ExpiresAt)),
        HoldCaptured f => voice.Say(
            new("{0} collected from hold {1}.", "{0} encaissé{2} sur l'empreinte {1}."),
            voice.Amount(f.Amount), voice.Number(f.Hold), Voice.Plural(f.Amount)),
        HoldReleased { Attempt: null } f => voice.Say(
            new("What was left of hold {1}, {0}, was released.", "Le reste de l'empreinte {1}, {0}, est libéré."),
            voice.Amount(f.Amount), voice.Number(f.Hold)),
        HoldReleased f => voice.Say(new("Hold of {0} released.", "Empreinte de {0} libérée."), voice.Amount(f.Amount)),
        HoldReleaseFailed f => voice.Say(
            new("The hold of {0} could not be released: {1}.", "Empreinte de {0} non libérée : {1}."), voice.Amount(f.Amount), voice.Reason(f.Reason)),
        HoldExpired f => voice.Say(new("The hold of {0} has expired.", "Empreinte de {0} expirée."), voice.Amount(f.Amount)),
        _ => null,
    };
}
