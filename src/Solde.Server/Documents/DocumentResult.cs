using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Solde.App.Bookings;
using Solde.App.Documents;

namespace Solde.Server.Documents;

/// <summary>A document as a page. Its style stands in it, so that it can be kept as one file: the browser is told that style, by its hash, and no other.</summary>
/// <param name="page">The page.</param>
internal sealed class DocumentResult(string page) : IActionResult
{
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(DocumentPage.Style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>The page of a document; null when the booking has none of that number.</summary>
    public static async ValueTask<(StoredDocument Document, string? Corrected)?> Find(IDocuments documents, BookingKey booking, int number)
    {
        if (await documents.Document(booking, number) is not { } document)
        {
            return null;
        }

        return (document, document.Text.Corrects is { } corrected ? (await documents.Document(booking, corrected))?.Number : null);
    }

    /// <summary>A document as a file.</summary>
    public static IActionResult Pdf(HttpContext http, StoredDocument document, string? corrected)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new FileContentResult(DocumentPdf.Write(document, corrected), "application/pdf") { FileDownloadName = $"{document.Number}.pdf" };
    }

    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(page, context.HttpContext.RequestAborted);
    }
}
