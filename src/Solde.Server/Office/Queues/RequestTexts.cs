using Solde.Core.Requests;

namespace Solde.Server.Office.Queues;

/// <summary>Words of payment requests, wherever they are listed.</summary>
internal static class RequestTexts
{
    public static readonly Text Leaves = new("leaves {0}", "part le {0}");
    public static readonly Text Sent = new("sent {0} to {1}", "envoyée le {0} à {1}");
    public static readonly Text Deadline = new("to be paid by {0}", "à régler au plus tard le {0}");
    public static readonly Text Chosen = new("Chosen: {0}", "Mode choisi : {0}");
    public static readonly Text TransferReference = new("reference of the transfer {0}", "référence du virement {0}");
    public static readonly Text Expired = new("expired", "expirée");

    public static Text Of(RequestKind kind) => kind switch
    {
        RequestKind.Balance => new("Balance of the stay", "Solde du séjour"),
        RequestKind.Link => new("Payment link", "Lien de paiement"),
    };
}
