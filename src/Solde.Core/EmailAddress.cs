namespace Solde.Core;

/// <summary>What passes for an e-mail address wherever one is taken: in documents, in the API and on screens.</summary>
public static class EmailAddress
{
    /// <summary>The longest, in characters (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>Whether a text is one address, as far as one can tell by looking: one @ with something on both sides, no blanks, and nothing that would
    /// make it two or add lines to a mail's head.</summary>
    public static bool Is(string text) =>
        text.Length <= Longest && text.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"' or '(' or ')');
}
