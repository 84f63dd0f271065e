using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Solde.App.Messages;

namespace Solde.Server.Office.Exports;

/// <summary>Writes a file that spreadsheets open with a double click: UTF-8 with its mark, the separator of the language, and no cell that a program would
/// take for a formula. Line by line, so that a long file takes no more memory than a short one.</summary>
internal static class CsvFile
{
    // Neither groups nor symbols: a spreadsheet of that language takes it for a number.
    private static readonly NumberFormatInfo Commas = new() { NumberDecimalSeparator = "," };

    /// <summary>Writes a file.</summary>
    /// <param name="to">Where; it stays open.</param>
    /// <param name="language">Decides on the separators: spreadsheets in French take the comma for that of decimals.</param>
    /// <param name="head">The names of the columns.</param>
    /// <param name="pages">The lines.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Write(Stream to, ILanguage language, ImmutableArray<string> head, IAsyncEnumerable<IEnumerable<CsvLine>> pages, CancellationToken cancel)
    {
        var options = CsvWriterOptions.Default with
        {
            Separator = language == Languages.French ? ';' : ',', WriteByteOrderMark = true, Injection = CsvInjection.Escape,
            FormatProvider = language == Languages.French ? Commas : CultureInfo.InvariantCulture,
        };
        await using var csv = CsvWriter.Create(to, options, leaveOpen: true);
        await csv.WriteRecordAsync([.. head], cancel);
        await foreach (var page in pages.WithCancellation(cancel))
        {
            foreach (var line in page)
            {
                foreach (var cell in line.Cells)
                {
                    Write(csv, cell);
                }

                await csv.EndRecordAsync(cancel);
            }

            await csv.FlushAsync(cancel);
        }
    }

    // As a number: what begins with a minus as text would be made harmless, and no sum would count it.
    private static void Write(CsvWriter csv, CsvCell cell)
    {
        if (cell.Amount is { } amount)
        {
            csv.WriteField((decimal)amount.Minor / amount.Currency.MinorPerUnit, string.Create(CultureInfo.InvariantCulture, $"F{amount.Currency.Decimals}"));
        }
        else
        {
            csv.WriteField(cell.Text);
        }
    }
}
