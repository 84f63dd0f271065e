using System.Collections.Immutable;
using CsvHelper;
using Solde.App.Messages;

namespace Solde.Server.Office.Exports;

/// <summary>Writes a file that spreadsheets open with a double click: UTF-8 with its mark, the separator of the language, and no cell that a program would
/// take for a formula. Line by line, so that a long file takes no more memory than a short one.</summary>
internal static class CsvFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="to">Where; it stays open.</param>
    /// <param name="language">Decides on the separator: spreadsheets in French take the comma for that of decimals.</param>
    /// <param name="head">The names of the columns.</param>
    /// <param name="pages">The lines.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Write(Stream to, ILanguage language, ImmutableArray<string> head, IAsyncEnumerable<IEnumerable<CsvLine>> pages, CancellationToken cancel)
    {
        var options = CsvWriterOptions.Default with
        {
            Separator = language == Languages.French ? ';' : ',', WriteByteOrderMark = true, Injection = CsvInjection.Escape,
        };
        await using var csv = CsvWriter.Create(to, options, leaveOpen: true);
        await csv.WriteRecordAsync([.. head], cancel);
        await foreach (var page in pages.WithCancellation(cancel))
        {
            foreach (var line in page)
            {
                await csv.WriteRecordAsync([.. line.Cells], cancel);
            }

            await csv.FlushAsync(cancel);
        }
    }
}
