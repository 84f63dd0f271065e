using Solde.Core.Folios;

namespace Solde.Core.Planning;

/// <summary>The few sentences that become part of history: texts of tasks the product gives staff, in the property's language.</summary>
internal static class TaskTexts
{
    /// <summary>The channel of tasks about money.</summary>
    internal const string Payments = "payments";

    internal static string FolioNotClosed(string language, Folio folio) => language == "fr"
        ? $"Folio {folio.Name} non clôturé : reste {folio.Balance.ToDecimalString()}"
        : $"Folio {folio.Name} not closed: {folio.Balance.ToDecimalString()} left";

    internal static string ReleaseFailed(string language, Money amount) => language == "fr"
        ? $"Empreinte de {amount.ToDecimalString()} non libérée : à libérer à la main"
        : $"Hold of {amount.ToDecimalString()} not released: release it by hand";

    internal static string RefundFailed(string language, Money amount) => language == "fr"
        ? $"Remboursement de {amount.ToDecimalString()} refusé : à rembourser autrement"
        : $"Refund of {amount.ToDecimalString()} failed: give it back another way";

    internal static string NoCardForFee(string language, Money amount) => language == "fr"
        ? $"Frais de {amount.ToDecimalString()} non encaissés : aucune carte utilisable ; à demander autrement"
        : $"Fee of {amount.ToDecimalString()} not taken: no usable card; ask for it another way";

    internal static string FeeBeyondConsent(string language, Money amount) => language == "fr"
        ? $"Frais de {amount.ToDecimalString()} non encaissés : la carte a déjà payé tout ce qui était convenu ; à demander autrement"
        : $"Fee of {amount.ToDecimalString()} not taken: the card has paid all that was agreed to; ask for it another way";

    internal static string LeftInDoubt(string language, Money amount) => language == "fr"
        ? $"{amount.ToDecimalString()} : l'acquéreur ne sait pas dire si l'opération a eu lieu ; à vérifier chez lui"
        : $"{amount.ToDecimalString()}: the acquirer cannot tell whether it happened; look it up there";

    internal static string HeldBack(string language, int payments, Money amount) => language == "fr"
        ? $"{payments} paiements échus en même temps, {amount.ToDecimalString()} en tout, sont retenus : à vérifier, puis à libérer ou à annuler"
        : $"{payments} payments due at once, {amount.ToDecimalString()} in all, are held back: look at them, then release or cancel them";

    internal static string NoAddress(string language) => language == "fr"
        ? "Demande de solde impossible à envoyer : le client n'a pas d'adresse e-mail"
        : "Balance request cannot be sent: the guest has no e-mail address";
}
