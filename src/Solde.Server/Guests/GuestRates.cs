using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Solde.Server.Office;

namespace Solde.Server.Guests;

/// <summary>How often guests may come by a link and send a form, counted by where they come from. A link cannot be guessed; this keeps who tries from
/// costing anything. Looking again at a page that one was let in to is free.</summary>
/// <remarks>Beside it no booking has more of the gateway's pages than <see cref="App.Requests.GuestDesk.MostPages"/>, from wherever they are asked for.</remarks>
internal static class GuestRates
{
    private const string Policy = "guests";

    /// <summary>Links an address may open in one go: a hotel's guests share one, and so do the scanners of a mail provider.</summary>
    private const int Links = 60;

    /// <summary>Forms an address may send in one go.</summary>
    private const int Forms = 20;

    private static readonly TimeSpan BetweenLinks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenForms = TimeSpan.FromSeconds(5);

    /// <summary>Counts links and forms of a folder of pages.</summary>
    public static void Limit(RazorPagesOptions pages, string folder) =>
        pages.Conventions.AddFolderApplicationModelConvention(folder, page => page.EndpointMetadata.Add(new EnableRateLimitingAttribute(Policy)));

    /// <summary>Adds the limits to those that there are.</summary>
    public static void AddTo(IServiceCollection services) => services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(Policy, http =>
    {
        var isForm = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        var (most, between) = isForm ? (Forms, BetweenForms) : (Links, BetweenLinks);
        return isForm || http.Request.Path.StartsWithSegments("/pay", StringComparison.OrdinalIgnoreCase) || http.Request.Path.StartsWithSegments("/book", StringComparison.OrdinalIgnoreCase)
            ? RateLimitPartition.GetTokenBucketLimiter((isForm, DoorRates.AddressOf(http.Connection.RemoteIpAddress)), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = most, TokensPerPeriod = 1, ReplenishmentPeriod = between, AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter((isForm, ""));
    }));
}
