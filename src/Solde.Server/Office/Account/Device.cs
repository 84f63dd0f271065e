using Solde.App.Messages;

namespace Solde.Server.Office.Account;

/// <summary>What a browser says of itself, in words that people know it by: <c>Firefox · Windows</c>.</summary>
internal static class Device
{
    // Browsers call themselves by the names of others too: who comes first here is who it is.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>The browser and the device; what is not known of them is left out.</summary>
    public static string Of(string agent, ILanguage language)
    {
        string[] known = [.. ((string?[])[Find(Browsers, agent), Find(Systems, agent)]).OfType<string>()];
        return known.Length == 0 ? AccountTexts.UnknownDevice.In(language) : string.Join(" · ", known);
    }

    private static string? Find((string Mark, string Name)[] all, string agent) => all.FirstOrDefault(each => agent.Contains(each.Mark, StringComparison.Ordinal)).Name;
}
