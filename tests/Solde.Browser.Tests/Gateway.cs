using Microsoft.Playwright;

namespace Solde.Browser.Tests;

/// <summary>What guests do on the gateway's own pages.</summary>
internal static class Gateway
{
    /// <summary>A card that the bank asks the guest about every time.</summary>
    public const string AsksBank = "4000002760003184";

    /// <summary>A card that the bank asks the guest about once, when it is left.</summary>
    public const string AsksBankOnce = "4000002500003155";

    /// <summary>A card that can be left, and is then declined whenever it is charged.</summary>
    public const string DeclinedLater = "4000000000000341";

    /// <summary>Types a card and sends it.</summary>
    public static async Task Type(IPage page, string number)
    {
        await Fill(page, number);
        await Submit(page);
    }

    public static async Task Fill(IPage page, string number)
    {
        await page.FillAsync("[autocomplete=cc-number]", number);
        await page.FillAsync("[autocomplete=cc-exp]", "12/34");
        await page.FillAsync("[autocomplete=cc-csc]", "123");
    }

    /// <summary>Tells the bank that it is not them.</summary>
    public static Task Refuse(IPage page) => page.ClickAsync("button.other");

    /// <summary>Goes back without having done anything.</summary>
    public static Task GiveUp(IPage page) => page.ClickAsync("button.plain");

    /// <summary>Sends what was typed, or tells the bank that it is them.</summary>
    public static Task Submit(IPage page) => page.ClickAsync("button.main");
}
