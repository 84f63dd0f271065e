using NodaTime;

namespace Solde.Server.Office.SignIn;

/// <summary>How long and how often (OWASP ASVS 5, chapters 6 and 7; docs/operations.md).</summary>
internal static class SignInLimits
{
    /// <summary>The shortest password, in characters.</summary>
    public const int ShortestPassword = 12;

    /// <summary>The longest password, in characters.</summary>
    public const int LongestPassword = 128;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512.</summary>
    public const int PasswordRounds = 220_000;

    /// <summary>Wrong passwords or codes in a row until nobody signs in as that person for a while.</summary>
    public const int WrongInARow = 10;

    /// <summary>That while.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>A session that nobody uses ends.</summary>
    public static readonly Duration IdleSession = Duration.FromHours(8);

    /// <summary>A session ends however much it is used.</summary>
    public static readonly Duration LongestSession = Duration.FromDays(7);

    /// <summary>For so long after a sign-in money may be given back, or captured without asking again.</summary>
    public static readonly Duration Fresh = Duration.FromMinutes(15);
}
