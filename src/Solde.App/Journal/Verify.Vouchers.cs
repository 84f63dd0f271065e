using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Solde.App.Vouchers;
using Solde.Core.Facts;

namespace Solde.App.Journal;

/// <content>Gift vouchers. One is redeemed on any booking, so what was done to it stands beside the journal too, and is compared both ways: from what the
/// journal tells to what is stored, and back. No secret is needed: of one that was sold and never redeemed only its key could tell that its code is another.</content>
public sealed partial class Verify
{
    private const int NamedBy = 12; // A digest's first letters: enough to find it in the journal.

    private static readonly ImmutableArray<string> VoucherFacts =
    [
        FactNames.All[typeof(VoucherIssued)], FactNames.All[typeof(VoucherRedeemed)], FactNames.All[typeof(VoucherCredited)], FactNames.All[typeof(VoucherVoided)],
    ];

    /// <summary>What the journals of some bookings tell of gift vouchers, and is not stored.</summary>
    private async ValueTask<ImmutableArray<JournalProblem>> MissingMoves(Guid property, ImmutableArray<AuditedBooking> bookings, Currency currency)
    {
        var told = Told(bookings.SelectMany(booking => booking.Chain.Entries.Select(entry => new AuditedVoucherEntry(booking.Booking, booking.Ref, entry))), currency);
        if (told.IsEmpty)
        {
            return [];
        }

        var vouchers = await audit.AuditVouchers(
            property, [.. told.Select(move => move.Digest).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. told.Where(move => move.Digest is null).Select(move => move.Stored.Booking).Distinct()]);
        var (named, open) = (new Dictionary<string, AuditedVoucher>(StringComparer.Ordinal), new Dictionary<string, List<AuditedMove>>(StringComparer.Ordinal));
        foreach (var voucher in vouchers)
        {
            named[voucher.Digest] = named[NameOf(voucher.Sale!.Booking, voucher.Sale.Number)] = voucher;
            open[voucher.Digest] = [.. voucher.Moves];
        }

        var problems = ImmutableArray.CreateBuilder<JournalProblem>();
        foreach (var move in told)
        {
            if (!named.TryGetValue(move.Name, out var voucher))
            {
                problems.Add(new JournalProblem(move.Ref, move.Seq, $"gift voucher {(move.Digest is { } digest ? Short(digest) : move.Number)} is missing"));
            }
            else if (!open[voucher.Digest].Remove(move.Stored))
            {
                problems.Add(new JournalProblem(move.Ref, move.Seq, $"{Written(move.Stored, currency)} is missing from what was done to {Shown(voucher)}"));
            }
        }

        return problems.DrainToImmutable();
    }

    /// <summary>Gift vouchers that are not as their moves and the journal make them.</summary>
    private async ValueTask<ImmutableArray<JournalProblem>> VoucherProblems(Guid property, Currency currency)
    {
        var problems = ImmutableArray.CreateBuilder<JournalProblem>();
        for (string? after = null; await audit.AuditVouchers(property, after, Page) is { IsEmpty: false } page; after = page[^1].Digest)
        {
            var bookings = page.SelectMany(voucher => voucher.Moves.Select(move => move.Booking)).Union(page.Select(voucher => voucher.Sale?.Booking).OfType<Guid>());
            var told = Told(await audit.AuditVoucherEntries(property, [.. bookings]), currency).ToLookup(move => move.Name, StringComparer.Ordinal);
            foreach (var voucher in page)
            {
                problems.AddRange(Differences(voucher, told, currency).Select(problem => new JournalProblem(voucher.Sale?.Ref, null, problem)));
            }
        }

        return problems.DrainToImmutable();
    }

    private static IEnumerable<string> Differences(AuditedVoucher voucher, ILookup<string, ToldMove> told, Currency currency)
    {
        var open = told[voucher.Digest].Select(move => move.Stored).ToList();
        if (voucher.Sale is { } sale)
        {
            var sold = told[NameOf(sale.Booking, sale.Number)].ToList();
            open.AddRange(sold.Select(move => move.Stored));
            var made = sold.Select(move => move.Fact).OfType<VoucherIssued>().FirstOrDefault() is { } f
                ? sale with { Amount = f.Amount.Minor, ValidUntil = LocalDatePattern.Iso.Format(f.ValidUntil), SoldAt = f.At }
                : null;
            if (made != sale)
            {
                yield return made is null ? $"{Shown(voucher)} is not in the journal" : $"{Shown(voucher)} is stored as {sale} and the journal makes {made}";
            }

            if (voucher.Moves.Sum(Signed) is var left && left != sale.Balance)
            {
                yield return $"{new Money(sale.Balance, currency)} is left of {Shown(voucher)}, and what was done to it leaves {new Money(left, currency)}";
            }
        }
        else
        {
            yield return $"{Shown(voucher)} is missing, and what was done to it is there";
        }

        foreach (var move in voucher.Moves.Where(move => !open.Remove(move)))
        {
            yield return $"{Written(move, currency)} was done to {Shown(voucher)} and is not in the journal";
        }
    }

    private static ImmutableArray<ToldMove> Told(IEnumerable<AuditedVoucherEntry> entries, Currency currency) =>
        [.. entries.Where(each => VoucherFacts.Contains(each.Entry.What)).Select(each => Told(each, currency)).OfType<ToldMove>()];

    // What cannot be read is found where the booking is folded.
    private static ToldMove? Told(AuditedVoucherEntry told, Currency currency)
    {
        try
        {
            return FactJson.Read(told.Entry.What, told.Entry.Data, currency) switch
            {
                VoucherIssued f => Move(f, VoucherMoveKind.Issue, f.Amount, number: f.Number),
                VoucherRedeemed f => Move(f, VoucherMoveKind.Redeem, f.Amount, f.Voucher),
                VoucherCredited f => Move(f, VoucherMoveKind.Credit, f.Amount, f.Voucher),
                VoucherVoided f => Move(f, VoucherMoveKind.Void, f.Amount, number: f.Number),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }

        ToldMove Move(IFact fact, VoucherMoveKind kind, Money amount, string? digest = null, int number = 0) => new(
            told.Ref, told.Entry.Seq, fact, digest, number, new AuditedMove(Timeline.Word(kind), amount.Minor, told.Booking, told.Entry.At));
    }

    private static long Signed(AuditedMove move) =>
        move.Kind == Timeline.Word(VoucherMoveKind.Issue) || move.Kind == Timeline.Word(VoucherMoveKind.Credit) ? move.Amount : -move.Amount;

    private static string Written(AuditedMove move, Currency currency) => $"{move.Kind} {new Money(move.Amount, currency)}";

    private static string Shown(AuditedVoucher voucher) =>
        voucher.Sale is { } sale ? string.Create(CultureInfo.InvariantCulture, $"gift voucher {sale.Number} of {sale.Ref}") : $"gift voucher {Short(voucher.Digest)}";

    private static string Short(string digest) => digest.Length > NamedBy ? digest[..NamedBy] + "…" : digest;

    private static string NameOf(Guid booking, int number) => string.Create(CultureInfo.InvariantCulture, $"{booking:N}/{number}");

    /// <summary>Something that was done to a gift voucher, as the journal tells it: of the voucher by the digest of its code, or by where it was sold.</summary>
    private sealed record ToldMove(string Ref, long Seq, IFact Fact, string? Digest, int Number, AuditedMove Stored)
    {
        public string Name => Digest ?? NameOf(Stored.Booking, Number);
    }
}
