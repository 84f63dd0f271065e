using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Contract.Tests.Storage;

/// <summary>Lists of work: only the bookings that stand in them, in order, page by page.</summary>
public sealed class QueueTests
{
    private static readonly AutomationRef Rule = new(new Guid(1, 2, 3, new byte[8]), "Balance");

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Planned_payments_come_by_the_time_they_are_due(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        foreach (var (reference, days) in new[] { ("late", 9), ("soon", 1), ("later", 5) })
        {
            await rig.Commit(Rig.With(await rig.Book(reference), Planned(Rig.Noon + Duration.FromDays(days))));
        }

        await rig.Book("none");
        Assert.Equal(["soon", "later", "late"], await Refs(rig, Queue.Planned));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_booking_stands_in_the_queues_of_its_fold_and_leaves_them_with_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        Task<CommitResult> Store(params IFact[] facts) => rig.Commit(Rig.With(booking, [.. facts]));

        await Store(
            Planned(Rig.Noon), new PaymentFailed(Rig.Noon, Rig.Euros(9), PaymentMethod.Card, Rule, DeclineReason.Declined, Guid.Empty, null),
            new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "anne@example.com"));
        Assert.Equal([Queue.Failed, Queue.Sent], await QueuesOf(rig));
        booking = await rig.Load(booking.Key);
        await Store(new RequestAnswered(Rig.Noon, 1, PaymentMethod.BankTransfer, null));
        Assert.Equal([Queue.Failed, Queue.Answered], await QueuesOf(rig));
        booking = await rig.Load(booking.Key);
        await Store(new RequestCancelled(Rig.Noon, 1));
        Assert.Equal([Queue.Failed], await QueuesOf(rig));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_mail_order_card_waits_until_it_is_collected_or_given_up(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        async Task<IEnumerable<Queue>> After(params IFact[] facts)
        {
            await rig.Commit(Rig.With(booking, [.. facts]));
            booking = await rig.Load(booking.Key);
            return await QueuesOf(rig);
        }

        var card = new CardOnFile(new CardId(1), CardOwner.Guest, "tok_1", "4242", "visa", new YearMonth(2030, 12));
        var answered = new RequestAnswered(Rig.Noon, 1, PaymentMethod.MailOrderCard, card.Id);
        var sent = new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(700), "anne@example.com");
        Assert.Equal([Queue.Answered, Queue.Collectable], await After(sent, new CardAdded(Rig.Noon, card), answered));
        Assert.Equal([Queue.Sent], await After(new RequestDysfunction(Rig.Noon, 1, DysfunctionReason.Insolvent)));
        Assert.Equal([Queue.Answered], await After(new RequestAnswered(Rig.Noon, 1, PaymentMethod.Cheque, null)));
        Assert.Equal([Queue.Answered, Queue.Collectable], await After(answered));
        Assert.Empty(await After(new RequestPaid(Rig.Noon, 1)));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_the_letters_that_asked_for_money_the_last_of_each_kind_is_told(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (a, b, silent) = (await rig.Book("A"), await rig.Book("B"), await rig.Book("C"));
        var (first, second, link) = (rig.Mail("wrong@example.com"), rig.Mail(), rig.Mail() with { Template = Templates.PaymentLink, State = MessageState.Bounced, NextTryAt = null });
        var (toStaff, other) = (rig.Mail("desk@example.com") with { To = Recipient.Staff }, rig.Mail() with { Template = Templates.PaymentConfirmation });
        await rig.Commit(Rig.With(a, Rig.Line(1)) with { Messages = [first, second, link, toStaff, other] });
        await rig.Commit(Rig.With(b, Rig.Line(1)) with { Messages = [rig.Mail()] });
        var letters = await Listings(rig).LettersOf([a.Key, silent.Key]);
        Assert.Equal(
            [
                new RequestLetter(a.Key.Booking, RequestKind.Balance, second.Address, MessageState.Queued),
                new RequestLetter(a.Key.Booking, RequestKind.Link, link.Address, MessageState.Bounced),
            ],
            letters.OrderBy(letter => letter.Kind));
        Assert.Empty(await Listings(rig).LettersOf([]));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_page_begins_at_its_place_and_sees_no_other_property(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var other = rig.NewId();
        await rig.Store.SaveProperty(other, Rig.Settings, Rig.Noon);
        foreach (var reference in new[] { "A", "B", "C" })
        {
            var booking = await rig.Book(reference);
            await rig.Commit(Rig.With(booking, new RequestSent(Rig.Noon, 1, RequestKind.Link, Rig.Euros(1), "x@example.com")));
        }

        var all = await Listings(rig).Queued(rig.Property, Queue.Sent, QueuePlace.Start, 10);
        var second = await Listings(rig).Queued(rig.Property, Queue.Sent, all[1].Place, 1);
        Assert.Equal(("B", "B"), (all[1].Booking.Snapshot.Ref, Assert.Single(second).Booking.Snapshot.Ref));
        Assert.Empty(await Listings(rig).Queued(other, Queue.Sent, QueuePlace.Start, 10));
        Assert.Equal(
            (all.Length, 1, 0),
            (await Listings(rig).CountQueued(rig.Property, Queue.Sent, 10), await Listings(rig).CountQueued(rig.Property, Queue.Sent, 1),
                await Listings(rig).CountQueued(other, Queue.Sent, 10)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Tasks_are_listed_until_they_are_done(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Commit(Rig.With(await rig.Book("A"), new TaskCreated(Rig.Noon + Duration.FromHours(1), "Look up", "payments")));
        await rig.Store.Record(rig.Property, [new TaskCreated(Rig.Noon, "Read the log", "payments")]);
        var tasks = await Listings(rig).Tasks(rig.Property, TaskFilter.All, null, 10);
        Assert.Equal([(null, "Read the log"), ("A", "Look up")], tasks.Select(task => (task.Ref, task.Text)));
        Assert.Equal("Look up", Assert.Single(await Listings(rig).Tasks(rig.Property, TaskFilter.All, (tasks[0].CreatedAt, tasks[0].Id), 10)).Text);
        Assert.True(await Listings(rig).Finish(rig.Property, tasks[0].Id, Rig.Noon));
        Assert.True(await Listings(rig).Finish(rig.Property, tasks[0].Id, Rig.Noon));
        Assert.False(await Listings(rig).Finish(rig.NewId(), tasks[1].Id, Rig.Noon));
        Assert.Equal("Look up", Assert.Single(await Listings(rig).Tasks(rig.Property, TaskFilter.All, null, 10)).Text);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Tasks_are_assigned_and_listed_by_channel_and_by_who_sees_to_them(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await rig.Store.Record(
            rig.Property, [new TaskCreated(Rig.Noon, "A", "payments"), new TaskCreated(Rig.Noon, "B", "frontDesk"), new TaskCreated(Rig.Noon, "C", "payments")]);
        var tasks = await Listings(rig).Tasks(rig.Property, TaskFilter.All, null, 10);
        var anne = rig.NewId();
        Assert.True(await Listings(rig).Assign(rig.Property, tasks[1].Id, anne));
        Assert.True(await Listings(rig).Assign(rig.Property, tasks[2].Id, anne));
        Assert.False(await Listings(rig).Assign(rig.NewId(), tasks[0].Id, anne));
        Assert.Equal(["A", "C"], await Of("payments", null));
        Assert.Equal(["B", "C"], await Of(null, anne));
        Assert.Equal(["C"], await Of("payments", anne));
        Assert.Equal(anne, (await Listings(rig).Tasks(rig.Property, TaskFilter.All, null, 10))[1].Assignee);
        Assert.True(await Listings(rig).Assign(rig.Property, tasks[1].Id, null));
        Assert.Equal(["C"], await Of(null, anne));
        await Listings(rig).Finish(rig.Property, tasks[2].Id, Rig.Noon);
        Assert.False(await Listings(rig).Assign(rig.Property, tasks[2].Id, anne));
        Assert.Empty(await Of(null, anne));

        async Task<IEnumerable<string>> Of(string? channel, Guid? staff) =>
            (await Listings(rig).Tasks(rig.Property, new TaskFilter(channel, staff), null, 10)).Select(task => task.Text);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Messages_are_listed_newest_first(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (a, b) = (await rig.Book("A"), await rig.Book("B"));
        var (first, second) = (rig.Mail(), rig.Mail());
        await rig.Commit(Rig.With(a, Rig.Line(1)) with { Messages = [first] });
        await rig.Commit(Rig.With(b, Rig.Line(1)) with { Messages = [second] });
        await rig.Store.SaveMessages([new SavedMessage(a.Key, first with { State = MessageState.Failed, NextTryAt = null }, null)]);
        Assert.Equal([("B", second.Id), ("A", first.Id)], (await Listings(rig).Messages(rig.Property, null, false, 10)).Select(Named));
        Assert.Equal([("A", first.Id)], (await Listings(rig).Messages(rig.Property, second.Id, false, 10)).Select(Named));
        Assert.Equal([("A", first.Id)], (await Listings(rig).Messages(rig.Property, null, true, 10)).Select(Named));
        Assert.Equal([("B", second.Id)], (await Listings(rig).MessagesOf(b.Key)).Select(Named));
        Assert.Equal(b.Key, await Listings(rig).BookingOfMessage(second.Id));
        Assert.Null(await Listings(rig).BookingOfMessage(rig.NewId()));
    }

    private static (string Ref, Guid Message) Named(ListedMessage listed) => (listed.Ref, listed.Message.Id);

    private static IListings Listings(Rig rig) => (IListings)rig.Store;

    private static RunPlanned Planned(Instant dueAt) => new RunPlanned(Rig.Noon, Rule, dueAt, Rig.Euros(9), 1);

    private static async Task<IEnumerable<string>> Refs(Rig rig, Queue queue) =>
        (await Listings(rig).Queued(rig.Property, queue, QueuePlace.Start, 10)).Select(each => each.Booking.Snapshot.Ref);

    private static async Task<List<Queue>> QueuesOf(Rig rig)
    {
        var found = new List<Queue>();
        foreach (var queue in Enum.GetValues<Queue>())
        {
            if ((await Refs(rig, queue)).Any())
            {
                found.Add(queue);
            }
        }

        return found;
    }
}
