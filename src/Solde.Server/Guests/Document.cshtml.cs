using Microsoft.AspNetCore.Mvc;
using Solde.App.Documents;
using Solde.Server.Documents;

namespace Solde.Server.Guests;

/// <summary>A receipt, an invoice or a credit note of a folio that is shown, to be printed.</summary>
internal sealed class DocumentModel(GuestParts parts, Doors doors) : PortalPage(parts, doors)
{
    public async Task<IActionResult> OnGet(string door, int number) => await Enter(door) is { } elsewhere
        ? elsewhere
        : await Find(number) is var (document, corrected)
            ? new DocumentResult(DocumentPage.Write(
                document, corrected, ($"/stay/{door}/booking", Visit!.Say(PortalTexts.Back(Visit.Property.Kind))), ("?handler=Pdf", Visit.Say(DocumentTexts.Pdf))))
            : Nothing();

    public async Task<IActionResult> OnGetPdf(string door, int number) => await Enter(door) is { } elsewhere
        ? elsewhere
        : await Find(number) is var (document, corrected) ? DocumentResult.Pdf(HttpContext, document, corrected) : Nothing();

    private async ValueTask<(StoredDocument Document, string? Corrected)?> Find(int number)
    {
        var shown = Statements.SelectMany(statement => statement.Documents).FirstOrDefault(document => document.Document == number);
        return shown is null ? null : await DocumentResult.Find(Parts.Documents, shown.Booking, number);
    }
}
