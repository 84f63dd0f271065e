using Solde.App.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>What a page may be opened with.</summary>
internal static class PageOrders
{
    private const int LongestKey = 255;
    private const int LongestText = 500;
    private const int LongestAddress = 2_000;

    /// <summary>What no caller that works rightly would send; null when there is nothing wrong.</summary>
    internal static string? Fault(HostedOrder order) =>
        order.Key.Length is 0 or > LongestKey ? $"a key of 1 to {LongestKey} characters"
        : order.Language is not ("fr" or "en") ? "the language is fr or en"
        : order.Reference.Length > LongestText || order.PropertyName.Length > LongestText ? $"a text of more than {LongestText} characters"
        : !IsWeb(order.Back) ? "back is an http or https address"
        : order.Amount is { IsPositive: false } ? "the amount must be above zero"
        : order.Purpose == HostedPurpose.Pay && order.Amount is null ? "no amount"
        : order.Purpose == HostedPurpose.Authenticate && order.Payment is null ? "no payment"
        : null;

    // Its host is written into a header (form-action), so it is a host and nothing else.
    private static bool IsWeb(Uri back) =>
        back.IsAbsoluteUri && back is { UserInfo: "", HostNameType: UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6 }
        && (back.Scheme == Uri.UriSchemeHttp || back.Scheme == Uri.UriSchemeHttps) && back.OriginalString.Length <= LongestAddress;
}
