using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Documents;
using Solde.Server.Documents;

namespace Solde.Server.Office.Documents;

/// <summary>A receipt, an invoice or a credit note, to be printed.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class DocumentModel(OfficeParts parts) : PageModel
{
    public async Task<IActionResult> OnGet(Guid booking, int document)
    {
        var here = Here.Of(HttpContext);
        return await Find(booking, document) is var (found, corrected)
            ? new DocumentResult(DocumentPage.Write(
                found, corrected,
                ($"/{here.Place!.Number}/bookings/{booking:D}", DocumentTexts.BackToBooking.In(here.Language)), ("?handler=Pdf", DocumentTexts.Pdf.In(here.Language))))
            : NotFound();
    }

    public async Task<IActionResult> OnGetPdf(Guid booking, int document) =>
        await Find(booking, document) is var (found, corrected) ? DocumentResult.Pdf(HttpContext, found, corrected) : NotFound();

    private ValueTask<(StoredDocument Document, string? Corrected)?> Find(Guid booking, int document) =>
        DocumentResult.Find(parts.Work.Documents, new BookingKey(Here.Of(HttpContext).Place!.Property, booking), document);
}
