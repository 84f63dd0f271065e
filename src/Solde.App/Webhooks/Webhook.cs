using System.Collections.Frozen;
using Solde.Core.Facts;

namespace Solde.App.Webhooks;

/// <summary>An address of another system that is told what happens at a property (docs/webhooks.md).</summary>
public sealed record Webhook
{
    /// <summary>For so long the secret before is good beside a new one.</summary>
    public static readonly Duration BothSecretsLast = Duration.FromHours(24);

    /// <summary>Its id (UUIDv7, made by the application).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its property.</summary>
    public required Guid Property { get; init; }

    /// <summary>Where events are posted: an absolute address.</summary>
    public required string Url { get; init; }

    /// <summary>Which events.</summary>
    public required EventFilter Events { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Switched on. While it is off, nothing is kept for it.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Why it was switched off by itself; null = it was not.</summary>
    public string? OffReason { get; init; }

    /// <summary>Which of its secrets is in force, from 1; the secrets themselves are never stored.</summary>
    public int SecretNumber { get; init; } = 1;

    /// <summary>When that secret took the place of the one before.</summary>
    public Instant? RotatedAt { get; init; }

    /// <summary>When the first of the tries failed since the last success; null = the last one did not fail. Kept by the store.</summary>
    public Instant? FailingSince { get; init; }

    /// <summary>The numbers of the secrets that sign at an instant, the newest first.</summary>
    public ImmutableArray<int> SecretsAt(Instant now) =>
        RotatedAt is { } rotated && now < rotated + BothSecretsLast ? [SecretNumber, SecretNumber - 1] : [SecretNumber];
}

/// <summary>Which events a webhook is told of: names of the journal, <c>payment.*</c> for all that begin so, <c>*</c> for all.</summary>
/// <param name="Patterns">The names and patterns; none matches nothing.</param>
public readonly record struct EventFilter(ImmutableArray<string> Patterns)
{
    private const string All = "*";
    private const string Rest = ".*";

    private static readonly FrozenSet<string> Known =
        [.. FactNames.All.Values, .. FactNames.All.Values.Select(name => name[..name.IndexOf('.', StringComparison.Ordinal)] + Rest), All];

    /// <summary>Whether events of that name are told.</summary>
    public bool Matches(string what)
    {
        foreach (var pattern in Patterns)
        {
            if (pattern == what || pattern == All
                || (pattern.EndsWith(Rest, StringComparison.Ordinal) && what.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is a name of the journal or a pattern that matches one.</summary>
    public static bool IsKnown(string pattern) => Known.Contains(pattern);
}

/// <summary>What must be known of a webhook when something happens.</summary>
/// <param name="Webhook">Its id.</param>
/// <param name="Events">Which events it is told of.</param>
public sealed record Subscription(Guid Webhook, EventFilter Events);
