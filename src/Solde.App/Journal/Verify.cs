using System.Text.Json.Nodes;
using Solde.App.Days;
using Solde.App.Documents;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.App.Journal;

/// <summary>Something that is not as the journal says.</summary>
/// <param name="Ref">The booking's reference; null = the property's own chain.</param>
/// <param name="Seq">The journal entry's place in its chain, where it is one; null = the booking as a whole.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record JournalProblem(string? Ref, long? Seq, string Problem);

/// <summary>What was verified.</summary>
/// <param name="Bookings">How many bookings.</param>
/// <param name="Entries">How many journal entries.</param>
/// <param name="Problems">What is wrong; empty = nothing.</param>
public sealed record Verified(int Bookings, long Entries, ImmutableArray<JournalProblem> Problems);

/// <summary>Verifies a property: every chain of hashes is whole, every booking is what its journal makes of it, documents and closed days are as they were
/// bound, and what was done to gift vouchers is what the journal tells.</summary>
/// <param name="audit">Shows what is stored.</param>
public sealed partial class Verify(IJournalAudit audit)
{
    private const int Page = 200;

    /// <summary>Verifies a property; null when there is none.</summary>
    public async ValueTask<Verified?> Property(Guid property)
    {
        if (await audit.Audit(property) is not { } stored)
        {
            return null;
        }

        var problems = ImmutableArray.CreateBuilder<JournalProblem>();
        problems.AddRange(ChainProblems(null, Chain.Start(property, null), stored.Chain));
        problems.AddRange((await audit.AuditSeries(property)).Where(series => series.Documents != series.Last || series.Highest != series.Last).Select(series =>
            new JournalProblem(
                null, null, $"{DocumentNumbers.Of(series.Kind, series.Year, series.Last)} is the last number given, and {series.Documents} documents are there, the highest {series.Highest}")));
        problems.AddRange(DayProblems(stored.Chain, await audit.AuditDays(property)));
        var (bookings, entries) = (0, stored.Chain.Entries.Length + 0L);
        var currency = stored.Settings[^1].Settings.Currency;
        Guid? last = null;
        while (await audit.Audit(property, last, Page) is { IsEmpty: false } page)
        {
            foreach (var booking in page)
            {
                bookings++;
                entries += booking.Chain.Entries.Length;
                problems.AddRange(ChainProblems(booking.Ref, Chain.Start(property, booking.Booking), booking.Chain));
                problems.AddRange(FoldProblems(booking, stored.Settings));
                problems.AddRange(DocumentProblems(booking));
            }

            problems.AddRange(await MissingMoves(property, page, currency));
            last = page[^1].Booking;
        }

        problems.AddRange(await VoucherProblems(property, currency));
        return new Verified(bookings, entries, problems.DrainToImmutable());
    }

    internal static IEnumerable<JournalProblem> ChainProblems(string? reference, byte[] start, AuditedChain chain)
    {
        var hash = start;
        var seq = 0L;
        foreach (var entry in chain.Entries)
        {
            seq++;
            if (entry.Seq != seq)
            {
                yield return new JournalProblem(reference, entry.Seq, $"entry {seq} of the chain is missing");
                yield break; // Nothing after a gap can be told.
            }

            hash = Chain.Next(hash, seq, entry.At, entry.What, entry.Data);
            if (!entry.Hash.AsSpan().SequenceEqual(hash))
            {
                yield return new JournalProblem(reference, entry.Seq, $"{entry.What} was changed after it was written");
                yield break;
            }
        }

        if (chain.EndSeq != seq || !chain.EndHash.AsSpan().SequenceEqual(hash))
        {
            yield return new JournalProblem(reference, null, $"the journal has {seq} entries and should have {chain.EndSeq}");
        }
    }

    // What the journal binds is read here without its types: a digest is a digest in any currency.
    private static IEnumerable<JournalProblem> DocumentProblems(AuditedBooking stored)
    {
        var bound = stored.Chain.Entries.Where(entry => entry.What == FactNames.All[typeof(DocumentIssued)])
            .Select(entry => (entry.Seq, Fields: JsonNode.Parse(entry.Data)!)).ToDictionary(each => (int)each.Fields["document"]!);
        foreach (var document in stored.Documents)
        {
            if (!bound.Remove(document.Document, out var told))
            {
                yield return new JournalProblem(stored.Ref, null, $"document {document.Number} is not in the journal");
            }
            else if ((string?)told.Fields["digest"] != DocumentJson.DigestOf(document.Number, document.Json))
            {
                yield return new JournalProblem(stored.Ref, told.Seq, $"document {document.Number} was changed after it was issued");
            }
        }

        foreach (var (seq, fields) in bound.Values)
        {
            yield return new JournalProblem(stored.Ref, seq, $"document {(string?)fields["number"]} is missing");
        }
    }

    private static IEnumerable<JournalProblem> DayProblems(AuditedChain chain, ImmutableArray<AuditedDay> days)
    {
        var bound = chain.Entries.Where(entry => entry.What == FactNames.All[typeof(DayClosed)])
            .Select(entry => (entry.Seq, Fields: JsonNode.Parse(entry.Data)!)).ToDictionary(each => (string)each.Fields["day"]!, StringComparer.Ordinal);
        foreach (var day in days)
        {
            if (!bound.Remove(day.Day, out var told))
            {
                yield return new JournalProblem(null, null, $"the closing of {day.Day} is not in the journal");
            }
            else if ((string?)told.Fields["digest"] != DayJson.DigestOf(day.Json))
            {
                yield return new JournalProblem(null, told.Seq, $"the sums of {day.Day} were changed after it was closed");
            }
        }

        foreach (var (day, (seq, _)) in bound)
        {
            yield return new JournalProblem(null, seq, $"the closing of {day} is missing");
        }
    }

    private static ImmutableArray<JournalProblem> FoldProblems(AuditedBooking stored, ImmutableArray<(Instant From, PropertySettings Settings)> settings)
    {
        var (folded, problem) = Fold.Of(stored, settings);
        if (folded is null)
        {
            return [new JournalProblem(stored.Ref, null, problem!)];
        }

        try
        {
            return [.. Differences(stored, folded).Select(difference => new JournalProblem(stored.Ref, null, difference))];
        }
        catch (Exception e) when (Fold.IsOfJournal(e))
        {
            return [new JournalProblem(stored.Ref, null, $"cannot be compared with its journal: {e.Message}")];
        }
    }

    private static IEnumerable<string> Differences(AuditedBooking stored, BookingSnapshot folded)
    {
        var state = PersonalData.Replace(SnapshotJson.Read(stored.State, folded.Property, []), token => Fold.Shown(stored.Texts, token));
        var (left, right) = (SnapshotJson.Write(state), SnapshotJson.Write(folded));
        if (left != right)
        {
            yield return $"is stored as {left} and the journal makes {right}";
        }

        var columns = AuditedColumns.Of(folded);
        if (columns != stored.Columns)
        {
            yield return $"is listed with {stored.Columns} and the journal makes {columns}";
        }
    }
}
