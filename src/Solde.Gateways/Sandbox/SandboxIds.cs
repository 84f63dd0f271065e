using System.Globalization;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>Ids are a prefix and a number counted up by the ledger: a play repeated gives the same ones, and finding one needs no hash. Only those of
/// pages, which guests come with, cannot be guessed.</summary>
internal static class SandboxIds
{
    private const string CardPrefix = "tok_";
    private const string PagePrefix = "pg_";

    internal static string Of(AttemptKind kind, long number) => Prefix(kind) + number.ToString(CultureInfo.InvariantCulture);

    internal static string OfCard(long number) => CardPrefix + number.ToString(CultureInfo.InvariantCulture);

    internal static string OfPage(string random) => PagePrefix + random;

    internal static bool TryParse(string? id, out AttemptKind kind, out long number)
    {
        kind = default;
        number = 0;
        if (id is null || id.Length < 4 || KindOf(id.AsSpan(0, 3)) is not { } known)
        {
            return false;
        }

        kind = known;
        return long.TryParse(id.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    internal static bool TryParseCard(string? token, out long number)
    {
        number = 0;
        return token is not null && token.StartsWith(CardPrefix, StringComparison.Ordinal)
            && long.TryParse(token.AsSpan(CardPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string Prefix(AttemptKind kind) => kind switch
    {
        AttemptKind.Charge => "ch_",
        AttemptKind.Authorize => "ho_",
        AttemptKind.Capture => "ca_",
        AttemptKind.Release => "rl_",
        AttemptKind.Refund => "re_",
        AttemptKind.Validate => "ve_",
    };

    private static AttemptKind? KindOf(ReadOnlySpan<char> prefix) => prefix switch
    {
        "ch_" => AttemptKind.Charge,
        "ho_" => AttemptKind.Authorize,
        "ca_" => AttemptKind.Capture,
        "rl_" => AttemptKind.Release,
        "re_" => AttemptKind.Refund,
        "ve_" => AttemptKind.Validate,
        _ => null,
    };
}
