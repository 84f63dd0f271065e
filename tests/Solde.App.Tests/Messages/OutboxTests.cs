using System.Collections.Immutable;
using NodaTime;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Requests;
using Solde.App.Simulate;
using Solde.App.Vouchers;
using Solde.Core.Planning;
using Solde.Storage;

namespace Solde.App.Tests.Messages;

/// <summary>Sending survives restarts, refusals and texts that cannot be made (semantics 6).</summary>
public sealed class OutboxTests
{
    private static readonly MailReply Accepted = new(Accepted: true, null, Final: true);
    private static readonly MailReply Later = new(Accepted: false, "451 try again later", Final: false);
    private static readonly MailReply Never = new(Accepted: false, "550 no such user", Final: true);
    private static readonly MailReply Doubt = new(Accepted: false, "connection lost after the text had left", Final: false) { InDoubt = true };
    private const string Shown = "the answer to an earlier try is not known; it may have arrived twice";

    public static TheoryData<string> Stores => ["SQLite", "memory"];

    [Theory, MemberData(nameof(Stores))]
    public async Task A_refusal_that_may_pass_is_tried_again_with_longer_waits_eight_times_in_all(string kind)
    {
        using var post = await Post.Open(kind, [.. Enumerable.Repeat(Later, 20)]);
        var tries = await post.SendWhenDue();
        Assert.Equal([0, 2, 6, 14, 30, 62, 126, 254], tries);
        Assert.Equal((MessageState.Failed, "451 try again later"), await post.Where());
        Assert.Equal(["message.failed"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_message_accepted_at_the_third_try_is_sent_once(string kind)
    {
        using var post = await Post.Open(kind, [Later, Later, Accepted]);
        Assert.Equal([0, 2, 6], await post.SendWhenDue());
        Assert.Equal((MessageState.Accepted, null), await post.Where());
        Assert.Equal(["message.sent"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_final_refusal_ends_it(string kind)
    {
        using var post = await Post.Open(kind, [Never]);
        Assert.Equal([0], await post.SendWhenDue());
        Assert.Equal((MessageState.Failed, "550 no such user"), await post.Where());
        Assert.Equal(["message.failed"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Nothing_is_sent_again_after_a_recorded_success(string kind)
    {
        using var post = await Post.Open(kind, [Accepted]);
        await post.Send(0);
        await post.Send(0);
        await post.Send(600);
        Assert.Single(post.Sent);
        Assert.Equal(["message.sent"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_message_in_doubt_is_sent_once_more_with_the_same_id_and_shown_so(string kind)
    {
        using var post = await Post.Open(kind, [null, Accepted]);
        await post.Crash(0);
        await post.Send(4);
        Assert.Single(post.Sent); // Another may still be sending it.
        await post.Send(5);
        Assert.Equal(2, post.Sent.Count);
        Assert.Equal(post.Sent[0].Id, post.Sent[1].Id);
        Assert.Equal((MessageState.Accepted, Shown), await post.Where());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_message_in_doubt_twice_is_not_sent_a_third_time(string kind)
    {
        using var post = await Post.Open(kind, [null, null, Accepted]);
        await post.Crash(0);
        await post.Crash(5);
        await post.Send(10);
        Assert.Equal(2, post.Sent.Count);
        Assert.Equal((MessageState.Failed, "twice no answer; it is not sent a third time"), await post.Where());
        Assert.Equal(["message.failed"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_answer_that_never_came_is_a_doubt_like_a_crash(string kind)
    {
        using var post = await Post.Open(kind, [Doubt, Accepted]);
        await post.Send(0);
        Assert.Equal((MessageState.Sending, "connection lost after the text had left"), await post.Where());
        await post.Send(4);
        Assert.Single(post.Sent); // Another may still be sending it.
        await post.Send(5);
        Assert.Equal(post.Sent[0].Id, post.Sent[1].Id);
        Assert.Equal((MessageState.Accepted, Shown), await post.Where());
        Assert.Equal(["message.sent"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Two_answers_that_never_came_end_it(string kind)
    {
        using var post = await Post.Open(kind, [Doubt, Doubt, Accepted]);
        Assert.Equal([0, 5], await post.SendWhenDue());
        Assert.Equal((MessageState.Failed, "twice no answer; it is not sent a third time"), await post.Where());
        Assert.Equal(["message.failed"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_refusal_after_a_doubt_may_pass_and_the_doubt_stays_shown(string kind)
    {
        using var post = await Post.Open(kind, [Doubt, Later, Later, Accepted]);
        await post.Send(0);
        await post.Send(5);
        Assert.Equal((MessageState.Queued, Shown + "; 451 try again later"), await post.Where());
        await post.SendWhenDue(from: 9);
        Assert.Equal((MessageState.Accepted, Shown), await post.Where());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_doubt_a_refusal_and_a_doubt_are_two_doubts(string kind)
    {
        using var post = await Post.Open(kind, [Later, Doubt, Later, Doubt, Accepted]);
        await post.SendWhenDue();
        Assert.Equal(4, post.Sent.Count);
        Assert.Equal((MessageState.Failed, "twice no answer; it is not sent a third time"), await post.Where());
    }

    [Theory]
    [InlineData("SQLite", "nobody", "the address is not of the form name@domain")]
    [InlineData("memory", "a@b.example, c@d.example", "the address contains a space or a line break")]
    [InlineData("memory", "a@b.example,c@d.example", "the address is not a single address")]
    public async Task An_address_that_cannot_be_one_is_never_tried(string kind, string address, string expected)
    {
        using var post = await Post.Open(kind, [Accepted], message => message with { Address = address });
        await post.Send(0);
        Assert.Empty(post.Sent);
        Assert.Equal((MessageState.Failed, expected), await post.Where());
        Assert.Equal(["message.failed"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_text_that_cannot_be_made_fails_its_message_and_nothing_else(string kind)
    {
        using var post = await Post.Open(kind, [Accepted], message => message with { Template = "no-such-template" });
        await post.Send(0);
        Assert.Empty(post.Sent);
        Assert.Equal((MessageState.Failed, "the text could not be made: there is no e-mail template fr/guest/no-such-template"), await post.Where());
        Assert.Equal(["message.failed"], await post.Told());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task The_text_is_made_once_and_kept(string kind)
    {
        using var post = await Post.Open(kind, [Later, Later, Accepted]);
        await post.SendWhenDue();
        Assert.Equal(1, post.Rendered);
        Assert.Single(post.Sent.Select(message => (message.Subject, message.Text, message.Html)).Distinct());
        Assert.NotNull(post.Sent[0].Text);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_opens_the_guests_page_leaves_with_the_letter_and_is_kept_nowhere(string kind)
    {
        var link = Post.Link;
        using var post = await Post.Open(
            kind, [Later, Accepted], message => message with { Data = new Dictionary<string, string>(message.Data) { [MessageData.Link] = link.Written } });
        await post.SendWhenDue();
        Assert.All(post.Sent, sent => Assert.Contains(link.Address, sent.Text, StringComparison.Ordinal));
        Assert.All(post.Sent, sent => Assert.Contains($"href=\"{link.Address}\"", sent.Html, StringComparison.Ordinal));
        var kept = await post.Kept();
        Assert.Contains(link.Written, kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Address, kept.Text + kept.Html + string.Concat(kept.Data.Values), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task The_code_of_a_gift_voucher_leaves_with_the_letter_and_is_kept_nowhere(string kind)
    {
        using var post = await Post.Open(
            kind, [Later, Accepted],
            message => message with
            {
                Template = Templates.GiftVoucher, Data = new Dictionary<string, string>(message.Data) { [MessageData.VoucherCode] = WrittenVoucher.Of(1) },
            });
        await post.SendWhenDue();
        Assert.All(post.Sent, sent => Assert.Contains(Post.Code, sent.Text, StringComparison.Ordinal));
        Assert.All(post.Sent, sent => Assert.Contains(Post.Code, sent.Html, StringComparison.Ordinal));
        var kept = await post.Kept();
        Assert.Contains(WrittenVoucher.Of(1), kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Post.Code, kept.Text + kept.Html + string.Concat(kept.Data.Values), StringComparison.Ordinal);
    }

    /// <summary>One message about one booking, and a mail server that answers as it is told; null = the process dies before the answer.</summary>
    private sealed class Post : IMailer, IDisposable
    {
        private static readonly BookingKey Key = new(new Guid("0198a6c0-0000-7000-8000-00000000000a"), new Guid("0198a6c0-0000-7000-8000-00000000000b"));
        private readonly IStore store;
        private readonly Queue<MailReply?> replies;
        private readonly Outbox outbox;

        private Post(IStore store, ImmutableArray<MailReply?> replies)
        {
            this.store = store;
            this.replies = new Queue<MailReply?>(replies);
            outbox = new Outbox(store, this, new CountedIds(), Render);
        }

        /// <summary>The second link of the booking.</summary>
        public static PayLink Link => new CountedIds().LinkOf(Key, 1);

        /// <summary>The code of the first voucher sold on it.</summary>
        public static string Code => new CountedIds().VoucherOf(Key, 1);

        public List<Message> Sent { get; } = [];

        public int Rendered { get; private set; }

        public static async Task<Post> Open(string kind, ImmutableArray<MailReply?> replies, Func<Message, Message>? change = null)
        {
            IStore empty = kind == "SQLite" ? SqlStore.InMemory() : new MemoryStore();
            await empty.SaveProperty(Key.Property, Sample.Property, Sample.Now);
            var message = Sample.Write(Sample.Full(Recipient.Guest, Templates.BalanceRequest), Sample.Booking);
            var written = new Change
            {
                Key = Key, FromVersion = 0, Before = null, After = Sample.Booking, Changed = true, Messages = [change is null ? message : change(message)],
            };
            Assert.Equal([CommitResult.Stored], await empty.Commit([written]));
            return new Post(empty, replies);
        }

        public async ValueTask<MailReply> Send(Message message, CancellationToken cancel)
        {
            Sent.Add(message);
            await Task.CompletedTask;
            return replies.Dequeue() ?? throw new IOException("the process died");
        }

        public ValueTask<int> Send(int minutes) => outbox.SendDue(At(minutes), 10, default);

        public async Task Crash(int minutes) => await Assert.ThrowsAsync<IOException>(async () => await Send(minutes));

        /// <summary>Sends whenever it is due until it is due no more; the minutes at which it was tried.</summary>
        public async Task<List<int>> SendWhenDue(int from = 0)
        {
            var tried = new List<int>();
            for (Instant? at = At(from); at is { } now; at = await store.NextDueAt(now))
            {
                await outbox.SendDue(now, 10, default);
                tried.Add((int)(now - Sample.Now).TotalMinutes);
            }

            return tried;
        }

        public async Task<(MessageState State, string? Error)> Where()
        {
            var message = (await store.Message(Key, Sample.Id))!;
            return (message.State, message.Error);
        }

        public async Task<Message> Kept() => (await store.Message(Key, Sample.Id))!;

        public async Task<IEnumerable<string>> Told() => (await store.JournalOf(Key)).Select(entry => Core.Facts.FactNames.Of(entry.Fact));

        public void Dispose() => (store as IDisposable)?.Dispose();

        private Message Render(Message message)
        {
            Rendered++;
            return MessageText.Render(message);
        }

        private static Instant At(int minutes) => Sample.Now + Duration.FromMinutes(minutes);
    }
}
