using NodaTime;
using Solde.App.Cards;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.App.Requests;
using Solde.Core.Properties;
using Solde.Server;
using Solde.Server.Settings;
using Solde.Tests;

namespace Solde.Browser.Tests;

/// <content>Its card vault.</content>
internal sealed partial class House
{
    private string VaultKeys => Path.Combine(folder, "vault-keys");

    /// <summary>The guest of a booking answers a payment link with a mail-order card typed for the vault, which is switched on for that.</summary>
    public async Task KeepCard(string reference)
    {
        await SwitchVaultOn();
        using var opened = Database.Open(Installation.At(File) with { VaultKeys = VaultKeys }, make: false, Now);
        var (property, _) = await opened.Property("Les Pins");
        var booking = (await opened.Store.Find(property, [reference]))[reference];
        Assert.Null(await opened.Desk.Do(booking, "sendLink", before => RequestActions.SendLink(before, null, Now()), Now(), default));
        var left = await opened.Vault!.Keep(booking, new TypedCard(Canary.Number, new YearMonth(2035, 12), "123"), Now(), default);
        Assert.NotNull(left.Record);
    }

    /// <summary>A booking's folio is invoiced.</summary>
    public async Task Invoice(string reference, string propertyName = "Les Pins")
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(propertyName);
        Assert.Null(await opened.Desk.Do(property, reference, "issueInvoice", booking => DocumentActions.IssueInvoice(booking, null, Now()), Now(), default));
    }

    /// <summary>The property offers mail-order cards, and its guests type them for the vault.</summary>
    public async Task SwitchVaultOn()
    {
        using var opened = Database.Open(Installation.At(File) with { VaultKeys = VaultKeys }, make: false, Now);
        var (property, _) = await opened.Property("Les Pins");
        await opened.Properties.Save(property, known => known with { Methods = [new(PaymentMethod.Card), new(PaymentMethod.MailOrderCard)] }, Now());
        await opened.Vault!.SwitchOn(property, Actor.CommandLine, Now());
    }

    /// <summary>Where the number of that card is to be read: files of the installation, and its log.</summary>
    public IEnumerable<string> Leaks() => [.. Canary.FilesIn(folder), .. Canary.IsIn(error.ToString()) ? ["the log"] : Array.Empty<string>()];
}
