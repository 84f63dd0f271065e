using NodaTime;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Server.Cli;

namespace Solde.Server.Demo;

/// <summary>Tells on the terminal what the autopilot does, a line for each thing, in the language asked for.</summary>
internal sealed class DemoLines(Database database, Guid property, ILanguage language, Terminal terminal)
{
    private const int Page = 200;
    private const int LongestName = 18;

    // One look at the journal a second: what happens between two looks is told together.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private bool IsFrench => language.Code == "fr";

    /// <summary>Tells until it is told to stop.</summary>
    public async Task Tell(CancellationToken stop)
    {
        var cursor = await End();
        try
        {
            while (true)
            {
                await Task.Delay(Between, terminal.Time, stop);
                cursor = await TellAfter(cursor);
            }
        }
        catch (OperationCanceledException)
        {
            await TellAfter(cursor); // What was done while it was stopping.
        }
    }

    private async Task<JournalCursor> End()
    {
        var cursor = JournalCursor.Start;
        while (await database.Store.Journal(property, cursor, Page) is { IsEmpty: false } page)
        {
            cursor = page[^1].Cursor;
        }

        return cursor;
    }

    private async Task<JournalCursor> TellAfter(JournalCursor cursor)
    {
        while (await database.Store.Journal(property, cursor, Page) is { IsEmpty: false } page)
        {
            var told = page.Where(entry => entry.Booking is not null && What(entry.Fact) is not null).ToList();
            var bookings = (await database.Store.Load([.. told.Select(entry => new BookingKey(property, entry.Booking!.Value)).Distinct()]))
                .ToDictionary(stored => stored.Key.Booking);
            foreach (var entry in told)
            {
                await terminal.Output.WriteLineAsync(Line(entry.Fact, bookings[entry.Booking!.Value]));
            }

            cursor = page[^1].Cursor;
        }

        await terminal.Output.FlushAsync(default);
        return cursor;
    }

    private string Line(IFact fact, StoredBooking stored)
    {
        var (booking, zone) = (stored.Snapshot, stored.Snapshot.Property.Zone);
        var time = LocalTimePattern.ExtendedIso.Format(fact.At.InZone(zone).TimeOfDay.With(TimeAdjusters.TruncateToSecond));
        var (amount, what) = What(fact)!.Value;
        var automation = (fact as IAutomationFact)?.Automation?.Name is { } name ? $" · {name}" : "";
        var guest = Fit(booking.Details.Guest.Name);
        return $"{time}  {guest}  {language.Amount(amount),12}  {what}{automation}";
    }

    private (Money Amount, string What)? What(IFact fact) => fact switch
    {
        PaymentSucceeded f => (f.Amount, IsFrench ? "encaissé" : "paid"),
        PaymentFailed f => (f.Amount, (IsFrench ? "refusé : " : "declined: ") + language.Reason(f.Reason, Recipient.Staff)),
        PaymentActionRequired f => (f.Amount, IsFrench ? "à confirmer par le client auprès de sa banque" : "the guest must confirm it at the bank"),
        PaymentInDoubt f => (f.Amount, IsFrench ? "sans réponse de l’acquéreur : on lui demandera" : "no answer from the acquirer: it will be asked"),
        PaymentResolved f => (f.Amount, IsFrench ? "réponse retrouvée" : "answer found"),
        HoldPlaced f => (f.Amount, IsFrench ? "empreinte prise" : "held on the card"),
        RefundSucceeded f => (f.Amount, IsFrench ? "remboursé" : "refunded"),
        RequestSent { To: not RequestSent.AtTheDesk } f => (f.Amount, IsFrench ? "demandé par e-mail" : "asked for by e-mail"),
        _ => null,
    };

    private static string Fit(string name) => name.Length > LongestName ? name[..(LongestName - 1)] + "…" : name.PadRight(LongestName);
}
