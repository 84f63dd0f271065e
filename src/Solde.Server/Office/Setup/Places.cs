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

    // The houses of the trade's first countries speak French.
    private static readonly ImmutableArray<(string Code, string French)> InFrench =
    [
        ("BE", "Belgique"), ("CA", "Canada"), ("CH", "Suisse"), ("DE", "Allemagne"), ("ES", "Espagne"), ("FR", "France"), ("GB", "Royaume-Uni"), ("IT", "Italie"),
        ("LU", "Luxembourg"), ("MA", "Maroc"), ("MC", "Monaco"), ("NL", "Pays-Bas"), ("PT", "Portugal"), ("TN", "Tunisie"), ("US", "États-Unis"),
    ];

    /// <summary>The time zones there are.</summary>
    public static IEnumerable<(string Value, string Shown)> Zones => Listed;

    /// <summary>The countries there are, by name.</summary>
    public static IEnumerable<(string Value, string Shown)> Countries(ILanguage language) =>
        TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => (location.CountryCode, location.CountryName)).Distinct()
            .Select(country => (country.CountryCode, Shown: Name(country.CountryCode, country.CountryName, language)))
            .OrderBy(country => country.Shown.Replace('É', 'E'), StringComparer.Ordinal);

    private static string Name(string code, string english, ILanguage language) =>
        language == Languages.French && InFrench.FirstOrDefault(each => each.Code == code).French is { } french ? french : english;
}
