using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Solde.Tests.Postgres;

/// <summary>How a server is told to stop.</summary>
internal enum StopMode
{
    /// <summary>Open transactions are rolled back and the files are left tidy.</summary>
    Fast,

    /// <summary>As in a crash: the next start recovers from the write-ahead log.</summary>
    Immediate,
}

/// <summary>
/// A private PostgreSQL of this process, on loopback and on a socket in its own folder. Its settings are PostgreSQL's own, so a commit
/// reaches the disk (fsync, synchronous_commit and full_page_writes are on), 100 connections are allowed and nothing is tuned.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string User = "postgres";

    /// <summary>/var/tmp is on a disk; /tmp may be memory, where fsync means nothing.</summary>
    private const string Parent = "/var/tmp";

    /// <summary>Below the range from which outgoing connections take their ports (32768 and up), so that nobody takes this one while the
    /// server is down between two starts.</summary>
    private const int FirstPort = 20000, PortCount = 12000;
    private static int lastPort = Environment.ProcessId % PortCount;

    /// <summary>
    /// Makes the folder, names it, and waits for the end of its input, which comes when this process closes it or ends in any way at all:
    /// then it stops the server and deletes the folder. It runs in a session of its own, so that Ctrl-C does not end it first.
    /// $1 is pg_ctl, $2 where the folder is made; the first line of its input is the password.
    /// </summary>
    private const string Guard = """
        trap '' HUP INT TERM
        folder=$(mktemp -d "$2/solde-postgres-XXXXXXXX") || exit
        read -r password
        printf %s "$password" >"$folder/password"
        echo "$folder"
        cat >/dev/null
        "$1" stop --silent --pgdata="$folder/data" --mode=immediate >/dev/null 2>&1
        rm -rf "$folder"
        """;

    /// <summary>Far above what any step takes (recovery after a crash is the longest), for machines that are busy with other work.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly PostgresPrograms programs;
    private readonly Process guard;

    private PostgresCluster(PostgresPrograms programs, Process guard, string folder, string password, int port)
    {
        (this.programs, this.guard) = (programs, guard);
        (Folder, Password, Port) = (folder, password, port);
        Server = new PostgresServer(new NpgsqlConnectionStringBuilder
        {
            Host = Host, Port = port, Username = User, Password = password, Database = User,
        }.ConnectionString);
    }

    /// <summary>Where it listens.</summary>
    public static string Host => IPAddress.Loopback.ToString();

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The superuser's password, made for this cluster: others on the machine cannot enter it.</summary>
    public string Password { get; }

    /// <summary>Holds its files and its socket; deleted at the end.</summary>
    public string Folder { get; }

    /// <summary>How to connect to it and create databases.</summary>
    public PostgresServer Server { get; }

    /// <summary>What libpq's programs (pgbench, psql) and other clients that follow it need to connect, but for the database's name.</summary>
    public IReadOnlyDictionary<string, string> ClientVariables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PGHOST"] = Host, ["PGPORT"] = Port.ToString(CultureInfo.InvariantCulture), ["PGUSER"] = User, ["PGPASSWORD"] = Password,
    };

    /// <summary>A new cluster, started. It ends with this process at the latest, however that ends.</summary>
    public static async Task<PostgresCluster> Create(PostgresPrograms programs, CancellationToken cancellation = default)
    {
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var started = Command.Start(PostgresPrograms.Unprivileged("setsid", "sh", "-c", Guard, "guard", programs["pg_ctl"], Parent));
        try
        {
            await started.StandardInput.WriteLineAsync(password.AsMemory(), cancellation);
            await started.StandardInput.FlushAsync(cancellation);
            var folder = await started.StandardOutput.ReadLineAsync(cancellation)
                ?? throw new InvalidOperationException($"No folder in {Parent}: {await started.StandardError.ReadToEndAsync(cancellation)}");
            await Run(
                [
                    programs["initdb"], $"--pgdata={folder}/data", $"--username={User}", $"--pwfile={folder}/password", "--auth=scram-sha-256",
                    "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
                ],
                cancellation);
            return await StartOnFreePort(programs, started, folder, password, cancellation);
        }
        catch
        {
            await End(started);
            throw;
        }
    }

    /// <summary>Starts the server again after <see cref="Stop"/>, on the same port; comes back when it takes connections.</summary>
    public Task Start(CancellationToken cancellation = default) =>
        Run(
            [
                programs["pg_ctl"], "start", "--silent", "--wait", $"--timeout={Limit.TotalSeconds:0}", $"--pgdata={Folder}/data",
                $"--log={Folder}/log", $"--options=-c port={Port} -c listen_addresses={Host} -c unix_socket_directories={Folder}",
            ],
            cancellation);

    /// <summary>Stops the server; its files stay.</summary>
    public async Task Stop(StopMode mode, CancellationToken cancellation = default)
    {
        var name = mode switch { StopMode.Fast => "fast", StopMode.Immediate => "immediate" };
        await Run([programs["pg_ctl"], "stop", "--silent", "--wait", $"--pgdata={Folder}/data", $"--mode={name}"], cancellation);
        Server.Disconnect();
    }

    public async ValueTask DisposeAsync() => await End(guard);

    private static async Task<PostgresCluster> StartOnFreePort(
        PostgresPrograms programs, Process guard, string folder, string password, CancellationToken cancellation)
    {
        const int Tries = 5;
        for (var tried = 1; ; tried++)
        {
            var cluster = new PostgresCluster(programs, guard, folder, password, FreePort());
            try
            {
                await cluster.Start(cancellation);
                return cluster;
            }
            catch (InvalidOperationException) when (tried < Tries && !IsFree(cluster.Port))
            {
                // Somebody took the port between the look and the start.
            }
            catch (InvalidOperationException error)
            {
                var log = Path.Combine(folder, "log");
                throw new InvalidOperationException($"{error.Message}{(File.Exists(log) ? File.ReadAllText(log) : "")}", error);
            }
        }
    }

    private static Task<string> Run(ReadOnlySpan<string> command, CancellationToken cancellation) =>
        Command.Run(PostgresPrograms.Unprivileged(command), Limit, cancellation: cancellation);

    private static async Task End(Process guard)
    {
        using (guard)
        {
            guard.StandardInput.Close();
            using var timed = new CancellationTokenSource(Limit);
            await guard.WaitForExitAsync(timed.Token);
        }
    }

    private static int FreePort()
    {
        // Never one that was given before: a server that a test has stopped will want its own again.
        return Enumerable.Range(0, PortCount).Select(_ => FirstPort + Interlocked.Increment(ref lastPort) % PortCount).First(IsFree);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
