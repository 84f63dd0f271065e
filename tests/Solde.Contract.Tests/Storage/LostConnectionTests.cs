using System.Data.Common;
using Solde.App.Bookings;
using Solde.Storage;
using Solde.Tests;

namespace Solde.Contract.Tests.Storage;

public sealed class LostConnectionTests
{
    // Whoever tries again after an error of the database must be told one.
    [Fact]
    public async Task A_connection_lost_within_a_transaction_is_told_as_an_error_of_the_database()
    {
        await using var database = await TestPostgres.CreateDatabase();
        await using var store = await SqlStore.Postgres(database.ConnectionString);
        var property = new Guid(1, 0, 0, new byte[8]);
        await store.SaveProperty(property, Rig.Settings, Rig.Noon);

        const string others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await Assert.ThrowsAnyAsync<DbException>(async () => await store.ChangeBrake(
            property,
            brake =>
            {
#pragma warning disable xUnit1031 // It happens in the middle of the transaction, which does not wait for anybody.
                database.Execute(others).GetAwaiter().GetResult();
#pragma warning restore xUnit1031
                return brake with { Paused = true };
            },
            [], lookAgain: false, Rig.Noon));

        var view = await ((IStore)store).Property(property);
        Assert.False(view!.Settings.Brake.Paused);
    }
}
