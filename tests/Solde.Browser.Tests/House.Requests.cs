using NodaTime;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Core.Requests;
using Solde.Gateways.Sandbox;
using Solde.Server;
using Solde.Server.Cli;
using Solde.Server.Settings;

namespace Solde.Browser.Tests;

/// <content>Guests are asked for money, and answer.</content>
internal sealed partial class House
{
    /// <summary>From now on the balance of a stay is asked for, two weeks before arrival.</summary>
    public async Task AskForBalances()
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, settings) = await opened.Property(null);
        var methods = new[] { PaymentMethod.Card, PaymentMethod.BankTransfer, PaymentMethod.Cheque, PaymentMethod.MailOrderCard };
        await opened.Store.SaveProperty(property, settings with { Methods = [.. methods.Select(method => new OfferedMethod(method))], BalanceSchedule = new BalanceSchedule { DueDays = 14 } }, Now());
    }

    /// <summary>The guest of a booking gets a payment link and, if a method is given, chooses it.</summary>
    public async Task SendLink(string reference, PaymentMethod? answer = null)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        Assert.Null(await opened.Desk.Do(property, reference, "sendLink", booking => RequestActions.SendLink(booking, null, Now()), Now(), default));
        if (answer is { } method)
        {
            using var ledger = SqliteLedger.Open(File + ".sandbox");
            var card = method == PaymentMethod.MailOrderCard ? await new SandboxAcquirer(ledger, Now).StoreCard(Good, new YearMonth(2035, 12)) : null;
            Assert.Null(await opened.Desk.Do(property, reference, "guestChooses", booking => GuestActions.Choose(booking, method, card, Now()), Now(), default));
        }
    }
}
