using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Bookings;
using Solde.App.Journal;

namespace Solde.Server.Api;

/// <summary>The journal: all that happened, in one vocabulary.</summary>
internal static class Journal
{
    private const string Tag = "Journal";

    public static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        new(
            "GET", Endpoint.Property + "/journal", "readJournal",
            "Everything that happened, oldest first. next is always given: ask with it again, and nothing is skipped or told twice.", Feed)
        {
            Tag = Tag, Gives = "JournalPage", Query = [Paging.After, Paging.Limit],
        },
        new("GET", Endpoint.Booking + "/journal", "readBookingJournal", "Everything that happened to a booking, oldest first.", OfBooking)
        {
            Tag = Tag, Gives = "Journal",
        },
    ];

    private static async ValueTask<Reply> Feed(Call call)
    {
        var after = Paging.CursorOf<JournalCursor>(call, 2, parts =>
            (Paging.Number(parts[0]), Paging.Number(parts[1])) is (>= 0 and { } tx, >= 0 and { } position) ? new JournalCursor(tx, position) : null)
            ?? JournalCursor.Start;
        var entries = await call.Parts.Store.Journal(call.Property, after, Paging.LimitOf(call));
        var last = entries.IsEmpty ? after : entries[^1].Cursor;
        return Reply.Ok(Paging.Page(
            entries.Select(entry => Timeline.View(entry, call.Settings)), Paging.Cursor(Paging.Text(last.Tx), Paging.Text(last.Position))));
    }

    private static async ValueTask<Reply> OfBooking(Call call)
    {
        var entries = await call.Parts.Store.JournalOf(await call.Booking());
        return Reply.Ok(new JsonObject { ["items"] = new JsonArray([.. entries.Select(entry => Timeline.View(entry, call.Settings))]) });
    }
}
