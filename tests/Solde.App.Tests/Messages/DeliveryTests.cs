using NodaTime;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Storage;

namespace Solde.App.Tests.Messages;

/// <summary>What is told of a message after a mail server had accepted it (semantics 6).</summary>
public sealed class DeliveryTests : IDisposable
{
    private static readonly BookingKey Key = new(new Guid("0198a6c0-0000-7000-8000-00000000000a"), new Guid("0198a6c0-0000-7000-8000-00000000000b"));
    private static readonly DeliveryReport Delivered = new(Sample.Id, DeliveryOutcome.Delivered, null);
    private static readonly DeliveryReport Bounced = new(Sample.Id, DeliveryOutcome.Bounced, "550 5.1.1 no such user");
    private static readonly DeliveryReport Underway = new(Sample.Id, DeliveryOutcome.Underway, "451 4.4.7 delayed");

    private IStore? opened;

    public static TheoryData<string> Stores => ["SQLite", "memory"];

    public void Dispose() => (opened as IDisposable)?.Dispose();

    [Theory, MemberData(nameof(Stores))]
    public async Task A_message_that_came_back_shows_why_and_is_in_the_journal(string kind)
    {
        var store = await With(kind, MessageState.Accepted);
        var told = await new Deliveries(store).Note(Key, Bounced, Sample.Now);
        Assert.Equal((MessageState.Bounced, "550 5.1.1 no such user", null), (told!.State, told.Error, told.NextTryAt));
        Assert.Equal(MessageState.Bounced, (await store.Message(Key, Sample.Id))!.State);
        var fact = Assert.IsType<MessageFailed>(Assert.Single(await store.JournalOf(Key)).Fact);
        Assert.Equal(("balance-request", "anna@example.com", "550 5.1.1 no such user"), (fact.Template, fact.Address, fact.Error));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_message_that_arrived_is_delivered(string kind)
    {
        var store = await With(kind, MessageState.Accepted);
        await new Deliveries(store).Note(Key, Delivered, Sample.Now);
        Assert.Equal(MessageState.Delivered, (await store.Message(Key, Sample.Id))!.State);
        Assert.Empty(await store.JournalOf(Key));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Told_twice_it_is_noted_once(string kind)
    {
        var store = await With(kind, MessageState.Accepted);
        await new Deliveries(store).Note(Key, Bounced, Sample.Now);
        await new Deliveries(store).Note(Key, Bounced, Sample.Now);
        Assert.Single(await store.JournalOf(Key));
    }

    [Theory]
    [InlineData(MessageState.Delivered, "bounced", MessageState.Bounced)]
    [InlineData(MessageState.Bounced, "delivered", MessageState.Bounced)]
    [InlineData(MessageState.Failed, "delivered", MessageState.Delivered)]
    [InlineData(MessageState.Sending, "bounced", MessageState.Bounced)]
    [InlineData(MessageState.Accepted, "underway", MessageState.Accepted)]
    public async Task A_bounce_is_the_last_word(MessageState before, string told, MessageState after)
    {
        var store = await With("memory", before);
        var report = told switch { "bounced" => Bounced, "delivered" => Delivered, _ => Underway };
        Assert.Equal(after, (await new Deliveries(store).Note(Key, report, Sample.Now))!.State);
    }

    [Fact]
    public async Task What_is_sent_once_more_for_doubt_is_not_when_its_fate_is_known()
    {
        var store = await With("memory", MessageState.Sending);
        await new Deliveries(store).Note(Key, Delivered, Sample.Now);
        Assert.Null(await store.NextDueAt(Sample.Now));
    }

    [Fact]
    public async Task A_report_of_what_was_never_sent_changes_nothing()
    {
        var store = await With("memory", MessageState.Queued, tries: 0);
        Assert.Equal(MessageState.Queued, (await new Deliveries(store).Note(Key, Bounced, Sample.Now))!.State);
        Assert.Null(await new Deliveries(store).Note(Key, Bounced with { Message = Sample.OfAttempt }, Sample.Now));
    }

    private async Task<IStore> With(string kind, MessageState state, int tries = 1)
    {
        IStore store = opened = kind == "SQLite" ? SqlStore.InMemory() : new MemoryStore();
        await store.SaveProperty(Key.Property, Sample.Property, Sample.Now);
        var message = Sample.Render(Sample.Full(Recipient.Guest, Templates.BalanceRequest), Sample.Booking) with
        {
            State = state, Tries = tries, NextTryAt = state is MessageState.Queued or MessageState.Sending ? Sample.Now + Duration.FromMinutes(2) : null,
        };
        var written = new Change { Key = Key, FromVersion = 0, Before = null, After = Sample.Booking, Changed = true, Messages = [message] };
        Assert.Equal([CommitResult.Stored], await store.Commit([written]));
        return store;
    }
}
