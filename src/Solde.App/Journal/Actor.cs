namespace Solde.App.Journal;

/// <summary>Who did something, as the journal names them: never by a name or an address, which could not be erased there.</summary>
public static class Actor
{
    /// <summary>The command line, used by whoever runs the installation.</summary>
    public const string CommandLine = "cli";

    /// <summary>How members of staff begin.</summary>
    public const string StaffPrefix = "staff:";

    /// <summary>How other systems begin.</summary>
    public const string KeyPrefix = "key:";

    /// <summary>A member of staff.</summary>
    public static string Staff(Guid id) => $"{StaffPrefix}{id:D}";

    /// <summary>Another system, by its key.</summary>
    /// <param name="prefix">What may be shown of the key.</param>
    public static string Key(string prefix) => KeyPrefix + prefix;

    /// <summary>The member of staff that an actor is; null = it is none.</summary>
    public static Guid? StaffOf(string? actor) =>
        actor?.StartsWith(StaffPrefix, StringComparison.Ordinal) == true && Guid.TryParseExact(actor[StaffPrefix.Length..], "D", out var id) ? id : null;
}
