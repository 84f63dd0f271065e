using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

public sealed class AttemptTests
{
    private static readonly Instant Later = Rig.Noon + Duration.FromSeconds(60);

    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_attempt_comes_back_with_its_booking(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700) with
        {
            GatewayId = "pi_1", Reason = DeclineReason.InsufficientFunds, ExpiresAt = Later, SentAt = Rig.Noon, Checks = 3, State = AttemptState.Unknown,
        };
        var stored = await Add(rig, attempt);
        Assert.Equal(attempt with { Order = null! }, stored.Snapshot.Attempts.Single() with { Order = null! });
        Assert.Equal(attempt.Order.Shares, stored.Snapshot.Attempts.Single().Order.Shares);
        Assert.Equal([(stored.Key, attempt.Id)], (await rig.Store.Due(Rig.Noon, 10)).Attempts);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_somebody_else_sent_is_not_ended_by_who_does_not_know_of_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        Assert.Equal([MarkedAs.Sent], await rig.Store.MarkSent([(stored.Key, attempt)], Rig.Noon, Later));
        var notSent = Rig.With(stored, attempt with { State = AttemptState.Declined, Reason = DeclineReason.GatewayUnavailable, NextCheckAt = null });
        Assert.NotEqual(CommitResult.Stored, await rig.Commit(notSent with { Facts = [Rig.Line(5)] }));
        var after = await rig.Load(stored.Key);
        Assert.Equal((AttemptState.Sent, stored.Version), (after.Snapshot.Attempts.Single().State, after.Version));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(after, after.Snapshot.Attempts.Single() with { State = AttemptState.Unknown })));
    }

    public static TheoryData<StoreKind, AttemptKind, AttemptKind, CommitResult> Pairs
    {
        get
        {
            var table = new TheoryData<StoreKind, AttemptKind, AttemptKind, CommitResult>();
            foreach (var kind in Enum.GetValues<StoreKind>())
            {
                table.Add(kind, AttemptKind.Charge, AttemptKind.Charge, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptKind.Charge, AttemptKind.Capture, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptKind.Charge, AttemptKind.Validate, CommitResult.Stored);
                table.Add(kind, AttemptKind.Authorize, AttemptKind.Charge, CommitResult.Stored);
                table.Add(kind, AttemptKind.Refund, AttemptKind.Refund, CommitResult.Stored);
            }

            return table;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_booking_has_one_payment_that_is_not_final(StoreKind kind, AttemptKind first, AttemptKind second, CommitResult expected)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await Add(rig, rig.Charge(100, first));
        var change = Rig.With(stored, rig.Charge(200, second)) with { Facts = [Rig.Line(5)], Messages = [rig.Mail()], NextReviewAt = Later };
        Assert.Equal([expected, CommitResult.Stored], await rig.Store.Commit([change, rig.New("B2")]));
        var (version, entries) = expected == CommitResult.Stored ? (3, 2) : (2, 1);
        Assert.Equal(version, (await rig.Load(stored.Key)).Version);
        Assert.Equal(entries, (await rig.Store.JournalOf(stored.Key)).Length);
    }

    public static TheoryData<StoreKind, AttemptState, CommitResult> States
    {
        get
        {
            var table = new TheoryData<StoreKind, AttemptState, CommitResult>();
            foreach (var kind in Enum.GetValues<StoreKind>())
            {
                table.Add(kind, AttemptState.Prepared, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptState.Sent, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptState.Unknown, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptState.Processing, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptState.Manual, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptState.ActionRequired, CommitResult.PaymentInProgress);
                table.Add(kind, AttemptState.Succeeded, CommitResult.Stored);
                table.Add(kind, AttemptState.Declined, CommitResult.Stored);
                table.Add(kind, AttemptState.Voided, CommitResult.Stored);
            }

            return table;
        }
    }

    [Theory, MemberData(nameof(States))]
    public async Task Only_a_final_payment_lets_another_begin(StoreKind kind, AttemptState state, CommitResult expected)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await Add(rig, rig.Charge(100) with { State = state });
        Assert.Equal(expected, await rig.Commit(Rig.With(stored, rig.Charge(200))));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_no_longer_of_the_booking_is_settled(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        var paid = Rig.With(
            stored, new PaymentSucceeded(Rig.Noon, Rig.Euros(700), PaymentMethod.Card, null, attempt.Id, "ch_1", null, attempt.Order.Shares, null));
        Assert.Empty(paid.After.Attempts);
        Assert.Equal(CommitResult.Stored, await rig.Commit(paid with { Attempts = [attempt with { State = AttemptState.Succeeded, NextCheckAt = null }] }));
        Assert.Empty((await rig.Load(stored.Key)).Snapshot.Attempts);
        Assert.Empty((await rig.Store.Due(Later, 10)).Attempts);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(await rig.Load(stored.Key), rig.Charge(1))));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_attempt_left_out_of_the_booking_is_settled_without_a_row_of_its_own(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var stored = await Add(rig, rig.Charge(700));
        await rig.Commit(Rig.With(stored, Rig.Line(1)) with
        {
            After = stored.Snapshot with { Attempts = [] }, Settled = [stored.Snapshot.Attempts.Single().Id],
        });
        Assert.Empty((await rig.Load(stored.Key)).Snapshot.Attempts);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_attempt_is_marked_as_sent_and_asked_about_when_its_lease_is_over(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        Assert.Equal([MarkedAs.Sent], await rig.Store.MarkSent([(stored.Key, attempt)], Rig.Noon, Later));
        var sent = (await rig.Load(stored.Key)).Snapshot.Attempts.Single();
        Assert.Equal((AttemptState.Sent, Rig.Noon, Later), (sent.State, sent.SentAt, sent.NextCheckAt));
        Assert.Empty((await rig.Store.Due(Rig.Noon, 10)).Attempts);
        Assert.Equal(Later, await rig.Store.NextDueAt(Rig.Noon));
        Assert.Single((await rig.Store.Due(Later, 10)).Attempts);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_attempt_whose_booking_changed_is_voided_and_the_booking_is_due(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        await rig.Commit(Rig.With(stored, Rig.Line(1)));
        Assert.Equal([MarkedAs.Voided], await rig.Store.MarkSent([(stored.Key, attempt)], Later, Later + Duration.FromSeconds(60)));
        var due = await rig.Store.Due(Later, 10);
        Assert.Equal([stored.Key], due.Reviews);
        Assert.Empty(due.Attempts);
        Assert.Empty((await rig.Load(stored.Key)).Snapshot.Attempts);
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(await rig.Load(stored.Key), rig.Charge(701))));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_attempt_is_sent_once(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        Assert.Equal([MarkedAs.Sent], await rig.Store.MarkSent([(stored.Key, attempt)], Rig.Noon, Later));
        Assert.Equal([MarkedAs.NotOurs], await rig.Store.MarkSent([(stored.Key, attempt)], Rig.Noon, Later));
        Assert.Equal(AttemptState.Sent, (await rig.Load(stored.Key)).Snapshot.Attempts.Single().State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Entries_that_change_nothing_do_not_void_an_attempt(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        await rig.Commit(Rig.With(stored, new ActionRefused(Rig.Noon, "retryPayment", "paymentInProgress")) with { Changed = false });
        Assert.Equal([MarkedAs.Sent], await rig.Store.MarkSent([(stored.Key, attempt)], Rig.Noon, Later));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_prepared_keeps_the_gateways_id(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        var prepared = attempt with { State = AttemptState.Prepared, GatewayId = "pi_7" };
        await rig.Store.SavePrepared([(stored.Key, prepared)]);
        var loaded = await rig.Load(stored.Key);
        var stands = loaded.Snapshot.Attempts.Single();
        Assert.Equal((2, AttemptState.Prepared, "pi_7"), (loaded.Version, stands.State, stands.GatewayId));
        Assert.Equal([MarkedAs.Sent], await rig.Store.MarkSent([(stored.Key, prepared)], Rig.Noon, Later));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_an_attempt_asks_can_never_change(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var attempt = rig.Charge(700);
        var stored = await Add(rig, attempt);
        var other = attempt with { Order = attempt.Order with { Amount = Rig.Euros(1), Shares = [new("main", Rig.Euros(1))] } };
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Commit(Rig.With(stored, other)));
        Assert.Equal(Rig.Euros(700), (await rig.Load(stored.Key)).Snapshot.Attempts.Single().Order.Amount);
    }

    private static async Task<StoredBooking> Add(Rig rig, Attempt attempt)
    {
        var stored = await rig.Book("B1");
        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(stored, attempt)));
        return await rig.Load(stored.Key);
    }

    [Theory]
    [MemberData(nameof(Rig.Kinds), MemberType = typeof(Rig))]
    public async Task Attempts_of_gateways_that_are_full_are_left_for_later(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var other = rig.NewId();
        await rig.Store.SaveProperty(other, Rig.Settings with { Gateway = "slow" }, Rig.Noon);
        var (usual, slow) = (rig.New("A"), rig.New("B", property: other));
        Assert.Equal([CommitResult.Stored, CommitResult.Stored], await rig.Store.Commit([usual, slow]));
        await rig.Commit(Rig.With(await rig.Load(usual.Key), rig.Charge(1)));
        await rig.Commit(Rig.With(await rig.Load(slow.Key), rig.Charge(2)));
        async Task<BookingKey[]> Claim(params ImmutableArray<string> except) =>
            [.. (await rig.Store.ClaimAttempts(Rig.Noon, Later, 10, except)).Select(each => each.Booking)];
        Assert.Empty(await Claim("", "slow"));
        Assert.Equal([usual.Key], await Claim("slow", "another"));
        Assert.Equal([slow.Key], await Claim());
    }
}
