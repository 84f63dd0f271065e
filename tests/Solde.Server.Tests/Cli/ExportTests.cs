using NodaTime;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Server.Settings;

namespace Solde.Server.Tests.Cli;

public sealed class ExportTests
{
    [Theory]
    [InlineData("payments")]
    [InlineData("accounting")]
    public async Task Exports_name_staff_as_those_of_the_office_do(string which)
    {
        using var folder = new LiveFolder();
        var (database, file) = (folder.Of("s.db"), folder.Of("out.csv"));
        var (property, _, card) = await LiveFolder.Prepare(database);
        using (var opened = Database.Open(Installation.At(database), make: false, LiveFolder.Now))
        {
            var organisation = new Organisation(opened.Ids.New(), "Les Pins SARL", LiveFolder.Now());
            var owner = new StaffMember
            {
                Id = opened.Ids.New(), Organisation = organisation.Id, Email = "alice@example.com", Name = "Alice Durand", Language = "fr", IsOwner = true,
                CreatedAt = LiveFolder.Now(),
            };
            Assert.True(await opened.Store.SetUp(organisation, owner));
            Assert.Null(await opened.Desk.Book(property, LiveFolder.Booking("B1", card), LiveFolder.Now(), default));
            var key = (await opened.Store.Find(property, ["B1"]))["B1"];
            Assert.Null(await opened.Desk.As(Actor.Staff(owner.Id)).Do(
                key, "addPayment", booking => FolioActions.RecordPayment(booking, new Money(50_00, Currency.Eur), PaymentMethod.Cash, null, LiveFolder.Now()), LiveFolder.Now(),
                default));
        }

        var (code, _, error) = await LiveFolder.Run("export", which, file, "--from", "2026-06-01", "--to", "2026-06-30", "--database", database);
        Assert.Equal((0, ""), (code, error));
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("Alice Durand", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Actor.StaffPrefix, written, StringComparison.Ordinal);
    }
}
