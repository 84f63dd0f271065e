using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Solde.Server.Api;

/// <summary>Pages of lists: <c>?limit=</c>, and <c>?after=</c> with the cursor that the page before gave. A cursor is opaque to those outside.</summary>
internal static class Paging
{
    public const string After = "after";
    public const string Limit = "limit";

    /// <summary>How many items are wanted.</summary>
    public static int LimitOf(Call call) => call.Http.Request.Query[Limit] switch
    {
        [] => ApiLimits.UsualPage,
        [{ Length: <= 3 } text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= ApiLimits.LongestPage =>
            limit,
        _ => throw ApiFault.Malformed("?limit", $"a whole number between 1 and {ApiLimits.LongestPage} is expected"),
    };

    /// <summary>The parts of the cursor; null = from the start.</summary>
    /// <param name="call">The request.</param>
    /// <param name="parts">How many parts a cursor of this list has.</param>
    /// <param name="read">Reads them; null when they are none of this list's.</param>
    public static T? CursorOf<T>(Call call, int parts, Func<string[], T?> read)
        where T : struct => call.Http.Request.Query[After] switch
    {
        [] => null,
        [{ } text] when Decoded(text) is { } all && all.Length == parts && read(all) is { } cursor => cursor,
        _ => throw ApiFault.Malformed("?after", "not a cursor of this list: take it from the page before"),
    };

    /// <summary>A cursor of some parts, none of which has a dot.</summary>
    public static string Cursor(params ReadOnlySpan<string> parts) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('.', parts))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Guid? Id(string text) => Guid.TryParseExact(text, "N", out var id) ? id : null;

    /// <summary>A page.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="next">Where the next page begins; null = there is none.</param>
    public static JsonObject Page(IEnumerable<JsonNode?> items, string? next) => new() { ["items"] = new JsonArray([.. items]), ["next"] = next };

    private static string[]? Decoded(string cursor)
    {
        var bytes = new byte[128];
        var text = cursor.Replace('-', '+').Replace('_', '/');
        text = text.PadRight(text.Length + ((4 - (text.Length % 4)) % 4), '=');
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split('.') : null;
    }
}
