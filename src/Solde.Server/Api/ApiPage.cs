using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Solde.Server.Api;

/// <summary>Where the API is described (<c>/api/v1/openapi.json</c>) and can be tried (<c>/api</c>). Both tell nothing that the documentation does not.</summary>
internal static class ApiPage
{
    private const string Description = Endpoint.Root + "/openapi.json";

    public static void Map(WebApplication app)
    {
        app.MapGet(Description, static async http =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(OpenApi.Text, Encoding.UTF8, http.RequestAborted);
        });
        app.UseSwaggerUI(static page =>
        {
            page.RoutePrefix = "api";
            page.DocumentTitle = "Solde API";
            page.SwaggerEndpoint(Description, "Solde API v1");
            page.EnableTryItOutByDefault();
        });
    }
}
