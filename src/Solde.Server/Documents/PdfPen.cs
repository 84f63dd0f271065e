using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace Solde.Server.Documents;

/// <summary>Some text at a place of a row; points.</summary>
/// <param name="Text">The text.</param>
/// <param name="X">From the left margin.</param>
/// <param name="Width">It is broken into lines of at most so much.</param>
internal sealed record PdfCell(string Text, double X, double Width)
{
    /// <summary>The letters' size.</summary>
    public double Size { get; init; } = 10;

    public bool Bold { get; init; }

    /// <summary>It ends at its right edge.</summary>
    public bool IsRight { get; init; }

    public bool Grey { get; init; }
}

/// <summary>Writes rows of text from top to bottom onto sheets of A4, a new one when one is full. The letters (Noto Sans: Latin, Greek, Cyrillic) go into the
/// file; a sign that they do not have becomes a question mark.</summary>
internal sealed class PdfPen : IDisposable
{
    /// <summary>What lies between the margins, in points.</summary>
    public const double Width = 595 - (2 * Margin);

    private const double Margin = 48;
    private const double Top = 842 - Margin;
    private const double Leading = 1.4;
    private const int MostSigns = 200; // A font in a file has places for 255.

    private static readonly Face RegularFace = Face.Read("document-regular.ttf");
    private static readonly Face BoldFace = Face.Read("document-bold.ttf");

    private readonly PdfDocumentBuilder builder = new();
    private readonly Letters regular;
    private readonly Letters bold;
    private PdfPageBuilder page;
    private double y = Top;

    /// <param name="title">What the file's window is called.</param>
    public PdfPen(string title)
    {
        builder.DocumentInformation.Title = title;
        builder.DocumentInformation.Producer = "Solde";
        (regular, bold) = (new Letters(RegularFace, builder), new Letters(BoldFace, builder));
        page = builder.AddPage(PageSize.A4);
    }

    /// <summary>A row: what stands beside each other begins at one height.</summary>
    public void Row(params ReadOnlySpan<PdfCell> cells)
    {
        var broken = new List<(PdfCell Cell, List<string> Lines)>(cells.Length);
        foreach (var cell in cells)
        {
            broken.Add((cell, Break(cell)));
        }

        var height = broken.Max(each => each.Lines.Count * each.Cell.Size * Leading);
        if (y - height < Margin)
        {
            (page, y) = (builder.AddPage(PageSize.A4), Top);
        }

        var largest = broken.Max(each => each.Cell.Size);
        foreach (var (cell, lines) in broken)
        {
            page.SetTextAndFillColor(cell.Grey ? (byte)75 : (byte)22, cell.Grey ? (byte)90 : (byte)32, cell.Grey ? (byte)107 : (byte)44);
            var baseline = y - largest; // Letters of two sizes beside each other stand on one line.
            foreach (var line in lines.Where(static line => line.Length > 0))
            {
                var x = Margin + cell.X + (cell.IsRight ? cell.Width - LettersOf(cell).Measure(line, cell.Size) : 0);
                page.AddText(line, cell.Size, new PdfPoint(x, baseline), LettersOf(cell).Font);
                baseline -= cell.Size * Leading;
            }
        }

        y -= height;
    }

    /// <summary>A line across the sheet.</summary>
    /// <param name="light">It only parts rows.</param>
    /// <param name="from">Where it begins, from the left margin.</param>
    public void Rule(bool light, double from = 0)
    {
        var grey = light ? (byte)221 : (byte)138;
        page.SetStrokeColor(grey, grey, grey);
        page.DrawLine(new PdfPoint(Margin + from, y - 2), new PdfPoint(Margin + Width, y - 2), light ? 0.5 : 0.8);
        y -= 5;
    }

    /// <summary>Leaves so much room.</summary>
    public void Skip(double points) => y -= points;

    /// <summary>The file.</summary>
    public byte[] Done() => builder.Build();

    public void Dispose() => builder.Dispose();

    private Letters LettersOf(PdfCell cell) => cell.Bold ? bold : regular;

    private List<string> Break(PdfCell cell)
    {
        var letters = LettersOf(cell);
        var lines = new List<string> { "" };
        foreach (var word in letters.Known(cell.Text).Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (letters.Measure(longer, cell.Size) <= cell.Width)
            {
                lines[^1] = longer;
                continue;
            }

            if (lines[^1].Length > 0)
            {
                lines.Add("");
            }

            foreach (var sign in word) // A word longer than a line is broken wherever the line ends.
            {
                if (letters.Measure($"{lines[^1]}{sign}", cell.Size) > cell.Width && lines[^1].Length > 0)
                {
                    lines.Add("");
                }

                lines[^1] += sign;
            }
        }

        return lines;
    }

    /// <summary>A file of letters, read once.</summary>
    private sealed record Face(byte[] Bytes, TrueTypeFont Font)
    {
        public static Face Read(string name)
        {
            using var stream = typeof(PdfPen).Assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new Face(bytes, TrueTypeFontParser.Parse(new TrueTypeDataBytes(bytes)));
        }

        public double WidthOf(char sign) => Font.TryGetAdvanceWidth(sign, out var width) ? width / Font.GetUnitsPerEm() : 0;
    }

    /// <summary>The letters of one file, as one document uses them.</summary>
    private sealed class Letters(Face face, PdfDocumentBuilder builder)
    {
        private readonly HashSet<char> used = ['?'];

        public PdfDocumentBuilder.AddedFont Font { get; } = builder.AddTrueTypeFont(face.Bytes);

        public double Measure(string text, double size) => text.Sum(face.WidthOf) * size;

        public string Known(string text) => string.Concat(text.Select(Known));

        private char Known(char sign)
        {
            var meant = sign is '\u202F' or '\u2009' ? '\u00A0' : sign; // Narrow spaces are not in all letters.
            if (!face.Font.TryGetBoundingBox(meant, out _))
            {
                return '?';
            }

            return used.Contains(meant) || (used.Count < MostSigns && used.Add(meant)) ? meant : '?';
        }
    }
}
