using System.Globalization;

namespace Solde.Tests.Postgres;

/// <summary>PostgreSQL's own programs (initdb, pg_ctl, pgbench) as installed on this machine.</summary>
internal sealed record PostgresPrograms(string Folder)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>The newest installation, or nothing. Debian keeps a folder for each major version and puts only wrappers on the PATH.</summary>
    public static PostgresPrograms? Find()
    {
        var debian = Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return debian
            .OrderByDescending(folder => decimal.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(onPath)
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            .Select(folder => new PostgresPrograms(folder))
            .FirstOrDefault();
    }

    /// <summary>The path of a program.</summary>
    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>A command line that runs as a user who may own a cluster: PostgreSQL refuses to run as root, so root becomes the package's user.</summary>
    public static string[] Unprivileged(params ReadOnlySpan<string> command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", .. command] : [.. command];
}
