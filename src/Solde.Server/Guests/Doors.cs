using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;

namespace Solde.Server.Guests;

/// <summary>Lets guests in. Whoever comes by a link gets a cookie for an hour and goes on under an address that opens nothing by itself: what is in the
/// browser's history, in a screenshot or in a log is worth nothing.</summary>
/// <remarks>Each booking has a door of its own, so that two of them open at the same time are not taken for each other.</remarks>
internal sealed class Doors(IDataProtectionProvider protection, GuestParts parts)
{
    private const int IdBytes = 16;
    private const int TicketBytes = (2 * IdBytes) + sizeof(int) + (2 * sizeof(long));
    private const int DoorBytes = 9;

    private static readonly Duration Open = Duration.FromHours(1);

    // However often they go on: then the link is to be opened again.
    private static readonly Duration Longest = Duration.FromHours(12);

    private readonly IDataProtector protector = protection.CreateProtector("guests");

    /// <summary>Lets a guest in by a link.</summary>
    /// <returns>The booking's door; null = the link is nobody's.</returns>
    public async ValueTask<string?> Enter(HttpContext http, string secret)
    {
        if (await parts.Desk.Find(secret) is not { } found)
        {
            return null;
        }

        return Let(http, found.Booking, found.Number);
    }

    /// <summary>Lets a client in who has just booked.</summary>
    /// <returns>The booking's door.</returns>
    public string Let(HttpContext http, BookingKey booking, int link)
    {
        var door = DoorOf(booking);
        Let(http, door, new Ticket(booking, link, parts.Clock.GetCurrentInstant()));
        return door;
    }

    /// <summary>Who stands at a door; null = nobody that was let in within the last hour. Who goes on in the second half of it stays longer.</summary>
    public async ValueTask<Visit?> Find(HttpContext http, string door)
    {
        var now = parts.Clock.GetCurrentInstant();
        if (Read(http.Request.Cookies[CookieOf(door)]) is not { } ticket || ticket.EndsAt <= now || DoorOf(ticket.Booking) != door
            || await parts.Store.Load([ticket.Booking]) is not [var stored])
        {
            return null;
        }

        if (ticket.EndsAt - now < Open / 2)
        {
            Let(http, door, ticket);
        }

        return new Visit(stored, ticket.Link, door, now);
    }

    /// <summary>The language of a page that nobody is known at.</summary>
    public static ILanguage LanguageOf(HttpContext http) =>
        http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(each => each.Quality ?? 1).Select(each => Languages.Find(each.Value.Value)).FirstOrDefault(each => each is not null)
        ?? Languages.English;

    private static string CookieOf(string door) => $"__Host-solde-guest-{door}";

    private static string DoorOf(BookingKey booking) =>
        Base64Url.EncodeToString(SHA256.HashData(booking.Booking.ToByteArray(bigEndian: true)).AsSpan(0, DoorBytes));

    private void Let(HttpContext http, string door, Ticket of)
    {
        var endsAt = Instant.Min(parts.Clock.GetCurrentInstant() + Open, of.BeganAt + Longest);
        var ticket = new byte[TicketBytes];
        of.Booking.Property.TryWriteBytes(ticket);
        of.Booking.Booking.TryWriteBytes(ticket.AsSpan(IdBytes));
        BinaryPrimitives.WriteInt32BigEndian(ticket.AsSpan(2 * IdBytes), of.Link);
        BinaryPrimitives.WriteInt64BigEndian(ticket.AsSpan((2 * IdBytes) + sizeof(int)), of.BeganAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(ticket.AsSpan(TicketBytes - sizeof(long)), endsAt.ToUnixTimeMilliseconds());
        http.Response.Cookies.Append(CookieOf(door), Base64Url.EncodeToString(protector.Protect(ticket)), new CookieOptions
        {
            // Gone from the browser when it is of no more use: all that a browser keeps it sends each time, and too many are refused.
            MaxAge = Open.ToTimeSpan(),
            Secure = true, HttpOnly = true, Path = "/", SameSite = SameSiteMode.Lax, IsEssential = true, // Lax: guests come back from the gateway's page.
        });
    }

    private Ticket? Read(string? cookie)
    {
        if (cookie is null)
        {
            return null;
        }

        try
        {
            ReadOnlySpan<byte> ticket = protector.Unprotect(Base64Url.DecodeFromChars(cookie));
            return ticket.Length != TicketBytes
                ? null // Of an older program.
                : new Ticket(
                    new BookingKey(new Guid(ticket[..IdBytes]), new Guid(ticket.Slice(IdBytes, IdBytes))),
                    BinaryPrimitives.ReadInt32BigEndian(ticket[(2 * IdBytes)..]),
                    Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(ticket[((2 * IdBytes) + sizeof(int))..])))
                {
                    EndsAt = Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(ticket[(TicketBytes - sizeof(long))..])),
                };
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What a cookie holds.</summary>
    /// <param name="Booking">The booking.</param>
    /// <param name="Link">The number of the link they came by.</param>
    /// <param name="BeganAt">When they came by it.</param>
    private sealed record Ticket(BookingKey Booking, int Link, Instant BeganAt)
    {
        /// <summary>When it lets nobody in any more.</summary>
        public Instant EndsAt { get; init; }
    }
}
