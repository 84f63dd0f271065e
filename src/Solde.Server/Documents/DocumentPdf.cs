using Solde.App.Documents;

namespace Solde.Server.Documents;

/// <summary>A document as PDF, on sheets of A4: the same words as its page (<see cref="DocumentPage"/>), with letters of its own, so that it looks the same
/// wherever it is opened.</summary>
internal static class DocumentPdf
{
    private const double Half = PdfPen.Width / 2;

    /// <summary>The file.</summary>
    /// <param name="document">The document.</param>
    /// <param name="corrected">The number of the invoice that it is a credit note to; null = it is none.</param>
    public static byte[] Write(StoredDocument document, string? corrected)
    {
        var sheet = new DocumentSheet(document, corrected);
        using var pen = new PdfPen(sheet.Title);
        Head(pen, sheet);
        foreach (var (label, value) in sheet.Facts)
        {
            pen.Row(new PdfCell(label, 0, 110) { Grey = true }, new PdfCell(value, 118, PdfPen.Width - 118));
        }

        pen.Skip(18);
        Lines(pen, sheet);
        Vat(pen, sheet);
        foreach (var (label, amount) in sheet.Payments)
        {
            pen.Row(new PdfCell(label, 0, Half), Right(amount));
            pen.Rule(light: true);
        }

        if (sheet.Due is var (due, left))
        {
            pen.Row(new PdfCell(due, 0, PdfPen.Width - 130) { Bold = true }, Right(left) with { Bold = true });
        }

        pen.Skip(24);
        foreach (var line in sheet.Footer)
        {
            pen.Row(new PdfCell(line, 0, PdfPen.Width) { Size = 8.5, Grey = true });
        }

        return pen.Done();
    }

    private static void Head(PdfPen pen, DocumentSheet sheet)
    {
        pen.Row(new PdfCell(sheet.Issuer, 0, Half) { Bold = true, Size = 12 }, new PdfCell(sheet.Kind, Half, Half) { Bold = true, Size = 18, IsRight = true });
        var lines = sheet.Identity.IsEmpty ? [""] : sheet.Identity;
        pen.Row(new PdfCell(lines[0], 0, Half), new PdfCell(sheet.Number, Half, Half) { IsRight = true });
        foreach (var line in lines.Skip(1))
        {
            pen.Row(new PdfCell(line, 0, Half));
        }

        pen.Skip(24);
    }

    private static void Lines(PdfPen pen, DocumentSheet sheet)
    {
        Row(sheet.LineHeads, cell => cell with { Bold = true, Grey = true });
        pen.Rule(light: false);
        foreach (var line in sheet.Lines)
        {
            Row(line, static cell => cell);
            pen.Rule(light: true);
        }

        foreach (var (label, amount) in sheet.Subtotals)
        {
            pen.Row(new PdfCell(label, 0, PdfPen.Width - 140), Right(amount));
        }

        pen.Row(new PdfCell(sheet.Total.Label, 0, PdfPen.Width - 140) { Bold = true, Size = 12 }, Right(sheet.Total.Amount) with { Bold = true, Size = 12 });
        pen.Skip(18);

        // Without amounts that leave the tax out, what was sold has their room.
        void Row((string What, string Rate, string? Net, string Amount) line, Func<PdfCell, PdfCell> like)
        {
            var (from, width) = line.Net is null ? (PdfPen.Width - 210, 80) : (PdfPen.Width - 280, 60);
            pen.Row(
                like(new PdfCell(line.What, 0, from - 10)),
                like(new PdfCell(line.Rate, from, width) { IsRight = true }),
                like(new PdfCell(line.Net ?? "", PdfPen.Width - 215, 100) { IsRight = true }),
                like(new PdfCell(line.Amount, PdfPen.Width - 110, 110) { IsRight = true }));
        }
    }

    private static void Vat(PdfPen pen, DocumentSheet sheet)
    {
        if (!sheet.Vat.Any())
        {
            return;
        }

        var (rate, net, tax) = sheet.VatHeads;
        Row(rate, net, tax, cell => cell with { Bold = true, Grey = true });
        pen.Rule(light: false, from: Half);
        foreach (var share in sheet.Vat)
        {
            Row(share.Rate, share.Net, share.Tax, static cell => cell);
            pen.Rule(light: true, from: Half);
        }

        pen.Skip(18);

        void Row(string first, string second, string third, Func<PdfCell, PdfCell> like) => pen.Row(
            like(new PdfCell(first, Half, 95)), like(new PdfCell(second, Half + 95, 80) { IsRight = true }), like(new PdfCell(third, Half + 175, Half - 175) { IsRight = true }));
    }

    private static PdfCell Right(string amount) => new(amount, PdfPen.Width - 120, 120) { IsRight = true };
}
