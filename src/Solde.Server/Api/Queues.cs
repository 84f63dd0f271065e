using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Bookings;
using Solde.Core.Json;

namespace Solde.Server.Api;

/// <summary>Pages of queues. A booking may have several items in one; a page ends between any two of them.</summary>
internal static class Queues
{
    /// <summary>A page of a queue.</summary>
    /// <param name="call">The request.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="items">The items that a booking has in it, always in the same order.</param>
    public static async ValueTask<Reply> Page(Call call, Queue queue, Func<BookingSnapshot, IEnumerable<JsonObject>> items)
    {
        var limit = Paging.LimitOf(call);
        var from = Paging.CursorOf<(QueuePlace Place, int Skip)>(call, 3, parts =>
            (Paging.Number(parts[0]), Paging.Id(parts[1]), Paging.Number(parts[2])) is ({ } at, { } booking, >= 0 and <= int.MaxValue and var skip)
                ? (new QueuePlace(at, booking), (int)skip)
                : null);
        var start = from?.Place ?? QueuePlace.Start;
        var page = new List<JsonNode?>(limit);
        foreach (var (place, booking) in await call.Parts.Listings.Queued(call.Property, queue, start, limit + 1))
        {
            var skip = place == from?.Place ? from.Value.Skip : 0;
            foreach (var item in items(booking.Snapshot).Skip(skip))
            {
                if (page.Count == limit)
                {
                    return Reply.Ok(Paging.Page(page, Paging.Cursor(Paging.Text(place.At), place.Booking.ToString("N"), Paging.Text(skip))));
                }

                page.Add(Item(booking.Snapshot, item));
                skip++;
            }
        }

        return Reply.Ok(Paging.Page(page, null));
    }

    private static JsonObject Item(BookingSnapshot booking, JsonObject item)
    {
        item.Insert(0, "ref", booking.Ref);
        item["guest"] = booking.Details.Guest.Name;
        item["arrival"] = BookingView.Day(booking.Details.Arrival);
        item["collectible"] = Written.Amount(booking.Collectible);
        return item;
    }
}
