using System.Collections.Frozen;

namespace Solde.Core.Properties;

/// <summary>What stands beside the words of e-mails and pages for guests (T8), by language (<c>fr</c>, <c>en</c>); what is not there is left out.</summary>
public sealed record Branding
{
    /// <summary>Nothing.</summary>
    public static Branding None { get; } = new();

    /// <summary>The colour of what guests press on their pages: <c>#0b6b5d</c>, six hexadecimal digits, lower case; null = Solde's.</summary>
    public string? Color { get; init; }

    /// <summary>A paragraph at the end, at most 500 characters.</summary>
    public IReadOnlyDictionary<string, string> MailText { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Where the legal notice is: http or https, at most 300 characters.</summary>
    public IReadOnlyDictionary<string, string> LegalLink { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Where it says what becomes of personal data.</summary>
    public IReadOnlyDictionary<string, string> PrivacyLink { get; init; } = FrozenDictionary<string, string>.Empty;
}
