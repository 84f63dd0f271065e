using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Contract.Tests.Storage;

/// <content>Filters, and what is found after a change.</content>
public sealed partial class SearchTests
{
    [Theory, MemberData(nameof(Databases))]
    public async Task Status_channel_and_days_of_arrival_filter(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Book(rig, "A");
        await Book(rig, "B", arrival: First.PlusDays(1), channel: "expedia");
        await Does(rig, "C", new BookingCancelled(Rig.Noon));
        await Does(rig, "D", new BookingCheckedIn(Rig.Noon));
        await Does(rig, "E", new BookingCheckedIn(Rig.Noon), new BookingCheckedOut(Rig.Noon));
        await Does(rig, "F", new BookingNoShow(Rig.Noon));
        foreach (var (status, refs) in new (BookingStatus, string[])[]
        {
            (BookingStatus.Expected, ["A", "B"]), (BookingStatus.Cancelled, ["C"]), (BookingStatus.CheckedIn, ["D"]), (BookingStatus.CheckedOut, ["E"]),
            (BookingStatus.NoShow, ["F"]),
        })
        {
            Assert.Equal(refs, await Refs(rig, new ListFilter { Status = status }));
        }

        Assert.Equal(["B"], await Refs(rig, new ListFilter { Channel = "expedia" }));
        Assert.Empty(await Refs(rig, new ListFilter { Channel = "Expedia" }));
        Assert.Equal(["B"], await Refs(rig, new ListFilter { ArrivalFrom = First.PlusDays(1), ArrivalTo = First.PlusDays(1) }));
        Assert.Empty(await Refs(rig, new ListFilter { ArrivalTo = First.PlusDays(-1) }));
        Assert.Empty(await Refs(rig, new ListFilter { ArrivalFrom = First.PlusDays(2) }));
        Assert.Equal(["B"], await Refs(rig, new ListFilter { Text = "mar", Channel = "expedia", Status = BookingStatus.Expected, ArrivalFrom = First }));
        Assert.Empty(await Refs(rig, new ListFilter { Text = "mar", Channel = "expedia", Status = BookingStatus.Cancelled }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_owed_filters_by_what_may_be_collected(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Book(rig, "owes");
        await Does(rig, "paid", Paid(700));
        await Does(rig, "overpaid", Paid(800));
        await Does(rig, "given back", Paid(700), new RefundSucceeded(Rig.Noon, Rig.Euros(300), 1, "main", CreditLine: false, null));
        Assert.Equal(["owes"], await Refs(rig, new ListFilter { Balance = BalanceState.Owes }));
        Assert.Equal(["paid", "given back"], await Refs(rig, new ListFilter { Balance = BalanceState.Settled }));
        Assert.Equal(["overpaid"], await Refs(rig, new ListFilter { Balance = BalanceState.Credit }));
        Assert.Equal(["paid", "overpaid", "given back"], await Refs(rig, new ListFilter { Payment = PaymentState.Paid }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_booking_is_listed_where_its_payments_stand_and_leaves_with_them(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await Book(rig, "A");
        await rig.Commit(Rig.With(
            booking, new RunPlanned(Rig.Noon, Rule, Rig.Noon, Rig.Euros(9), 1),
            new PaymentFailed(Rig.Noon, Rig.Euros(9), PaymentMethod.Card, Rule, DeclineReason.Declined, Guid.Empty, null),
            new RequestScheduled(Rig.Noon, 1, Rig.Noon, First, Rig.Euros(700))));
        await Lists(rig, PaymentState.Failed, PaymentState.RequestPending);
        await rig.Commit(Rig.With(await rig.Load(booking.Key), new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "x@example.com")));
        await Lists(rig, PaymentState.Failed, PaymentState.RequestSent);
        await rig.Commit(Rig.With(await rig.Load(booking.Key), new RequestAnswered(Rig.Noon, 1, PaymentMethod.BankTransfer, null)));
        await Lists(rig, PaymentState.Failed, PaymentState.RequestAnswered);
        await rig.Commit(Rig.With(
            await rig.Load(booking.Key), new RequestCancelled(Rig.Noon, 1), new RunPlanned(Rig.Noon, Other, Rig.Noon, Rig.Euros(9), 1),
            new HoldPlaced(Rig.Noon, Rig.Euros(50), null, rig.NewId(), "main", "g", default, Rig.Noon + Duration.FromDays(7), BeyondBalance: false),
            new PaymentInDoubt(Rig.Noon, Rig.Euros(9), PaymentMethod.Card, null, rig.NewId())));
        await Lists(rig, PaymentState.Planned, PaymentState.Failed, PaymentState.InDoubt, PaymentState.HoldOpen);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Requests_filter_by_their_state_and_by_whether_one_was_sent(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (scheduled, sent) = (new RequestScheduled(Rig.Noon, 1, Rig.Noon, First, Rig.Euros(700)), new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "x@example.com"));
        await Does(rig, "none", Paid(100));
        await Does(rig, "pending", scheduled);
        await Does(rig, "forgone", scheduled, new RequestCancelled(Rig.Noon, 1));
        await Does(rig, "sent", sent);
        await Does(rig, "answered", sent, new RequestAnswered(Rig.Noon, 1, PaymentMethod.BankTransfer, null));
        await Does(rig, "paid", sent, Paid(700), new RequestPaid(Rig.Noon, 1));
        await Does(rig, "revoked", sent, new RequestCancelled(Rig.Noon, 1));
        foreach (var (filter, refs) in new (ListFilter, string[])[]
        {
            (new() { HasRequest = true }, ["pending", "forgone", "sent", "answered", "paid", "revoked"]),
            (new() { LinkSent = true }, ["sent", "answered", "paid", "revoked"]),
            (new() { LinkSent = false }, ["pending", "forgone"]),
            (new() { Request = RequestState.Pending }, ["pending"]),
            (new() { Request = RequestState.Sent }, ["sent"]),
            (new() { Request = RequestState.Answered }, ["answered"]),
            (new() { Request = RequestState.Paid }, ["paid"]),
            (new() { Request = RequestState.Cancelled }, ["forgone", "revoked"]),
            (new() { Request = RequestState.Cancelled, LinkSent = true }, ["revoked"]),
            (new() { Request = RequestState.Cancelled, Payment = PaymentState.RequestSent }, []),
            (new() { Request = RequestState.Paid, Text = "martin" }, ["paid"]),
            (new() { HasRequest = true, Text = "none" }, []),
        })
        {
            Assert.Equal(refs, await Refs(rig, filter));
        }

        Assert.Equal([PaymentState.RequestSent], Assert.Single(await Of(rig).Search(rig.Property, new ListFilter { Text = "sent" }, All)).Payments.AsEnumerable());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_renamed_and_moved_booking_is_found_where_it_is_now(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await Book(rig, "A");
        var details = booking.Snapshot.Details with { Arrival = First.PlusDays(3), Channel = "expedia", Guest = new Guest("Zoé Lefèvre", null, null) };
        await rig.Commit(Rig.With(booking, new BookingModified(Rig.Noon, [], details, null)));
        Assert.Empty(await Refs(rig, "martin"));
        Assert.Equal("Zoé Lefèvre", Assert.Single(await Of(rig).Search(rig.Property, new ListFilter { Text = "lefevre" }, All)).Guest);
        Assert.Equal(["A"], await Refs(rig, new ListFilter { Channel = "expedia", ArrivalFrom = First.PlusDays(3) }));
        Assert.Empty(await Refs(rig, new ListFilter { Channel = "direct" }));
    }
}
