using Solde.App;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.App.Requests;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.Vault;

/// <summary>What is done with the numbers that the vault keeps. They are in clear text within these calls only.</summary>
/// <param name="records">Where they are stored, encrypted.</param>
/// <param name="keys">What wraps their keys, apart from where they are stored.</param>
/// <param name="codes">The codes, in memory.</param>
/// <param name="store">The bookings.</param>
/// <param name="desk">Where bookings are acted on.</param>
/// <param name="tokens">The gateway.</param>
/// <param name="ids">Makes ids.</param>
public sealed class CardVault(IVaultRecords records, VaultKeys keys, HeldCodes codes, IStore store, Desk desk, ICardTokens tokens, IIds ids) : ICardVault
{
    /// <summary>Records that are wrapped anew in one transaction.</summary>
    public const int Batch = 200;

    /// <inheritdoc/>
    public ValueTask<VaultPermit?> Permit(Guid property) => records.Permit(property);

    /// <inheritdoc/>
    public async ValueTask<bool> SwitchOn(Guid property, string by, Instant now)
    {
        if (keys.Versions.IsEmpty)
        {
            keys.Make();
        }

        using var usable = keys.Newest(); // Throws where it is not: what could not be kept is not promised.
        return await records.SwitchOn(new VaultPermit(property, ICardVault.TextVersion, by, now));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> SwitchOff(Guid property, string by, Instant now, CancellationToken cancel)
    {
        if (await records.SwitchOff(property, now, by) is not { } bookings)
        {
            return false;
        }

        // The numbers are gone; that is told of each booking, too.
        foreach (var booking in bookings)
        {
            await Wipe(booking, by, now, cancel);
        }

        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<LeftCard> Keep(BookingKey booking, TypedCard typed, Instant now, CancellationToken cancel)
    {
        if (await records.Permit(booking.Property) is null || await store.Load(booking) is not { } stored)
        {
            return Refused(Refusals.VaultOff);
        }

        if (typed.Wrong(now.InZone(stored.Property.Settings.Zone).Date) is { } wrong)
        {
            return new LeftCard(null, null) { Wrong = wrong };
        }

        using var key = keys.Newest();
        var reply = await tokens.Store(typed.Digits!, typed.Expiry, cancel);
        if (reply.Card is not { } card)
        {
            return reply.State == TokenState.Unavailable ? new LeftCard(null, null) { GatewayUnavailable = true } : Refused(Refusals.InvalidCard);
        }

        var id = ids.New();
        var refusal = await desk.Do(booking, "guestChooses", before => Chosen(before, card, new KeptNumber(key, id, booking, typed), now), now, cancel);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        if (typed.Code is { } code)
        {
            codes.Hold(id, card.Token, code);
        }

        return new LeftCard(card, id);
    }

    /// <inheritdoc/>
    public async ValueTask<(RevealedCard? Card, string? Refusal)> Reveal(
        BookingKey booking, RevealReason reason, string by, Instant now, CancellationToken cancel)
    {
        // Opened first: what cannot be opened is not spent. Who gives it away is decided by the booking's version, in the database.
        if (await Find(booking) is not { } record)
        {
            return (null, Refusals.NoCardKept);
        }

        var (digits, expiry) = Open(record);
        var refusal = await desk.As(by).Do(booking, "revealCard", before => RequestActions.Reveal(before, record.Id, reason, now), now, cancel);
        return refusal is null ? (new RevealedCard(digits, expiry, codes.Take(record.Id)), null) : (null, refusal);
    }

    /// <inheritdoc/>
    public async ValueTask Wipe(BookingKey booking, string by, Instant now, CancellationToken cancel)
    {
        if (await store.Load(booking) is { } stored)
        {
            foreach (var card in stored.Snapshot.Cards)
            {
                codes.Drop(card.Kept ?? Guid.Empty);
            }

            await desk.As(by).Do(booking, "wipeCard", before => RequestActions.WipeCards(before, now), now, cancel);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<TokenReply> TakeForGateway(BookingKey booking, CancellationToken cancel)
    {
        if (await Find(booking) is not { } record)
        {
            return new TokenReply(TokenState.Refused);
        }

        codes.Drop(record.Id);
        var (digits, expiry) = Open(record);
        return await tokens.Store(digits, expiry, cancel);
    }

    /// <summary>Wraps the keys of all records by the newest master key; afterwards the older ones open nothing any more. One that does not open keeps no other
    /// from it.</summary>
    /// <param name="cancel">Stops between two batches; what is done stays done.</param>
    /// <exception cref="VaultException">There is no newest key, or it cannot be used.</exception>
    public async ValueTask<Rotation> Rotate(CancellationToken cancel)
    {
        using var newest = keys.Newest();
        var (wrapped, unopened) = (0, ImmutableArray.CreateBuilder<Unopened>());
        VaultRecord? last = null;
        while (await records.WrappedBefore(newest.Version, last, Batch) is [.., var next] batch)
        {
            cancel.ThrowIfCancellationRequested();
            var (before, after) = (new List<VaultRecord>(batch.Length), new List<VaultRecord>(batch.Length));
            foreach (var record in batch)
            {
                try
                {
                    after.Add(Rewrap(record, newest));
                    before.Add(record);
                }
                catch (VaultException fault)
                {
                    unopened.Add(new Unopened(record.Booking, record.Id, record.KeyVersion, fault.Message));
                }
            }

            wrapped += await records.Rewrap([.. before], [.. after]);
            last = next;
        }

        return new Rotation(wrapped, unopened.DrainToImmutable());
    }

    private static LeftCard Refused(string refusal) => new(null, null) { Refusal = refusal };

    // Done again where the booking changed meanwhile: its next card is another one then.
    private static Answer Chosen(BookingSnapshot before, StoredCard card, KeptNumber number, Instant now)
    {
        var chosen = GuestActions.Choose(before, PaymentMethod.MailOrderCard, card, now);
        if (chosen.Refusal is not null)
        {
            return chosen;
        }

        var onFile = chosen.Decisions.OfType<CardAdded>().Single().Card.Id;
        var record = Envelope.Seal(number.Key, number.Id, number.Booking, onFile, number.Typed.Digits!, number.Typed.Expiry, now);
        return Answer.Do([.. chosen.Decisions, new CardKept(now, onFile, number.Id), record]);
    }

    private async ValueTask<VaultRecord?> Find(BookingKey booking) =>
        await store.Load(booking) is { } stored && RequestActions.KeptCard(stored.Snapshot)?.Kept is { } record ? await records.Find(booking, record) : null;

    private (string Digits, YearMonth Expiry) Open(VaultRecord record)
    {
        using var key = keys.Read(record.KeyVersion);
        return Envelope.Open(key, record);
    }

    private VaultRecord Rewrap(VaultRecord record, MasterKey newest)
    {
        using var old = keys.Read(record.KeyVersion);
        return Envelope.Rewrap(old, newest, record);
    }

    /// <summary>A number on its way into a record.</summary>
    private sealed record KeptNumber(MasterKey Key, Guid Id, BookingKey Booking, TypedCard Typed);
}
