using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Solde.Server.Tests.Serve;

/// <summary>Counts every statement that this process begins on one SQLite file, by its text. SQLite itself tells of them, for each connection that is
/// opened from now on: what the program does not know that it asks is counted too.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private const string Library = "e_sqlite3";
    private const uint EachStatement = 1; // SQLITE_TRACE_STMT

    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly string file;

    // Kept as long as SQLite may call them.
    private readonly Opened opened;
    private readonly Traced traced;

    /// <param name="file">Statements of other tests, on other files, are not counted.</param>
    public SqliteStatements(string file)
    {
        this.file = file;
        (opened, traced) = (Open, Count);
        Assert.Equal(0, sqlite3_auto_extension(Marshal.GetFunctionPointerForDelegate(opened)));
    }

    private delegate int Opened(nint connection, nint error, nint routines);

    private delegate int Traced(uint what, nint context, nint statement, nint text);

    /// <summary>What was asked so far, and how often.</summary>
    public IReadOnlyDictionary<string, long> Counts => counts.ToDictionary();

    public void Dispose() => Assert.Equal(1, sqlite3_cancel_auto_extension(Marshal.GetFunctionPointerForDelegate(opened)));

    private int Open(nint connection, nint error, nint routines) =>
        Marshal.PtrToStringUTF8(sqlite3_db_filename(connection, "main")) == file
            ? sqlite3_trace_v2(connection, EachStatement, Marshal.GetFunctionPointerForDelegate(traced), 0)
            : 0;

    private int Count(uint what, nint context, nint statement, nint text)
    {
        counts.AddOrUpdate(Marshal.PtrToStringUTF8(text)!, 1, static (_, count) => count + 1);
        return 0;
    }

#pragma warning disable SYSLIB1054, IDE1006 // Source generation would need unsafe code; the names are SQLite's.
    [DllImport(Library, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_auto_extension(nint entry);

    [DllImport(Library, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_cancel_auto_extension(nint entry);

    [DllImport(Library, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint sqlite3_db_filename(nint connection, [MarshalAs(UnmanagedType.LPUTF8Str)] string schema);

    [DllImport(Library, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_trace_v2(nint connection, uint mask, nint callback, nint context);
#pragma warning restore SYSLIB1054, IDE1006
}
