using System.Net.Mime;

namespace Solde.Server.Mail;

/// <summary>As much of MIME as delivery reports need (RFC 5322, RFC 2046): a head, its body, and the parts of one that has several.</summary>
/// <param name="head">The fields by name, each on one line; of those that stand twice the first.</param>
/// <param name="body">What follows the blank line, with lines that end in LF.</param>
internal sealed class MimePart(Dictionary<string, string> head, string body)
{
    public string Body => body;

    /// <summary>A field of the head; null when it is not there.</summary>
    public string? Field(string name) => head.GetValueOrDefault(name);

    /// <summary>The media type in lower case; text/plain when none or none that can be read is given.</summary>
    public string Type => ContentType?.MediaType.ToLowerInvariant() ?? MediaTypeNames.Text.Plain;

    /// <summary>Reads a head and its body.</summary>
    public static MimePart Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var blank = Array.FindIndex(lines, string.IsNullOrWhiteSpace);
        return blank < 0
            ? new MimePart(Fields(lines), "")
            : new MimePart(Fields(lines.AsSpan(0, blank)), string.Join('\n', lines.AsSpan(blank + 1)!));
    }

    /// <summary>The groups of fields that a body consists of, with blank lines between them.</summary>
    public IEnumerable<MimePart> Groups() => body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(group => Read(group.TrimStart('\n')));

    /// <summary>The parts of a multipart body; none where it is not one.</summary>
    public IEnumerable<MimePart> Parts()
    {
        if (!Type.StartsWith("multipart/", StringComparison.Ordinal) || ContentType?.Boundary is not { Length: > 0 } boundary)
        {
            yield break;
        }

        var (delimiter, part) = ("--" + boundary, (List<string>?)null);
        foreach (var line in body.Split('\n'))
        {
            var isEnd = line.TrimEnd() == delimiter + "--";
            if (!isEnd && line.TrimEnd() != delimiter)
            {
                part?.Add(line);
                continue;
            }

            if (part is not null)
            {
                yield return Read(string.Join('\n', part));
            }

            part = [];
            if (isEnd)
            {
                yield break;
            }
        }
    }

    private ContentType? ContentType
    {
        get
        {
            try
            {
                return Field("Content-Type") is { } type ? new ContentType(type.TrimEnd(';', ' ')) : null;
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }

    private static Dictionary<string, string> Fields(ReadOnlySpan<string> lines)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        foreach (var line in lines)
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                // A long field goes on in lines that begin with a blank.
                if (fields.TryGetValue(last, out var before))
                {
                    fields[last] = $"{before} {line.Trim()}".TrimStart();
                }
            }
            else
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                last = colon > 0 ? line[..colon].Trim() : "";
                last = last.Length > 0 && fields.TryAdd(last, line[(colon + 1)..].Trim()) ? last : "";
            }
        }

        return fields;
    }
}
