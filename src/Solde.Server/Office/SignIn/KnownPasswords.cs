using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Solde.Server.Office.SignIn;

/// <summary>Refuses passwords that attackers try first: those found most often in breaches (49,000, from zxcvbn's lists), also with digits or signs around
/// them, the same said twice, and one's own address.</summary>
internal sealed class KnownPasswords : IPasswordValidator<SignInUser>
{
    private const int ShortestPart = 4;

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    public Task<IdentityResult> ValidateAsync(UserManager<SignInUser> manager, SignInUser user, string? password) => Task.FromResult(
        IsKnown(password ?? "", user.Member.Email)
            ? IdentityResult.Failed(new IdentityError { Code = nameof(SignInTexts.Breached), Description = SignInTexts.Breached.English })
            : IdentityResult.Success);

    /// <summary>Whether it is one of them.</summary>
    internal static bool IsKnown(string password, string email)
    {
        var plain = password.ToLowerInvariant();
        var letters = plain.Trim([.. plain.Where(c => !char.IsLetter(c)).Distinct()]);
        return IsListed(plain) || IsListed(letters) || IsListed(Half(plain)) || IsListed(Half(letters))
            || (email.Split('@')[0] is { Length: >= ShortestPart } name && plain.Contains(name.ToLowerInvariant(), StringComparison.Ordinal));
    }

    private static bool IsListed(string text) => Known.Value.Contains(text);

    // Said twice is hardly longer.
    private static string Half(string text) => text.Length % 2 == 0 && text[..(text.Length / 2)] == text[(text.Length / 2)..] ? text[..(text.Length / 2)] : "";

    private static FrozenSet<string> Read()
    {
        using var resource = typeof(KnownPasswords).Assembly.GetManifestResourceStream("passwords.json")!;
        using var list = JsonDocument.Parse(resource);
        return list.RootElement.EnumerateArray().Select(each => each.GetString()!).Where(each => each.Length >= ShortestPart).ToFrozenSet(StringComparer.Ordinal);
    }
}
