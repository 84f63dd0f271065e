using System.Text;

namespace Solde.Tests;

/// <summary>A card number that no file may ever hold in the clear, and the look through files for it: databases, their write-ahead logs, logs, e-mails,
/// exports. <c>tests/canary</c> does the same over what a whole run leaves.</summary>
internal static class Canary
{
    /// <summary>The number; in two parts here, so that the look through files does not find this program.</summary>
    public static string Number { get; } = string.Concat("45391488", "03436467");

    private static readonly byte[][] Forms = [.. FormsOf(Number)];

    /// <summary>The files of a folder, and of those in it, that hold the number in any form that programs write numbers in.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => IsIn(Read(path))).Order(StringComparer.Ordinal)];

    /// <summary>Whether a text holds it.</summary>
    public static bool IsIn(string text) => IsIn(Encoding.UTF8.GetBytes(text));

    private static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var form in Forms)
        {
            if (bytes.IndexOf(form) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // Digits in one go and in groups, in one byte each and in two, as base64, and two in a byte.
    private static IEnumerable<byte[]> FormsOf(string number)
    {
        var groups = number.Chunk(4).Select(group => new string(group)).ToList();
        foreach (var text in (string[])[number, string.Join(' ', groups), string.Join('-', groups)])
        {
            yield return Encoding.ASCII.GetBytes(text);
            yield return Encoding.Unicode.GetBytes(text);
        }

        yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(number)).TrimEnd('=')[..^1]);
        yield return Convert.FromHexString(number);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
