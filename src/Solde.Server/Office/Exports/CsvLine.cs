using System.Collections.Immutable;

namespace Solde.Server.Office.Exports;

/// <summary>A line of a file for spreadsheets.</summary>
/// <param name="Cells">Its cells, as they are shown.</param>
internal readonly record struct CsvLine(ImmutableArray<string> Cells);
