using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Solde.App.Access;
using Solde.App.Work;
using Solde.Server.Office.SignIn;
using Solde.Server.Settings;
using Solde.Tests;

namespace Solde.Server.Tests.Office.SignIn;

/// <summary>How long a session lives: its row says so, by a clock that the test moves.</summary>
public sealed class SessionTicketsTests : IDisposable
{
    private static readonly Guid Anne = new(1, 0, 0, new byte[8]);

    private readonly ManualTime time = new();
    private readonly string folder = Directory.CreateTempSubdirectory("solde-sessions-").FullName;
    private readonly Database database;
    private readonly SessionTickets tickets;

    public SessionTicketsTests()
    {
        var clock = new LiveClock(time);
        database = Database.Open(Installation.At(Path.Combine(folder, "solde.db")), make: true, clock.GetCurrentInstant);
        tickets = new SessionTickets(database.Store, new EphemeralDataProtectionProvider(), new HttpContextAccessor(), clock);
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_session_ends_eight_hours_after_its_last_use()
    {
        var name = await Begin();
        Later(hours: 3, minutes: 59);
        Assert.NotNull(await tickets.RetrieveAsync(name));
        Later(hours: 7, minutes: 59); // Eight hours after the sign-in are long over.
        Assert.NotNull(await tickets.RetrieveAsync(name));
        Later(hours: 8);
        Assert.Null(await tickets.RetrieveAsync(name));
    }

    [Fact]
    public async Task A_session_that_is_always_used_ends_after_seven_days()
    {
        var name = await Begin();
        for (var hours = 7; hours < 7 * 24; hours += 7)
        {
            Later(hours: 7);
            Assert.NotNull(await tickets.RetrieveAsync(name));
        }

        Later(hours: 7);
        Assert.Null(await tickets.RetrieveAsync(name));
    }

    [Fact]
    public async Task Its_use_is_noted_once_a_minute()
    {
        var name = await Begin();
        var begun = await Row();
        Later(seconds: 59);
        await tickets.RetrieveAsync(name);
        Assert.Equal((begun.SeenAt, begun.EndsAt), ((await Row()).SeenAt, (await Row()).EndsAt));
        Later(seconds: 1);
        await tickets.RetrieveAsync(name);
        Assert.Equal(begun.SeenAt + Duration.FromMinutes(1), (await Row()).SeenAt);
        Assert.Equal(begun.EndsAt + Duration.FromMinutes(1), (await Row()).EndsAt);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_not_brought_back()
    {
        var name = await Begin();
        var ticket = (await tickets.RetrieveAsync(name))!;
        Assert.Equal(Convert.ToHexString((await Row()).Hash.AsSpan()), ticket.Properties.Items[SessionTickets.HashItem]);
        await tickets.RemoveAsync(name);
        await tickets.RenewAsync(name, ticket);
        Assert.Null(await tickets.RetrieveAsync(name));
    }

    private async Task<string> Begin()
    {
        var owner = new StaffMember
        {
            Id = Anne, Organisation = Anne, Email = "anne@lespins.example", Name = "Anne", Language = "fr", IsOwner = true, CreatedAt = default,
        };
        await database.Store.SetUp(new Organisation(Anne, "Les Pins", default), owner);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new System.Security.Claims.Claim(ClaimTypes.NameIdentifier, $"{Anne:D}")], "test"));
        return await tickets.StoreAsync(new AuthenticationTicket(principal, "test"));
    }

    private async Task<StaffSession> Row() => Assert.Single<StaffSession>(await database.Store.Sessions(Anne, Instant.MinValue));

    private void Later(int hours = 0, int minutes = 0, int seconds = 0) => time.Advance(new TimeSpan(hours, minutes, seconds));
}
