using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Solde.Server.Office.SignIn;

/// <summary>The codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, half a minute). The library's own take a code as often as it is
/// entered; here each opens once (ASVS 5, 6.5.1).</summary>
internal sealed class AppCodes(IClock clock) : IUserTwoFactorTokenProvider<SignInUser>
{
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const int BitsALetter = 5;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A phone's clock may be wrong by so many half minutes, as the library allows.</summary>
    private const int Tolerance = 2;

    public Task<string> GenerateAsync(string purpose, UserManager<SignInUser> manager, SignInUser user) => Task.FromResult(""); // The app does.

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<SignInUser> manager, SignInUser user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<SignInUser> manager, SignInUser user)
    {
        if (token.Length != Digits || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            return false;
        }

        var secret = Bytes(key);
        var now = clock.GetCurrentInstant().ToUnixTimeSeconds() / StepSeconds;
        for (var step = Math.Max(now - Tolerance, (user.Member.CodeStep ?? 0) + 1); step <= now + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(secret, step)), Encoding.UTF8.GetBytes(token)))
            {
                user.Member = user.Member with { CodeStep = step };
                return (await manager.UpdateAsync(user)).Succeeded; // Of two at the same time one fails: the row was changed meanwhile.
            }
        }

        return false;
    }

    /// <summary>The code of a half minute.</summary>
    internal static string CodeOf(byte[] secret, long step)
    {
        Span<byte> moment = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(moment, step);
#pragma warning disable CA5350 // What every app speaks; nothing known about SHA-1 weakens it here.
        var hash = HMACSHA1.HashData(secret, moment);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue) % Modulus;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What the letters of a key stand for (Base32, RFC 4648).</summary>
    internal static byte[] Bytes(string key)
    {
        var (bytes, bits, count) = (new List<byte>(key.Length), 0, 0);
        foreach (var letter in key)
        {
            (bits, count) = ((bits << BitsALetter | Letters.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF, count + BitsALetter);
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count & 0xFF));
            }
        }

        return [.. bytes];
    }
}
