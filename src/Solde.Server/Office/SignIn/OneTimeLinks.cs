using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Solde.Server.Office.SignIn;

/// <summary>Links that sign somebody in once, for as long as this process runs: the demo prints one.</summary>
internal sealed class OneTimeLinks
{
    private const int KeyBytes = 32;

    private readonly ConcurrentDictionary<string, Guid> open = new(StringComparer.Ordinal);

    /// <summary>The path of a new link.</summary>
    /// <param name="staff">Whom it signs in.</param>
    public string Make(Guid staff)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        open[key] = staff;
        return $"sign-in/link?key={key}";
    }

    /// <summary>Whether a link still works.</summary>
    public bool IsOpen(string? key) => key is not null && open.ContainsKey(key);

    /// <summary>Uses a link up; null = it never was one, or was used.</summary>
    public Guid? Use(string? key) => key is not null && open.TryRemove(key, out var staff) ? staff : null;
}
