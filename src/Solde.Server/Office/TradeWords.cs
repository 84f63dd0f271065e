using Solde.App.Messages;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Planning;
using Solde.Server.Office.Settings;

namespace Solde.Server.Office;

/// <summary>The document a folio is closed with, with its article.</summary>
internal static class DocumentWords
{
    public static Text Of(FolioDocument document) => document switch
    {
        FolioDocument.Receipt => new("a receipt", "un reçu"),
        FolioDocument.Invoice => new("an invoice", "une facture"),
    };
}

/// <summary>What a folio is called.</summary>
internal static class FolioWords
{
    /// <summary>A folio's name: the first one of every booking is Solde's own, the others are called as somebody called them.</summary>
    public static Text Of(string folio) => folio == "main" ? new("main", "principal") : new(folio, folio);
}

/// <summary>What revenue groups are called.</summary>
internal static class GroupWords
{
    /// <summary>A group's name: those that Solde itself writes and begins with are in the reader's language, the others as the booking system calls them.</summary>
    public static Text Of(string group) => group switch
    {
        "accommodation" => new("accommodation", "hébergement"),
        "refund" => new("credit for a refund", "remboursement crédité"),
        "surcharge" => new("surcharge", "frais de paiement"),
        "service" => new("service", "prestation"),
        "extra" => new("extra", "supplément"),
        "product" => new("product", "produit"),
        "giftVoucher" => new("gift voucher", "bon cadeau"),
        "tip" => new("tip", "pourboire"),
        "payment" => new("payment received", "règlement reçu"),
        "discount" => new("discount", "remise"),
        "cancellation" => new("credit for what was booked", "annulation de la réservation"),
        "lateCancellationFee" => new("late cancellation fee", "frais d'annulation tardive"),
        "noShowFee" => new("no-show fee", "frais de non-présentation"),
        _ => new(group, group),
    };
}

/// <summary>What a line of a folio is called, wherever it is read.</summary>
internal static class LineWords
{
    /// <summary>Its own name, else its group's; of a discount, whose name is the reason that staff typed, the word before it.</summary>
    public static string Of(string group, string? name, ILanguage language)
    {
        var word = SettingsTexts.Capital(GroupWords.Of(group)).In(language);
        return name switch
        {
            null => word,
            _ when group == "discount" && !name.StartsWith(word, StringComparison.OrdinalIgnoreCase) => word + language.Colon + name,
            _ => name,
        };
    }
}

/// <summary>Guarantee states of one booking.</summary>
internal static class GuaranteeWords
{
    public static Text Of(GuaranteeState state) => state switch
    {
        GuaranteeState.NonGuaranteed => new("non-guaranteed", "non garantie"),
        GuaranteeState.Awaiting => new("awaiting", "en attente"),
        GuaranteeState.Guaranteed => new("guaranteed", "garantie"),
        GuaranteeState.Expired => new("expired", "expirée"),
    };
}

/// <summary>What staff call an e-mail.</summary>
internal static class TemplateWords
{
    /// <summary>The name of a template; one that is not known is called by its code.</summary>
    public static Text Of(string template) => template switch
    {
        Templates.BalanceRequest => new("balance request", "demande de solde"),
        Templates.PaymentLink => new("payment link", "lien de paiement"),
        Templates.PaymentReminder => new("payment reminder", "rappel de règlement"),
        Templates.PaymentConfirmation => new("payment confirmation", "confirmation de règlement"),
        Templates.Dysfunction => new("card not charged", "dysfonctionnement de la carte"),
        Templates.AuthenticationRequired => new("authentication required", "authentification requise"),
        Templates.AppointmentConfirmation => new("confirmation of an appointment", "confirmation de rendez-vous"),
        Templates.CardRequest => new("request for a card", "demande de carte"),
        Templates.TransferDetails => new("bank details for a transfer", "coordonnées pour un virement"),
        Templates.GiftVoucher => new("gift voucher", "bon cadeau"),
        Templates.Terms => new("terms", "conditions"),
        Templates.PaymentSucceeded => new("payment received", "règlement encaissé"),
        Templates.PaymentFailed => new("payment failed", "échec du règlement"),
        Templates.ValidationFailed => new("card not verified", "carte non vérifiée"),
        Templates.BookingModified => new("booking modified", "réservation modifiée"),
        Templates.CancellationRefundCheck => new("cancelled: check for a refund", "annulation : remboursement à vérifier"),
        Templates.GuestAnswered => new("the guest has answered", "le client a répondu"),
        Templates.RunLost => new("planned payment dropped", "règlement prévu abandonné"),
        _ => new(template, template),
    };
}
