using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Solde.App.Access;

namespace Solde.Server.Office.SignIn;

/// <summary>Keeps sessions in the database: the cookie holds a random name of one, so that a session can be listed and ended from elsewhere.
/// When it ends, the row alone says: what the cookie's library thinks of it is longer.</summary>
internal sealed class SessionTickets(IStaff staff, IDataProtectionProvider protection, IHttpContextAccessor http, IClock clock) : ITicketStore
{
    private const int NameBytes = 32;
    private const int LongestAgent = 200;

    /// <summary>Under which a ticket carries the hash of its session's name.</summary>
    public const string HashItem = "session";

    private static readonly Duration BetweenNotes = Duration.FromMinutes(1);

    private readonly IDataProtector protector = protection.CreateProtector("Solde.Sessions");

    /// <summary>The hash by which the session of a name is stored.</summary>
    public static ImmutableArray<byte> HashOf(string name) => [.. SHA256.HashData(Encoding.ASCII.GetBytes(name))];

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var name = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(NameBytes));
        var now = clock.GetCurrentInstant();
        await staff.ForgetSessions(now);
        await staff.AddSession(Of(name, ticket, now, now));
        ticket.Properties.Items[HashItem] = Convert.ToHexString(HashOf(name).AsSpan());
        return name;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var now = clock.GetCurrentInstant();
        if (await staff.Session(HashOf(key), now) is { } known)
        {
            await staff.KeepSession(Of(key, ticket, known.CreatedAt, now));
        }
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var now = clock.GetCurrentInstant();
        if (await staff.Session(HashOf(key), now) is not { } session)
        {
            return null;
        }

        if (now - session.SeenAt >= BetweenNotes)
        {
            await staff.KeepSession(session with { SeenAt = now, EndsAt = EndOf(session.CreatedAt, now) });
        }

        var ticket = TicketSerializer.Default.Deserialize(protector.Unprotect([.. session.Ticket]));
        ticket?.Properties.Items[HashItem] = Convert.ToHexString(session.Hash.AsSpan());
        return ticket;
    }

    public async Task RemoveAsync(string key)
    {
        if (await staff.Session(HashOf(key), clock.GetCurrentInstant()) is { } session)
        {
            await staff.EndSession(session.Staff, session.Hash);
        }
    }

    private static Instant EndOf(Instant since, Instant seen) => Instant.Min(since + SignInLimits.LongestSession, seen + SignInLimits.IdleSession);

    private StaffSession Of(string name, AuthenticationTicket ticket, Instant since, Instant now)
    {
        var agent = $"{http.HttpContext?.Request.Headers.UserAgent}";
        return new StaffSession
        {
            Hash = HashOf(name),
            Staff = Guid.ParseExact(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, "D"),
            Ticket = [.. protector.Protect(TicketSerializer.Default.Serialize(ticket))],
            CreatedAt = since,
            SeenAt = now,
            EndsAt = EndOf(since, now),
            Address = $"{http.HttpContext?.Connection.RemoteIpAddress}",
            Agent = agent.Length > LongestAgent ? agent[..LongestAgent] : agent,
        };
    }
}
