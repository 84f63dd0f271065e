using Solde.App.Messages;

namespace Solde.Server.Office.Messages;

/// <summary>Words of messages.</summary>
internal static class MessageTexts
{
    public static readonly Text Title = new("Messages", "Messages");
    public static readonly Text All = new("All", "Tous");
    public static readonly Text InTrouble = new("Not delivered", "Non remis");
    public static readonly Text TroubleTitle = new("Messages not delivered", "Messages non remis");
    public static readonly Text Empty = new("No message.", "Aucun message.");
    public static readonly Text OfBooking = new("Booking {0}", "Réservation {0}");
    public static readonly Text Resend = new("Send again", "Renvoyer");
    public static readonly Text Address = new("Another address (optional)", "Autre adresse (facultatif)");
    public static readonly Text Erased = new("(erased)", "(effacé)");

    /// <summary>The state of a message where not only messages are listed.</summary>
    public static Text Mail(MessageState state)
    {
        var text = Of(state);
        return new($"e-mail {text.English}", $"e-mail {text.French}");
    }

    public static Text Of(MessageState state) => state switch
    {
        MessageState.Queued => new("queued", "en attente"),
        MessageState.Sending => new("sending", "en cours d'envoi"),
        MessageState.Accepted => new("sent", "envoyé"),
        MessageState.Delivered => new("delivered", "remis"),
        MessageState.Bounced => new("returned", "non remis"),
        MessageState.Failed => new("not sent", "non envoyé"),
    };
}
