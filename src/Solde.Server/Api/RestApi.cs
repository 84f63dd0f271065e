using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Solde.Server.Api;

/// <summary>The API for other systems: <c>/api/v1</c>, its description, and a page to try it on at <c>/api</c>.</summary>
internal static class RestApi
{
    /// <summary>Everything the API does.</summary>
    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        .. Properties.Endpoints, .. Bookings.Endpoints, .. Folios.Endpoints, .. Appointments.Endpoints, .. Sales.Endpoints, .. Vouchers.Endpoints, .. Documents.Endpoints, .. Days.Endpoints, .. Automations.Endpoints, .. Runs.Endpoints, .. Attempts.Endpoints,
        .. Holds.Endpoints, .. Requests.Endpoints, .. Tasks.Endpoints, .. Journal.Endpoints, .. Messages.Endpoints, .. Webhooks.Endpoints, .. Jobs.Endpoints,
    ];

    /// <summary>Adds the API to a web application.</summary>
    public static void Map(WebApplication app, ApiParts parts)
    {
        var frame = new Frame(parts, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Solde.Api"));
        app.UseWhen(
            static http => http.Request.Path.StartsWithSegments(Endpoint.Root, StringComparison.Ordinal), static api => api.Use(SayWhatIsMissing));
        foreach (var endpoint in Endpoints)
        {
            app.MapMethods(Endpoint.Root + endpoint.Path, [endpoint.Method], http => frame.Run(http, endpoint));
        }

        ApiPage.Map(app);
    }

    /// <summary>An address that is none of the API's, or not with this method, is answered like every other problem.</summary>
    private static async Task SayWhatIsMissing(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
        {
            await Problem.OfStatus(http.Response.StatusCode).Write(http);
        }
    }
}
