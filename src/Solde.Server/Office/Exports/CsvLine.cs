using System.Collections.Immutable;
using Solde.Core;

namespace Solde.Server.Office.Exports;

/// <summary>A line of a file for spreadsheets.</summary>
/// <param name="Cells">Its cells.</param>
internal readonly record struct CsvLine(ImmutableArray<CsvCell> Cells);

/// <summary>A cell of a file for spreadsheets.</summary>
/// <param name="Text">What it shows; nothing where it is an amount.</param>
/// <param name="Amount">The amount that it is: a spreadsheet takes it for a number, also below zero. Null = text.</param>
internal readonly record struct CsvCell(string Text, Money? Amount)
{
    public static implicit operator CsvCell(string text) => new(text, null);

    public static implicit operator CsvCell(Money? amount) => new("", amount);
}
