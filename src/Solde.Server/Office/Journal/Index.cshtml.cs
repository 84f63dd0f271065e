using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Server.Office.Exports;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Journal;

/// <summary>Everything that happened at a property, the newest first.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts) : PageModel
{
    private const int PageLength = 50;
    private const int PageOfExport = 500;

    /// <summary>The filter as it was entered.</summary>
    public Entered Entered { get; } = new();

    public ImmutableArray<JournalEntry> Entries { get; private set; } = [];

    public Doers Doers { get; private set; } = null!;

    /// <summary>The address of the next page; null = this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>How far back it was looked, where more may follow.</summary>
    public Instant? LookedBackTo { get; private set; }

    /// <summary>The address of the file with all that fits.</summary>
    public string Csv => $"{QueryString.Create(Request.Query.Where(each => each.Key is not ("at" or "tx" or "position")).Append(new("handler", "Csv")))}";

    public async Task OnGet(long? at, long? tx, long? position)
    {
        if (await Filter() is not { } filter)
        {
            return;
        }

        JournalPlace? before = (at, tx, position) is ({ } time, { } transaction, { } place) && IsTime(time)
            ? new JournalPlace(Instant.FromUnixTimeMilliseconds(time), new JournalCursor(transaction, place))
            : null;
        var page = await parts.Settings.Journal.Look(Here.Of(HttpContext).Place!.Property, filter, before, PageLength);
        (Entries, LookedBackTo) = (page.Entries, page.Next?.At);
        await Doers.Learn(Entries.Select(entry => entry.By));
        Next = page.Next is { } next ? AddressAfter(next) : null;
    }

    public async Task<IActionResult> OnGetCsv()
    {
        var here = Here.Of(HttpContext);
        if (await Filter() is not { } filter)
        {
            return Page();
        }

        var voice = new Voice(here.Language, here.View!.Settings.Zone);
        return new CsvResult("journal", here.Language, JournalCsv.Head(here.Language), Pages());

        async IAsyncEnumerable<IEnumerable<CsvLine>> Pages()
        {
            JournalPlace? before = null;
            do
            {
                var page = await parts.Settings.Journal.Look(here.Place!.Property, filter, before, PageOfExport);
                before = page.Next;
                await Doers.Learn(page.Entries.Select(entry => entry.By));
                yield return page.Entries.Select(entry => JournalCsv.Line(entry, voice, Doers));
            }
            while (before is not null);
        }
    }

    private async ValueTask<JournalFilter?> Filter()
    {
        foreach (var name in (ReadOnlySpan<string>)["from", "to", "kind", "booking", "by"])
        {
            Entered[name] = $"{Request.Query[name]}".Trim();
        }

        var here = Here.Of(HttpContext);
        Doers = await Doers.At(parts.Staff, here);
        var booking = Entered["booking"] is { Length: > 0 } reference ? await parts.Work.Store.Find(here.Place!.Property, reference) : null;
        if (booking is null && Entered["booking"].Length > 0)
        {
            Entered.Refuse("booking", JournalTexts.NoBooking);
            return null;
        }

        var zone = here.View!.Settings.Zone;
        return new JournalFilter
        {
            From = WholeDays.Start(Entered["from"], zone), To = WholeDays.End(Entered["to"], zone), Booking = booking?.Booking,
            Kind = Enum.TryParse<JournalKind>(Entered["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
            By = Doers.Choices.Any(choice => choice.Value == Entered["by"]) ? Entered["by"] : null,
        };
    }

    private static bool IsTime(long milliseconds) =>
        milliseconds >= Instant.MinValue.ToUnixTimeMilliseconds() && milliseconds <= Instant.MaxValue.ToUnixTimeMilliseconds();

    private string AddressAfter(JournalPlace place)
    {
        var query = QueryString.Create(Request.Query.Where(each => each.Key is not ("at" or "tx" or "position")));
        string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
        return $"{query.Add("at", Number(place.At.ToUnixTimeMilliseconds())).Add("tx", Number(place.Cursor.Tx)).Add("position", Number(place.Cursor.Position))}";
    }
}
