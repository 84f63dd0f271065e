using Solde.Tests.Postgres;

namespace Solde.Tests;

/// <summary>
/// PostgreSQL for tests: the server that SOLDE_TEST_POSTGRES names (a connection string; databases may be created there), else a private
/// cluster that all tests of the process share and that ends with it. Without either, a person sees the tests skipped and CI sees them fail.
/// </summary>
internal static class TestPostgres
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(Open);

    /// <summary>A database of the test's own: empty, or a copy of another.</summary>
    public static async Task<PostgresDatabase> CreateDatabase(PostgresDatabase? template = null) =>
        await (await Server()).CreateDatabase(template, TestContext.Current.CancellationToken);

    /// <summary>The server that all tests share.</summary>
    public static Task<PostgresServer> Server()
    {
        SkipUnless(Environment.GetEnvironmentVariable("SOLDE_TEST_POSTGRES") is not null || PostgresPrograms.Find() is not null);
        return Shared.Value;
    }

    /// <summary>A cluster of the test's own, which it may stop; never the server that SOLDE_TEST_POSTGRES names.</summary>
    public static async Task<PostgresCluster> CreateCluster()
    {
        var programs = PostgresPrograms.Find();
        SkipUnless(programs is not null);
        return await PostgresCluster.Create(programs!, TestContext.Current.CancellationToken);
    }

    /// <summary>Whether the absence of PostgreSQL is a failure, by the variable CI; a person's tests are skipped.</summary>
    public static bool IsRequired(string? ci) => string.Equals(ci, "true", StringComparison.OrdinalIgnoreCase);

    private static void SkipUnless(bool there)
    {
        const string Absent = "PostgreSQL is not installed: apt-get install postgresql, or set SOLDE_TEST_POSTGRES to a connection string.";
        if (!there && IsRequired(Environment.GetEnvironmentVariable("CI")))
        {
            Assert.Fail(Absent);
        }

        Assert.SkipUnless(there, Absent);
    }

    private static async Task<PostgresServer> Open()
    {
        if (Environment.GetEnvironmentVariable("SOLDE_TEST_POSTGRES") is { } given)
        {
            return new PostgresServer(given);
        }

        var cluster = await PostgresCluster.Create(PostgresPrograms.Find()!);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().Wait();
        return cluster.Server;
    }
}
