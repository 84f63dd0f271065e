using CsvHelper;
using Solde.App.Backtest;

namespace Solde.Server.Import;

/// <summary>A CSV file of bookings, read a line at a time: memory stays the same however long the file is.</summary>
internal sealed class BookingFile
{
    /// <summary>No line of bookings is longer; a quotation mark that is never closed makes the rest of the file one.</summary>
    private const int LongestLineBytes = 1 << 20;

    private readonly string name;
    private readonly Mapping mapping;
    private readonly BookingRow bookings;
    private CsvMalformedReason? malformed;

    /// <param name="name">The file as the user named it.</param>
    /// <param name="mapping">How its lines become bookings.</param>
    /// <param name="cards">Which cards are made up.</param>
    public BookingFile(string name, Mapping mapping, CardSimulation cards)
    {
        this.name = name;
        this.mapping = mapping;
        bookings = new BookingRow(mapping, cards);
    }

    /// <summary>How far the reading is.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Reads the bookings, in the order of the file.</summary>
    /// <param name="stream">The file; left open.</param>
    /// <param name="errors">Takes what is wrong. From the first error on nothing more is yielded, and the rest is only checked:
    /// who keeps what came before must first see that there are none.</param>
    public IEnumerable<ImportedBooking> Read(Stream stream, ImportErrors errors)
    {
        malformed = null;
        using var csv = CsvReader.Create(stream, Options(), leaveOpen: true);
        if (Header(csv, errors) is not { } positions)
        {
            yield break;
        }

        var columns = csv.Headers.Count;
        var row = new Row(csv, mapping, positions, name, errors);
        var seen = new SeenReferences();
        while (!errors.More && Next(csv, errors))
        {
            BytesRead = csv.ByteOffset;
            row.Next((int)csv.LineNumber);
            if (malformed is { } reason)
            {
                malformed = null;
                row.Fail(null, InWords(reason));
            }
            else if (csv.FieldCount != columns)
            {
                row.Fail(null, $"{csv.FieldCount} fields where the header has {columns}");
            }
            else if (bookings.Read(row, seen) is { } booking && !errors.Any)
            {
                yield return booking;
            }
        }
    }

    /// <summary>Goes through the file without keeping anything.</summary>
    public void Check(Stream stream, ImportErrors errors)
    {
        foreach (var _ in Read(stream, errors))
        {
        }
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = mapping.Delimiter,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MaxRecordSize = LongestLineBytes,
        OnMalformedRecord = record => malformed = record.Reason,
    };

    private bool Next(CsvReader csv, ImportErrors errors)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException fault)
        {
            errors.Add(new ImportError(name, (int)fault.LineNumber, null, "a line that does not end: a quotation mark is not closed"));
            return false;
        }
    }

    /// <summary>Where each column of the mapping stands; null when something is wrong with the header.</summary>
    private int[]? Header(CsvReader csv, ImportErrors errors)
    {
        var header = csv.Headers.Select(column => column.Trim()).ToList();
        if (header.Count == 0)
        {
            errors.Add(new ImportError(name, 1, null, "empty; the first line names the columns"));
            return null;
        }

        var positions = mapping.Columns.Select(header.IndexOf).ToArray();
        foreach (var (column, position) in mapping.Columns.Zip(positions))
        {
            if (position < 0)
            {
                errors.Add(new ImportError(name, 1, column, "the header has no such column"));
            }
            else if (header.IndexOf(column, position + 1) >= 0)
            {
                errors.Add(new ImportError(name, 1, column, "the header has this column twice"));
            }
        }

        return errors.Any ? null : positions;
    }

    private static string InWords(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quotation mark inside a field that does not begin with one",
        CsvMalformedReason.TextAfterClosingQuote => "text after a closing quotation mark",
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "a quotation mark that is not closed",
        CsvMalformedReason.FieldCountMismatch or CsvMalformedReason.TrailingEscape => "not as many fields as the header",
    };
}

/// <summary>Remembers references by their hash: eight bytes a booking, whatever its length.</summary>
internal sealed class SeenReferences
{
    private readonly HashSet<ulong> hashes = [];

    /// <summary>False when the reference came before. Two that differ are confused once in some ten million files of a million lines.</summary>
    public bool Add(string reference) => hashes.Add(StableHash.Of(reference));
}
