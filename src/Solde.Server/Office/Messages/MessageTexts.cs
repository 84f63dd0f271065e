using Solde.App.Messages;

namespace Solde.Server.Office.Messages;

/// <summary>Words of messages.</summary>
internal static class MessageTexts
{
    public static readonly Text Title = new("Messages", "Messages");
    public static readonly Text All = new("All", "Tous");
    public static readonly Text InTrouble = new("In trouble", "En difficulté");
    public static readonly Text TroubleTitle = new("Messages in trouble", "Messages en difficulté");
    public static readonly Text Empty = new("No message.", "Aucun message.");
    public static readonly Text OfBooking = new("Those of booking {0}", "Ceux de la réservation {0}");
    public static readonly Text Resend = new("Send again", "Renvoyer");
    public static readonly Text Address = new("Another address (optional)", "Autre adresse (facultatif)");
    public static readonly Text Erased = new("(erased)", "(effacé)");

    public static Text Of(MessageState state) => state switch
    {
        MessageState.Queued => new("queued", "en attente"),
        MessageState.Sending => new("sending", "en cours d'envoi"),
        MessageState.Accepted => new("accepted", "accepté"),
        MessageState.Delivered => new("delivered", "remis"),
        MessageState.Bounced => new("bounced", "revenu"),
        MessageState.Failed => new("failed", "échec"),
    };
}
