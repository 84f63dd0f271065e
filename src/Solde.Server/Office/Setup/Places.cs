using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;
using Solde.App.Messages;

namespace Solde.Server.Office.Setup;

/// <summary>Where a property can be.</summary>
internal static class Places
{
    // The zones where people live, one for each set of rules: links and the administrative ones are left out.
    private static readonly ImmutableArray<(string Value, string Shown)> Listed =
    [
        .. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.ZoneId).Distinct().Order(StringComparer.Ordinal).Select(id => (id, id.Replace('_', ' '))),
    ];

    private static readonly ImmutableArray<(string Code, Text Name)> Named =
        [.. CountryNames.Table.Split('\n').Select(line => line.Split('|')).Select(parts => (parts[0], new Text(parts[1], parts[2])))];

    private static readonly FrozenDictionary<string, Text> ByCode = Named.ToFrozenDictionary(each => each.Code, each => each.Name);

    /// <summary>The time zones there are.</summary>
    public static IEnumerable<(string Value, string Shown)> Zones => Listed;

    /// <summary>The countries there are, by name.</summary>
    public static IEnumerable<(string Value, string Shown)> Countries(ILanguage language) => InOrder(language).Select(each => (each.Code, each.Name.In(language)));

    /// <summary>What a country is called; one that is not known is called by its code.</summary>
    public static string NameOf(string code, ILanguage language) => ByCode.TryGetValue(code, out var name) ? name.In(language) : code;

    // The table has the order of the French alphabet already; English names that begin with an accent are the Åland Islands.
    private static IEnumerable<(string Code, Text Name)> InOrder(ILanguage language) =>
        language == Languages.French ? Named : Named.OrderBy(each => each.Name.English.Replace('Å', 'A'), StringComparer.Ordinal);
}
