using Solde.Core.Properties;

namespace Solde.Server.Tests.Guests;

/// <summary>Steps that a guest goes through, from the link to the card.</summary>
internal static class GuestRound
{
    public const string Good = "4242424242424242";
    public const string Poor = "4000000000009995";
    public const string AsksBank = "4000002760003184";

    /// <summary>Comes by the link, chooses a card and stands at the gateway's page.</summary>
    public static async Task<GuestAnswer> ToTheGateway(this GuestBrowser guest, Uri link)
    {
        var page = await guest.Visit(link);
        Assert.StartsWith("/stay/", page.At.AbsolutePath, StringComparison.Ordinal);
        var form = await guest.Follow(await guest.Press(page, nameof(PaymentMethod.Card)));
        Assert.NotEqual(link.Authority, form.At.Authority);
        return form;
    }

    /// <summary>Types a card there. Where that leads is not followed.</summary>
    public static Task<GuestAnswer> Type(this GuestBrowser guest, GuestAnswer form, string number, string code = "737") =>
        guest.Press(form, "card", ("number", number), ("expiry", "12/34"), ("code", code));
}
