using System.Collections.Immutable;
using Solde.App.Messages;
using Solde.App.Payments;
using Solde.Gateways.Sandbox;
using Solde.Server.Backtest;

namespace Solde.Server.Sandbox.Pages;

/// <summary>Where a guest types a card. Neither number nor code are ever written back into it.</summary>
internal sealed class CardPage
{
    private readonly LedgerPage page;
    private readonly CardFormTold? told;
    private readonly PageWords words;
    private readonly string? amount;

    private CardPage(LedgerPage page, CardFormTold? told)
    {
        (this.page, this.told) = (page, told);
        words = PageWords.In(page.Order.Language);
        amount = page.Order.Amount is { } money ? Languages.Find(page.Order.Language)!.Amount(money) : null;
    }

    /// <summary>The page, and beside its fields what was wrong with what was sent.</summary>
    public static HtmlText Write(LedgerPage page, CardFormTold? told) => new CardPage(page, told).Whole();

    private bool IsPaying => page.Order.Purpose == HostedPurpose.Pay;

    private HtmlText Whole() => PageFrame.Around(words, IsPaying ? words.PayTitle : words.LeaveTitle, HtmlText.Of(
        $"""
        <dl>
        <dt>{words.To}</dt><dd>{page.Order.PropertyName}</dd>
        <dt>{words.Booking}</dt><dd>{page.Order.Reference}</dd>
        {(amount is null ? HtmlText.None : HtmlText.Of($"""<dt>{words.Amount}</dt><dd class="amount">{amount}</dd>"""))}
        </dl>
        {(IsPaying ? HtmlText.None : HtmlText.Of($"<p>{words.NothingNow}</p>"))}
        {Told()}
        <form method="post" novalidate="novalidate">
        {Field("number", words.Number, "cc-number", 40, "", [CardProblem.NumberShape, CardProblem.NumberMistyped])}
        <div class="pair">
        {Field("expiry", words.Expiry, "cc-exp", 9, told?.Expiry ?? "", [CardProblem.ExpiryShape, CardProblem.ExpiryPast])}
        {Field("code", words.Code, "cc-csc", 4, "", [CardProblem.CodeShape, CardProblem.CodeShapeOfFour])}
        </div>
        <button class="main" name="{PageActs.Field}" value="{PageActs.Card}">{(IsPaying && amount is not null ? words.Pay(amount) : words.Leave)}</button>
        </form>
        {PageActs.Button(PageActs.GiveUp, words.GiveUp(page.Order.PropertyName), "plain")}
        {TestCardList.Write(words)}
        """));

    private HtmlText Told() => told is null
        ? HtmlText.None
        : HtmlText.Of($"""<p class="problem" role="alert">{(told.Refused ? words.RefusedCard : words.TypeAgain)}</p>""");

    private HtmlText Field(string name, string label, string autocomplete, int longest, string value, ReadOnlySpan<CardProblem> own)
    {
        var problem = Problem(own);
        var wrong = problem is null ? HtmlText.None : HtmlText.Of($""" aria-invalid="true" aria-describedby="{name}-problem" """);
        return HtmlText.Of(
            $"""
            <p class="field">
            <label for="{name}">{label}</label>
            <input id="{name}" name="{name}" type="text" inputmode="numeric" autocomplete="{autocomplete}" maxlength="{longest}" value="{value}" aria-required="true"{wrong}{Focus(own)}/>
            {(problem is { } wrongly ? HtmlText.Of($"""<span class="problem" id="{name}-problem">{words.Problem(wrongly)}</span>""") : HtmlText.None)}
            </p>
            """);
    }

    // The cursor stands where something is to be done: at the first wrong field, or at the first one.
    private HtmlText Focus(ReadOnlySpan<CardProblem> own)
    {
        var first = told is { Problems: [var wrong, ..] } ? wrong : CardProblem.NumberShape;
        return own.Contains(first) ? HtmlText.Of($""" autofocus="autofocus" """) : HtmlText.None;
    }

    private CardProblem? Problem(ReadOnlySpan<CardProblem> own)
    {
        foreach (var problem in told?.Problems ?? ImmutableArray<CardProblem>.Empty)
        {
            if (own.Contains(problem))
            {
                return problem;
            }
        }

        return null;
    }
}
