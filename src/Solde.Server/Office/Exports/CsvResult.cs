using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Solde.App.Messages;

namespace Solde.Server.Office.Exports;

/// <summary>A file that is written while it is fetched.</summary>
/// <param name="name">Its name, without the day and the ending.</param>
/// <param name="language">Decides on the separator.</param>
/// <param name="head">The names of the columns.</param>
/// <param name="pages">The lines.</param>
internal sealed class CsvResult(string name, ILanguage language, ImmutableArray<string> head, IAsyncEnumerable<IEnumerable<CsvLine>> pages) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var here = Here.Of(context.HttpContext);
        var response = context.HttpContext.Response;
        var today = LocalDatePattern.Iso.Format(here.Now.InZone(here.View!.Settings.Zone).Date);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"solde-{name}-{today}.csv\"";
        response.Headers.CacheControl = "no-store";
        return CsvFile.Write(response.Body, language, head, pages, context.HttpContext.RequestAborted);
    }
}
