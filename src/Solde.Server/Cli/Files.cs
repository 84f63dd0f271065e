using System.Text;

namespace Solde.Server.Cli;

/// <summary>Files that users name. What cannot be opened is the user's to know, in one line.</summary>
internal static class Files
{
    /// <summary>The whole of a text file; <c>-</c> is standard input.</summary>
    public static string ReadText(string path, Terminal terminal)
    {
        if (path == "-")
        {
            return terminal.Input.ReadToEnd();
        }

        return Open(path, () => File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
    }

    public static byte[] ReadBytes(string path) => Open(path, () => File.ReadAllBytes(path));

    public static FileStream OpenRead(string path) => Open(path, () => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan));

    public static void WriteText(string path, string text) => Open<object?>(path, () =>
    {
        File.WriteAllText(path, text);
        return null;
    });

    private static T Open<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (DecoderFallbackException)
        {
            throw UserFault.Malformed($"{path}: not UTF-8");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw UserFault.NotFound($"{path}: no such file");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw UserFault.NotFound(Directory.Exists(path) ? $"{path}: is a directory" : $"{path}: {fault.Message.TrimEnd('.')}");
        }
    }
}
