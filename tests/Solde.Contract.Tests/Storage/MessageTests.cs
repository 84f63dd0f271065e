using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core.Facts;

namespace Solde.Contract.Tests.Storage;

public sealed class MessageTests
{
    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_message_comes_back_as_it_was_written(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (key, message) = await Write(rig);
        var stored = await rig.Store.Message(key, message.Id);
        Assert.Equal(message with { Data = null! }, stored! with { Data = null! });
        Assert.Equal(message.Data.OrderBy(field => field.Key), stored.Data.OrderBy(field => field.Key));
        Assert.Null(await rig.Store.Message(key, rig.NewId()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Messages_are_due_in_the_order_written(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var booking = await rig.Book("A");
        Message[] messages = [rig.Mail(), rig.Mail(), rig.Mail() with { NextTryAt = null }, rig.Mail()];
        await rig.Commit(Rig.With(booking, Rig.Line(1)) with { Messages = [messages[3], messages[1], messages[2], messages[0]] });
        Assert.Equal([messages[0].Id, messages[1].Id, messages[3].Id], (await rig.Store.Due(Rig.Noon, 10)).Messages.Select(due => due.Message));
        Assert.Equal([(booking.Key, messages[0].Id)], (await rig.Store.Due(Rig.Noon, 1)).Messages);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_sender_that_was_overtaken_says_nothing_but_that_it_arrived(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (key, message) = await Write(rig);
        async Task<(MessageState State, int Tries)> Save(MessageState state, int tries)
        {
            var fact = state == MessageState.Accepted ? new MessageSent(Rig.Noon, message.To, message.Template, message.Address) : null;
            await rig.Store.SaveMessages([new SavedMessage(key, message with { State = state, Tries = tries, NextTryAt = null }, fact)]);
            var stored = (await rig.Store.Message(key, message.Id))!;
            return (stored.State, stored.Tries);
        }

        Assert.Equal((MessageState.Sending, 2), await Save(MessageState.Sending, 2));
        Assert.Equal((MessageState.Sending, 2), await Save(MessageState.Queued, 1));
        Assert.Equal((MessageState.Accepted, 2), await Save(MessageState.Accepted, 1));
        Assert.Equal((MessageState.Accepted, 2), await Save(MessageState.Failed, 2));
        Assert.Equal((MessageState.Accepted, 2), await Save(MessageState.Accepted, 2));
        Assert.Equal((MessageState.Bounced, 2), await Save(MessageState.Bounced, 2));
        Assert.Single((await rig.Feed(rig.Property, default, 100)).Select(entry => entry.Fact).OfType<MessageSent>());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_sent_message_keeps_its_text_and_is_told_in_the_journal(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (key, message) = await Write(rig);
        var later = Rig.Noon + Duration.FromMinutes(2);
        var sending = message with { State = MessageState.Sending, Tries = 1, NextTryAt = later, Subject = "S", Text = "T", Html = "<p>T" };
        await rig.Store.SaveMessages([new(key, sending, null)]);
        Assert.Equal(later, await rig.Store.NextDueAt(Rig.Noon));
        var sent = sending with { State = MessageState.Accepted, NextTryAt = null };
        await rig.Store.SaveMessages([new(key, sent, new MessageSent(Rig.Noon, message.To, message.Template, message.Address))]);
        Assert.Equal(sent with { Data = null! }, (await rig.Store.Message(key, message.Id))! with { Data = null! });
        Assert.Null(await rig.Store.NextDueAt(Rig.Noon));
        Assert.Equal("anne@example.com", ((MessageSent)(await rig.Store.JournalOf(key))[^1].Fact).Address);
        Assert.Equal(2, (await rig.Load(key)).Version);
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_failed_message_keeps_its_error(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (key, message) = await Write(rig);
        await rig.Store.SaveMessages([new(key, message with { State = MessageState.Failed, Error = "550 no such user", NextTryAt = null }, null)]);
        var stored = await rig.Store.Message(key, message.Id);
        Assert.Equal((MessageState.Failed, "550 no such user"), (stored!.State, stored.Error));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_message_that_was_never_written_cannot_be_saved(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (key, _) = await Write(rig);
        var fact = new MessageSent(Rig.Noon, default, "x", "y@example.com");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rig.Store.SaveMessages([new(key, rig.Mail(), fact)]));
        Assert.Equal(2, (await rig.Store.JournalOf(key)).Length);
    }

    private static async Task<(BookingKey Booking, Message Message)> Write(Rig rig)
    {
        var booking = await rig.Book("A");
        var message = rig.Mail();
        await rig.Commit(Rig.With(booking, Rig.Line(1)) with { Messages = [message] });
        return (booking.Key, message);
    }
}
