using NodaTime.Text;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>Where things are at the sandbox's origin (docs/sandbox.md). Both ends of the line read it here.</summary>
public static class SandboxPaths
{
    /// <summary>POST makes an entry, under an idempotency key; GET with <c>?key=</c> finds the one that a key made.</summary>
    public const string Entries = "/v1/entries";

    /// <summary>POST stores a card and gives its token.</summary>
    public const string Cards = "/v1/cards";

    /// <summary>GET lists the books, <c>?after=</c> an entry's number, only what succeeded <c>from=</c> an instant on and before another, <c>to=</c>.</summary>
    public const string Ledger = "/v1/ledger";

    /// <summary>POST opens a page, under an idempotency key.</summary>
    public const string Pages = "/v1/pages";

    /// <summary>Where guests see pages, each below it by its id.</summary>
    public const string GuestPages = "/pages";

    /// <summary>POST switches a fault on, DELETE all of them off.</summary>
    public const string Faults = "/admin/faults";

    /// <summary>The header that carries the idempotency key.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>POST does what the verb says with the entry.</summary>
    public static string Act(string id, SandboxVerb verb) => $"{Entry(id)}/{verb.ToString().ToLowerInvariant()}";

    /// <summary>GET tells the truth about the entry.</summary>
    public static string Entry(string id) => $"{Entries}/{Uri.EscapeDataString(id)}";

    /// <summary>GET tells the truth about the entry that the key made.</summary>
    public static string EntryOfKey(string key) => $"{Entries}?key={Uri.EscapeDataString(key)}";

    /// <summary>GET tells how a page stands.</summary>
    public static string Page(string id) => $"{Pages}/{Uri.EscapeDataString(id)}";

    /// <summary>POST closes a page.</summary>
    public static string Close(string id) => $"{Page(id)}/close";

    /// <summary>A page as guests reach it.</summary>
    /// <param name="origin">Where the acquirer's pages are for them; may have a path.</param>
    /// <param name="id">The page.</param>
    public static Uri GuestPage(Uri origin, string id) => new($"{origin.AbsoluteUri.TrimEnd('/')}{GuestPages}/{Uri.EscapeDataString(id)}");

    /// <summary>A page of the books.</summary>
    public static string LedgerAfter(long number, Interval? succeeded = null) => FormattableString.Invariant($"{Ledger}?after={number}") + (succeeded is { } then
        ? $"&from={InstantPattern.ExtendedIso.Format(then.Start)}&to={InstantPattern.ExtendedIso.Format(then.End)}"
        : "");
}
