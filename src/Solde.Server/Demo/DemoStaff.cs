using NodaTime;
using Solde.App.Access;
using Solde.App.Messages;

namespace Solde.Server.Demo;

/// <summary>Who looks at the demo: an owner without a password, whom only the link that the demo prints lets in.</summary>
internal static class DemoStaff
{
    private const string Email = "demo@example.com";

    /// <summary>The demo's owner, made the first time.</summary>
    public static async ValueTask<Guid> Owner(Database database, ILanguage language, Instant now)
    {
        if (await database.Store.StaffByEmail(Email) is { } known)
        {
            return known.Id;
        }

        var house = new Organisation(database.Ids.New(), "Solde", now);
        var owner = new StaffMember
        {
            Id = database.Ids.New(), Organisation = house.Id, Email = Email, Name = "Demo", Language = language.Code, IsOwner = true, CreatedAt = now,
            SecurityStamp = $"{house.Id:N}",
        };
        await database.Store.SetUp(house, owner);
        return owner.Id;
    }
}
