using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Days;
using Solde.App.Messages;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Office.Exports;
using Solde.Server.Tests.Api;

namespace Solde.Server.Tests.Office;

/// <summary>Days as accountants book them, as a file.</summary>
public sealed class AccountingCsvTests
{
    private static readonly LocalDate Today = new(2026, 6, 1);

    [Fact]
    public async Task What_comes_after_a_closing_stands_by_the_same_keys_and_amounts_below_zero_are_numbers()
    {
        await using var rig = await Open();
        await Sell(rig, "B1", """{ "add": [{ "kind": "discount", "name": "Fidélité", "amount": "-20.00" }], "tenders": [{ "method": "cash", "amount": "100.00" }] }""");
        var desk = new DayDesk(rig.Store, rig.Store, rig.Store, rig.Store, null);
        Assert.Null(await desk.Close(rig.Mine, await SettingsOf(rig), Today, null, rig.Now));
        await Sell(rig, "B2", """{ "add": [{ "kind": "tip", "name": "Merci", "amount": "5.00" }], "tenders": [{ "method": "terminal", "amount": "125.00" }] }""");
        Assert.Equal(
            """
            Date;Rubrique;Détail;Encaissé;Remboursé;HT;TVA;TTC;Devise
            2026-06-01;Par mode de règlement;espèces;100,00;0,00;;;;EUR
            2026-06-01;Par utilisateur;clé;100,00;0,00;;;;EUR
            2026-06-01;Par taux de TVA;20 %;;;83,33;16,67;100,00;EUR
            2026-06-01;Par famille;Hébergement;;;;;120,00;EUR
            2026-06-01;Par famille;Remise;;;;;-20,00;EUR
            2026-06-01;Documents;Reçu R2026-000001 – R2026-000001 (1);;;;;100,00;EUR
            2026-06-01;Après la clôture – Par mode de règlement;terminal de paiement;125,00;0,00;;;;EUR
            2026-06-01;Après la clôture – Par utilisateur;clé;125,00;0,00;;;;EUR
            2026-06-01;Après la clôture – Par taux de TVA;20 %;;;100,00;20,00;120,00;EUR
            2026-06-01;Après la clôture – Par taux de TVA;Pourboires;;;5,00;0,00;5,00;EUR
            2026-06-01;Après la clôture – Par famille;Hébergement;;;;;120,00;EUR
            2026-06-01;Après la clôture – Par famille;Pourboire;;;;;5,00;EUR
            2026-06-01;Après la clôture – Documents;Reçu R2026-000002 – R2026-000002 (1);;;;;125,00;EUR

            """,
            await Written(rig, desk));
    }

    private static async Task<ApiRig> Open()
    {
        var rig = await ApiRig.Open();
        var settings = PropertyJson.Write(ApiRig.Settings("Les Pins"));
        settings["legal"] = JsonNode.Parse("""{ "vatRates": { "accommodation": 20 } }""");
        await rig.Store.SaveProperty(rig.Mine, PropertyJson.Read(DocumentValue.Of(settings)), rig.Now);
        return rig;
    }

    private static async Task Sell(ApiRig rig, string reference, string settling)
    {
        await rig.Put($"/bookings/{reference}", ApiRig.Booking(amount: "120.00"));
        var body = JsonNode.Parse(settling)!.AsObject();
        body["sales"] = 0;
        var answer = await rig.Post($"/bookings/{reference}/settle", body);
        Assert.True(answer.Status == 200, $"{answer.Json}");
    }

    private static async Task<PropertySettings> SettingsOf(ApiRig rig) => (await rig.Store.Property(rig.Mine))!.Settings;

    private static async Task<string> Written(ApiRig rig, DayDesk desk)
    {
        using var stream = new MemoryStream();
        var pages = AccountingCsv.Pages(
            desk, rig.Mine, await SettingsOf(rig), Today, Today, Languages.French, actors => new(_ => "clé"));
        await CsvFile.Write(stream, Languages.French, AccountingCsv.Head(Languages.French), pages, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\u00A0', ' ').Replace('\u202F', ' ');
    }
}
