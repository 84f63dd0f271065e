using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Playwright;
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

    /// <summary>The path of a page of a property, with what it needs behind the question mark.</summary>
    public static string Path(string route, int property, Ids ids)
    {
        var path = route.TrimStart('/')
            .Replace("{property:long}", $"{property}", StringComparison.Ordinal)
            .Replace("{id:guid}", $"{ids.Booking:D}", StringComparison.Ordinal)
            .Replace("{automation:guid}", $"{ids.Automation:D}", StringComparison.Ordinal)
            .Replace("{job:guid}", $"{ids.Job:D}", StringComparison.Ordinal)
            .Replace("{booking:guid}", $"{ids.Booking:D}", StringComparison.Ordinal)
            .Replace("{document:int}", "1", StringComparison.Ordinal) // House.Invoice.
            .Replace("{sold:guid}", $"{ids.Sold:D}", StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal) // House.SellVoucher.
            .Replace("{queue}", "planned", StringComparison.Ordinal);
        path += route switch
        {
            "/{property:long}/settings/items" => "?of=guaranteePolicies",
            "/{property:long}/settings/template" => "?name=fr%2Fguest%2Fpayment-confirmation",
            _ => "",
        };
        Assert.DoesNotContain('{', path); // A page with another part in its address is to be added here.
        return path;
    }

    /// <summary>How an address is answered to who is signed in in a browser. Nothing is drawn, which takes far longer.</summary>
    public static async Task<int> Status(IPage page, string address)
    {
        await using var answer = await page.APIRequest.GetAsync(address);
        return answer.Status;
    }
}

/// <summary>What addresses of pages name.</summary>
internal sealed record Ids(Guid Booking, Guid Automation, Guid Job, Guid Sold);
