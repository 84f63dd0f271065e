using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Solde.App.Webhooks;

namespace Solde.Server.Webhooks;

/// <summary><c>POST /hooks/{gateway}</c>: where gateways post their events.</summary>
internal static class Hooks
{
    public static void Map(WebApplication app, GatewayInbox inbox) => app.MapPost("/hooks/{gateway}", http => Take(http, inbox));

    private static async Task Take(HttpContext http, GatewayInbox inbox)
    {
        var gateway = (string)http.Request.RouteValues["gateway"]!;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = GatewayInbox.MostBytes;
        }

        http.Response.StatusCode = !inbox.Knows(gateway) ? StatusCodes.Status404NotFound
            : await Body(http.Request, http.RequestAborted) is not { } body ? StatusCodes.Status413PayloadTooLarge
            : await inbox.Take(gateway, name => http.Request.Headers[name] is [{ } value] ? value : null, body) ? StatusCodes.Status204NoContent
            : StatusCodes.Status401Unauthorized;
    }

    /// <summary>The bytes of the body; null = too many.</summary>
    private static async Task<ReadOnlyMemory<byte>?> Body(HttpRequest request, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(bytes, cancel);
            return bytes.ToArray();
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
