using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Server.Backtest;

namespace Solde.Server.Office.Journal;

/// <summary>What automations did, or did not.</summary>
internal static class RunSentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        RunPlanned f => voice.Say(
            f.Amount.IsPositive
                ? new Text("“{0}” is planned for {1}: {2}.", "« {0} » est prévue le {1} : {2}.")
                : new Text("“{0}” is planned for {1}.", "« {0} » est prévue le {1}."),
            f.Automation.Name, voice.At(f.DueAt), voice.Amount(f.Amount)),
        RunAmountChanged f => voice.Say(
            new("“{0}”: the planned amount is now {1}.", "« {0} » : le montant prévu est désormais de {1}."),
            f.Automation.Name, voice.Amount(f.Amount)),
        RunSkipped f => voice.Say(new("“{0}” was skipped: {1}.", "« {0} » passe son tour : {1}."), f.Automation.Name, Words(voice).Skip(f.Reason)),
        RunMissed f => voice.Say(
            new("“{0}” was due on {1}, and first saw the booking too late.", "« {0} » était prévue le {1} et a vu la réservation trop tard."),
            f.Automation.Name, voice.At(f.DueAt)),
        RunCancelled f => voice.Say(
            new("“{0}” is no longer planned: {1}.", "« {0} » n'est plus prévue : {1}."), f.Automation.Name, Words(voice).Cancel(f.Reason)),
        RunRescheduled f => voice.Say(
            new("“{0}” was moved to {1}: {2}.", "« {0} » est reportée au {1} : {2}."),
            f.Automation.Name, voice.At(f.DueAt), Reason(f.Reason, voice)),
        RunCompleted f => voice.Say(new("“{0}” is done.", "« {0} » est terminée."), f.Automation.Name),
        RunReleased f => voice.Say(new("Staff let “{0}” go, which was held back.", "L'équipe a libéré « {0} », qui était retenue."), f.Automation.Name),
        _ => null,
    };

    private static ReportWords Words(Voice voice) => ReportWords.In(voice.Language.Code);

    private static string Reason(RescheduleReason reason, Voice voice) => reason switch
    {
        RescheduleReason.ByStaff => Words(voice).Cancel(RunCancelReason.ByStaff),
        RescheduleReason.Edited => voice.Say(new("the automation was edited", "automatisation modifiée")),
        RescheduleReason.GatewayUnavailable => voice.Reason(DeclineReason.GatewayUnavailable),
    };
}
