using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;
using Solde.App.Access;
using Solde.App.Messages;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Demo;

/// <summary>Who looks at the demo: an owner whom the link lets in that the demo prints, with a password for what asks again who one is.</summary>
internal static class DemoStaff
{
    private const string Email = "demo@example.com";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // None that is taken for another.
    private const int PasswordLength = 16;

    /// <summary>The demo's owner, made the first time, with a new password each time.</summary>
    public static async ValueTask<(Guid Id, string Password)> Owner(Database database, ILanguage language, Instant now)
    {
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        var known = await database.Store.StaffByEmail(Email);
        var house = new Organisation(known?.Organisation ?? database.Ids.New(), "Solde", now);
        var owner = known ?? new StaffMember
        {
            Id = database.Ids.New(), Organisation = house.Id, Email = Email, Name = "Demo", Language = language.Code, IsOwner = true, CreatedAt = now,
            SecurityStamp = $"{house.Id:N}",
        };
        var hasher = new PasswordHasher<SignInUser>(Options.Create(new PasswordHasherOptions { IterationCount = SignInLimits.PasswordRounds }));
        owner = owner with { PasswordHash = hasher.HashPassword(new SignInUser(owner), password) };
        _ = known is null ? await database.Store.SetUp(house, owner) : await database.Store.SaveStaff(owner);
        return (owner.Id, password);
    }
}
