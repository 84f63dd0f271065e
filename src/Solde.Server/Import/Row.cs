using CsvHelper;
using NodaTime;

namespace Solde.Server.Import;

/// <summary>One line of a CSV file, as the values of a mapping see it. The same object serves all lines of a file.</summary>
internal sealed class Row
{
    private readonly CsvReader csv;
    private readonly Mapping mapping;
    private readonly int[] positions;
    private readonly string?[] texts;
    private readonly bool[] read;
    private readonly string file;
    private readonly ImportErrors errors;

    /// <param name="csv">Stands on the line.</param>
    /// <param name="mapping">Names the columns that are used.</param>
    /// <param name="positions">Where each of them stands in the file.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public Row(CsvReader csv, Mapping mapping, int[] positions, string file, ImportErrors errors)
    {
        this.csv = csv;
        this.mapping = mapping;
        this.positions = positions;
        this.file = file;
        this.errors = errors;
        texts = new string?[positions.Length];
        read = new bool[positions.Length];
    }

    /// <summary>Its number among the lines that hold data, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line of the file on which it starts, from 1, the header counted.</summary>
    public int Line { get; private set; }

    /// <summary>Something is wrong with it.</summary>
    public bool Failed { get; private set; }

    /// <summary>The arrival day, once known.</summary>
    public LocalDate Arrival { get; set; }

    /// <summary>The departure day, once known.</summary>
    public LocalDate Departure { get; set; }

    /// <summary>Whether amounts have a comma before their decimals.</summary>
    public bool DecimalComma => mapping.DecimalComma;

    /// <summary>Goes on to the line the csv stands on.</summary>
    public void Next(int line)
    {
        Number++;
        Line = line;
        Failed = false;
        Array.Clear(read);
    }

    /// <summary>The text of a column, null where it stands for none.</summary>
    public string? Text(int column)
    {
        if (!read[column])
        {
            var text = csv.GetString(positions[column]);
            texts[column] = text.Length == 0 || mapping.None.Contains(text) ? null : text;
            read[column] = true;
            if (text.Contains('\uFFFD', StringComparison.Ordinal))
            {
                Fail(mapping.Columns[column], "not UTF-8; save the file as \"CSV UTF-8\"");
            }
        }

        return texts[column];
    }

    /// <summary>Notes what is wrong. The reading goes on, so that all that is wrong with a line is found at once.</summary>
    public void Fail(string? column, string problem)
    {
        Failed = true;
        errors.Add(new ImportError(file, Line, column, problem));
    }
}
