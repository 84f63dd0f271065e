namespace Solde.Guests;

/// <summary>What a guest asks for.</summary>
internal enum Step
{
    /// <summary>The link of the e-mail, which leads on to the page.</summary>
    Link,

    /// <summary>The page that asks to pay.</summary>
    PayPage,

    /// <summary>The page with what was paid and what is to come.</summary>
    Portal,

    /// <summary>The form that chooses a bank transfer.</summary>
    ChooseTransfer,

    /// <summary>The form that chooses a card, which leads to a new page of the gateway's.</summary>
    ChooseCard,
}

/// <summary>A guest's visit: the same steps for all, one a second.</summary>
internal static class Steps
{
    /// <summary>The steps, in order: of ten requests two are links, four pay pages, two portals and two choices.</summary>
    public static IReadOnlyList<Step> Visit { get; } =
    [
        Step.Link, Step.PayPage, Step.Portal, Step.ChooseTransfer, Step.PayPage, Step.Link, Step.PayPage, Step.ChooseCard, Step.PayPage, Step.Portal,
    ];

    /// <summary>The step, for people.</summary>
    public static string NameOf(Step step) => step switch
    {
        Step.Link => "opening of a link",
        Step.PayPage => "pay page",
        Step.Portal => "portal",
        Step.ChooseTransfer => "choosing a bank transfer",
        Step.ChooseCard => "choosing a card",
    };
}
