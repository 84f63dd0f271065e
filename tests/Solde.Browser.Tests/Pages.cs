using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;
using Solde.Server.Cli;

namespace Solde.Browser.Tests;

/// <summary>The pages there are, as the program itself knows them.</summary>
internal static class Pages
{
    /// <summary>Their routes, such as <c>/{property:long}/bookings</c>.</summary>
    public static ImmutableArray<string> Routes { get; } =
    [
        .. typeof(CommandLine).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .SelectMany(item => item.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>())
            .Where(metadata => metadata.Key == "RouteTemplate")
            .Select(metadata => metadata.Value)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The routes of pages of a property.</summary>
    public static ImmutableArray<string> OfProperties { get; } = [.. Routes.Where(route => route.StartsWith("/{property", StringComparison.Ordinal))];

    /// <summary>The path of a page, of a property and of a booking.</summary>
    public static string Path(string route, int property, Guid booking) => route.TrimStart('/')
        .Replace("{property:long}", $"{property}", StringComparison.Ordinal)
        .Replace("{id:guid}", $"{booking:D}", StringComparison.Ordinal)
        .Replace("{queue}", "planned", StringComparison.Ordinal);
}
