using System.Buffers.Text;
using System.Data.Common;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>The acquirer's own pages as its books have them: opened, read and closed by the product, gone through by the guest.</summary>
public sealed class SandboxPages
{
    private const int RandomBytes = 32;

    private readonly ISandboxLedger ledger;
    private readonly Transactions transactions;
    private readonly Func<Instant> clock;
    private readonly SandboxFaults faults;
    private readonly Func<Duration, CancellationToken, ValueTask>? delay;
    private readonly Func<int, byte[]> random;

    internal SandboxPages(
        ISandboxLedger ledger, Transactions transactions, Func<Instant> clock, SandboxFaults faults, Func<Duration, CancellationToken, ValueTask>? delay,
        Func<int, byte[]> random) =>
        (this.ledger, this.transactions, this.clock, this.faults, this.delay, this.random) = (ledger, transactions, clock, faults, delay, random);

    /// <summary>Opens a page; again with the same key, it tells how that one stands, however long ago it was.</summary>
    /// <returns>NotFound when there is no such payment to authenticate; BadRequest where the key had other parameters.</returns>
    public async ValueTask<PageAnswer> Open(HostedOrder order, CancellationToken cancel)
    {
        var fault = faults.Next(new SandboxRequest { Verb = SandboxVerb.OpenPage, Key = order.Key });
        if (fault?.Fault == SandboxFault.Slow)
        {
            await (delay?.Invoke(Duration.Min(fault.Delay, SandboxAcquirer.Patience), cancel) ?? default);
        }

        switch (fault?.Fault)
        {
            case SandboxFault.Refuse:
                return PageAnswer.Refused;
            case SandboxFault.TimeOutBefore:
                return PageAnswer.NoReply;
            case SandboxFault.FailBefore:
                return PageAnswer.Failed;
        }

        var answer = await Do(order, static (pages, order, now) => pages.Opened(order, now));
        return fault switch
        {
            { Fault: SandboxFault.TimeOutAfter } => PageAnswer.NoReply,
            { Fault: SandboxFault.FailAfter } => PageAnswer.Failed,
            { Fault: SandboxFault.Slow } when fault.Delay > SandboxAcquirer.Patience => PageAnswer.NoReply,
            _ => answer,
        };
    }

    /// <summary>How a page stands.</summary>
    public ValueTask<PageAnswer> Read(string id) => Do(id, static (pages, id, now) => AnswerOf(pages.Standing(id, now)));

    /// <summary>Ends a page that is open; any other stays as it is.</summary>
    public ValueTask<PageAnswer> Close(string id) => Do(id, static (pages, id, now) => AnswerOf(pages.Ended(id, now)));

    /// <summary>The page as it is now, for the guest; null = there is none.</summary>
    public ValueTask<LedgerPage?> Look(string id) => Act(id, static (pages, id, now) => pages.Standing(id, now));

    /// <summary>The guest types a card: it is stored, or the bank asks the guest first, or something is wrong with it.</summary>
    /// <returns>The page as it is then; null = there is none.</returns>
    public ValueTask<(LedgerPage? Page, ImmutableArray<CardProblem> Problems)> TypeCard(string id, CardForm typed) =>
        Act<(string Id, CardForm Typed), (LedgerPage?, ImmutableArray<CardProblem>)>((id, typed), static (pages, what, now) =>
        {
            var page = pages.Standing(what.Id, now);
            if (page is not { State: HostedState.Open } || page.Order.Purpose == HostedPurpose.Authenticate)
            {
                return (page, []);
            }

            var (card, problems) = what.Typed.Read(now);
            return (card is null ? page : pages.Taken(page, card, now), problems);
        });

    /// <summary>The guest tells the bank that it is them.</summary>
    /// <returns>The page as it is then; null = there is none.</returns>
    public ValueTask<LedgerPage?> Approve(string id) => Act(id, static (pages, id, now) =>
    {
        if (pages.Standing(id, now) is not { IsChallenged: true } page)
        {
            return pages.Standing(id, now);
        }

        if (page.Order.Purpose == HostedPurpose.Authenticate)
        {
            pages.transactions.Authenticate(pages.transactions.Find(page.Order.Payment)!, now);
            return pages.Completed(page, now);
        }

        return pages.Stored(page, page.Card!, now);
    });

    /// <summary>The guest tells the bank that it is not them: nothing is stored, and another card can be typed. A payment goes on waiting.</summary>
    /// <returns>The page as it is then; null = there is none.</returns>
    public ValueTask<LedgerPage?> Refuse(string id) => Act(id, static (pages, id, now) =>
        pages.Standing(id, now) is { IsChallenged: true, Card: not null } page ? pages.Written(page with { Card = null }) : pages.Standing(id, now));

    /// <summary>The guest gives up.</summary>
    /// <returns>The page as it is then; null = there is none.</returns>
    public ValueTask<LedgerPage?> GiveUp(string id) => Act(id, static (pages, id, now) => pages.Ended(id, now));

    private PageAnswer Opened(HostedOrder order, Instant now)
    {
        if (PageOrders.Fault(order) is { } wrong)
        {
            return PageAnswer.BadRequest(wrong);
        }

        if (ledger.PageOfKey(order.Key) is { } known)
        {
            return known.Order == order
                ? PageAnswer.Of(AsOf(known, now))
                : PageAnswer.BadRequest($"the key {order.Key} was used before, with other parameters");
        }

        return order.Purpose == HostedPurpose.Authenticate && transactions.Find(order.Payment) is null
            ? PageAnswer.NotFound
            : PageAnswer.Of(AsOf(
                Written(new LedgerPage { Id = SandboxIds.OfPage(Base64Url.EncodeToString(random(RandomBytes))), Order = order, OpenedAt = now }), now));
    }

    private LedgerPage? Standing(string id, Instant now) => ledger.Page(id) is { } page ? AsOf(page, now) : null;

    // A payment that no longer waits is done, or of no more use; what else is open is open for half an hour.
    private LedgerPage AsOf(LedgerPage page, Instant now)
    {
        if (page.State != HostedState.Open)
        {
            return page;
        }

        var payment = page.Order.Purpose == HostedPurpose.Authenticate ? transactions.Find(page.Order.Payment) : null;
        return payment is { State: not ReplyState.ActionRequired }
            ? page with { State = payment.State == ReplyState.Succeeded ? HostedState.Completed : HostedState.Cancelled }
            : now - page.OpenedAt >= LedgerPage.StaysOpen ? page with { State = HostedState.Expired } : page;
    }

    private LedgerPage Taken(LedgerPage page, PageCard card, Instant now) =>
        card.WantsAuthentication && page.Order.Purpose != HostedPurpose.LeaveMailOrder
            ? Written(page with { Card = card })
            : Stored(page, card, now);

    private LedgerPage Stored(LedgerPage page, PageCard card, Instant now) =>
        Completed(page with { Card = card with { Number = ledger.AddCard(card.ToLedger()) } }, now);

    private LedgerPage Completed(LedgerPage page, Instant now)
    {
        var completed = Written(page with { State = HostedState.Completed });
        ledger.Completed(completed, now);
        return completed;
    }

    private LedgerPage? Ended(string id, Instant now)
    {
        var page = Standing(id, now);
        return page is { State: HostedState.Open } ? Written(page with { State = HostedState.Cancelled, Card = null }) : page;
    }

    private LedgerPage Written(LedgerPage page)
    {
        ledger.Write(page);
        return page;
    }

    private static PageAnswer AnswerOf(LedgerPage? page) => page is null ? PageAnswer.NotFound : PageAnswer.Of(page);

    private async ValueTask<PageAnswer> Do<T>(T what, Func<SandboxPages, T, Instant, PageAnswer> work)
    {
        try
        {
            return await Act(what, work);
        }
        catch (DbException)
        {
            return PageAnswer.Failed; // The books could not be written (a full disk).
        }
    }

    private ValueTask<TResult> Act<T, TResult>(T what, Func<SandboxPages, T, Instant, TResult> work) => ledger.InOrder(
        (Pages: this, what, work),
        // Whole milliseconds, as every ledger keeps them: a page expires at the same instant in each.
        static call => call.work(call.Pages, call.what, Instant.FromUnixTimeMilliseconds(call.Pages.clock().ToUnixTimeMilliseconds())));
}
