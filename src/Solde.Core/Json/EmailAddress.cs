namespace Solde.Core.Json;

/// <summary>What is taken for an e-mail address: a name, an at sign and a host, without blanks and without signs that end an address in a header.</summary>
public static class EmailAddress
{
    /// <summary>The longest address, in characters (RFC 5321).</summary>
    public const int Longest = 254;

    /// <summary>Whether a text is one.</summary>
    public static bool IsOne(string text) => text.Length <= Longest
        && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"' or '(' or ')');
}
