using System.Text.Json;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Journal;

/// <summary>A booking as its journal makes it. What is stored of it is only this, kept so that nobody needs to fold the whole journal to see it.</summary>
public static class Fold
{
    /// <summary>The version of the fold. Raise it whenever the same journal makes another state than before (what <see cref="Planner.Apply"/> does, the shape
    /// of <see cref="BookingSnapshot"/> and all that is in it, how <see cref="SnapshotJson"/> writes it) or another row beside it
    /// (<see cref="AuditedColumns"/>): a database that has states of an older one is folded anew when it is opened.</summary>
    public const int Version = 2;

    /// <summary>A booking whose state may be of an older program.</summary>
    /// <param name="property">Its property.</param>
    /// <param name="stored">The booking as it is stored; its state is not looked at.</param>
    /// <param name="settings">All settings of the property, oldest first.</param>
    /// <returns>What its journal makes of it, without open attempts; or what is wrong with the journal, so that nothing is to be made of it.</returns>
    public static (BookingSnapshot? Booking, string? Problem) Anew(
        Guid property, AuditedBooking stored, ImmutableArray<(Instant From, PropertySettings Settings)> settings)
    {
        var problem = Verify.ChainProblems(stored.Ref, Chain.Start(property, stored.Booking), stored.Chain).FirstOrDefault();
        return problem is null ? Of(stored, settings) : (null, problem.Problem);
    }

    /// <summary>What the journal makes of a booking, each fact folded with the settings of its time; or why that cannot be told.</summary>
    internal static (BookingSnapshot? Booking, string? Problem) Of(AuditedBooking stored, ImmutableArray<(Instant From, PropertySettings Settings)> settings)
    {
        try
        {
            return Folded(stored, settings) is { } booking ? (booking, null) : (null, "the journal does not begin with booking.created");
        }
        catch (Exception e) when (IsOfJournal(e))
        {
            return (null, $"cannot be folded: {e.Message}");
        }
    }

    /// <summary>Whether an exception comes of what stands in a journal or a state.</summary>
    internal static bool IsOfJournal(Exception e) =>
        e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException or OverflowException;

    /// <summary>The text behind a token.</summary>
    /// <exception cref="FormatException">It is another one than was written.</exception>
    internal static string? Shown(SideTexts texts, string token) =>
        texts.IsTrue(token) ? texts.Show(token) : throw new FormatException("a name or an address was changed after it was written");

    private static BookingSnapshot? Folded(AuditedBooking stored, ImmutableArray<(Instant From, PropertySettings Settings)> settings)
    {
        BookingSnapshot? booking = null;
        var currency = settings[^1].Settings.Currency;
        foreach (var entry in stored.Chain.Entries)
        {
            var fact = PersonalData.Replace(FactJson.Read(entry.What, entry.Data, currency), token => Shown(stored.Texts, token));
            var property = settings.Last(version => version.From <= fact.At || version == settings[0]).Settings;
            booking = (booking, fact) switch
            {
                (null, BookingCreated created) => Planner.Create(property, stored.Ref, created),
                (null, _) => null,
                _ => Planner.Apply(booking with { Property = property }, fact),
            };
        }

        return booking is null ? null : booking with { Property = settings[^1].Settings };
    }
}
