using Solde.Core.Bookings;

namespace Solde.Core.Automations.Linting;

/// <summary>What two filters have in common.</summary>
internal static class Filters
{
    /// <summary>Whether one booking can pass both, as far as one can tell without it.</summary>
    internal static bool CanBothFit(BookingFilter one, BookingFilter other) =>
        HaveCommon(one.Channels, other.Channels) && HaveCommon(one.GuaranteePolicies, other.GuaranteePolicies)
        && HaveCommon(one.GuaranteeStates, other.GuaranteeStates)
        && CanBothFit(one.IncludeCompanies, one.ExcludeCompanies, other.IncludeCompanies, other.ExcludeCompanies)
        && CanBothFit(one.IncludeAgencies, one.ExcludeAgencies, other.IncludeAgencies, other.ExcludeAgencies)
        && !(OtaOf(one) is { } isOta && OtaOf(other) is { } isOther && isOta != isOther)
        && !(one.Cards is { } cards && other.Cards is { } others && cards != others);

    /// <summary>Whether every booking that passes the inner one, by what is fixed about it, passes the outer one.</summary>
    internal static bool Includes(BookingFilter outer, BookingFilter inner) =>
        Includes(outer.Channels, inner.Channels) && Includes(outer.GuaranteePolicies, inner.GuaranteePolicies)
        && (outer.Ota is null || outer.Ota == inner.Ota)
        && Includes(outer.IncludeCompanies, inner.IncludeCompanies) && LeavesIn(outer.ExcludeCompanies, inner.IncludeCompanies, inner.ExcludeCompanies)
        && Includes(outer.IncludeAgencies, inner.IncludeAgencies) && LeavesIn(outer.ExcludeAgencies, inner.IncludeAgencies, inner.ExcludeAgencies);

    /// <summary>Whether a filter is for OTA bookings only, or for others only; a booking of a known channel seldom says otherwise.</summary>
    private static bool? OtaOf(BookingFilter filter) => filter switch
    {
        { Ota: { } said } => said,
        { Channels.IsEmpty: true } => null,
        _ when filter.Channels.All(Channels.IsOta) => true,
        { Channels: ["direct"] } => false,
        _ => null,
    };

    private static bool CanBothFit(
        ImmutableArray<string> include, ImmutableArray<string> exclude, ImmutableArray<string> otherInclude, ImmutableArray<string> otherExclude) =>
        HaveCommon(include, otherInclude) && !IsLeftOut(include, otherExclude) && !IsLeftOut(otherInclude, exclude);

    private static bool HaveCommon<T>(ImmutableArray<T> one, ImmutableArray<T> other) => one.IsEmpty || other.IsEmpty || one.Any(each => other.Contains(each));

    private static bool IsLeftOut(ImmutableArray<string> include, ImmutableArray<string> exclude) =>
        !include.IsEmpty && include.All(name => exclude.Contains(name));

    private static bool Includes(ImmutableArray<string> outer, ImmutableArray<string> inner) =>
        outer.IsEmpty || (!inner.IsEmpty && inner.All(each => outer.Contains(each)));

    private static bool LeavesIn(ImmutableArray<string> exclude, ImmutableArray<string> include, ImmutableArray<string> alsoExcluded) =>
        exclude.All(name => alsoExcluded.Contains(name) || (!include.IsEmpty && !include.Contains(name)));
}
