using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Properties;
using Solde.App.Simulate;
using Solde.Core;
using Solde.Core.Facts;
using Solde.Core.Json;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Contract.Tests.Storage;

/// <summary>Settings, own texts and logos, changed with what the journal tells of it.</summary>
public sealed class SettingsTests
{
    private const string Anne = "staff:00000000-0000-0000-0000-000000000001";

    private static readonly TemplateName Link = new(Recipient.Guest, Templates.PaymentLink, "fr");

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Changes_at_the_same_time_are_all_kept_and_each_is_told_with_who_made_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var changes = new Dictionary<string, JsonNode?>
        {
            ["name"] = "Les Chênes", ["sendRequestsAt"] = "07:30", ["methods"] = new JsonArray("cheque"), ["staffAddress"] = "desk@lespins.example",
        };
        await Task.WhenAll(changes.Select(each => Task.Run(async () =>
            Assert.Null(await Desk(rig).Save(rig.Property, new Dictionary<string, JsonNode?> { [each.Key] = each.Value }, Rig.Noon)))));
        var settings = (await rig.Store.Property(rig.Property))!.Settings;
        Assert.Equal(("Les Chênes", "desk@lespins.example", 7), (settings.Name, settings.StaffAddress, settings.SendRequestsAt.Hour));
        Assert.Equal([PaymentMethod.Cheque], settings.Methods!.Value.Select(offered => offered.Method));
        var told = (await rig.Feed(rig.Property, default, 100)).Where(entry => entry.Fact is PropertyEdited).ToList();
        Assert.All(told, entry => Assert.Equal(Anne, entry.By));
        Assert.Equal(["methods", "name", "sendRequestsAt", "staffAddress"], told.SelectMany(entry => ((PropertyEdited)entry.Fact).Changed).Order());
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_wrong_fixed_or_the_same_changes_nothing(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var wrong = await Assert.ThrowsAsync<DocumentException>(async () =>
            await Desk(rig).Save(rig.Property, new Dictionary<string, JsonNode?> { ["staffAddress"] = "nobody" }, Rig.Noon));
        Assert.Equal("$.staffAddress", wrong.Path);
        Assert.Equal(Refusals.CurrencyFixed, await Desk(rig).Save(rig.Property, known => known with { Currency = Currency.Find("CHF")! }, Rig.Noon));
        Assert.Null(await Desk(rig).Save(rig.Property, known => known, Rig.Noon));
        Assert.Empty((await rig.Feed(rig.Property, default, 100)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Since_when_fees_charge_themselves_is_kept_by_whoever_stores_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.Null(await Since(rig, 0, new JsonObject { ["graceHours"] = null, ["since"] = "2020-01-01T00:00:00Z" }));
        Assert.Equal(Hour(1), await Since(rig, 1, new JsonObject { ["graceHours"] = 6 }));
        Assert.Equal(Hour(1), await Since(rig, 2, new JsonObject { ["graceHours"] = 12, ["since"] = "2020-01-01T00:00:00Z" }));
        Assert.Equal(Hour(1), await Since(rig, 3, new JsonObject { ["graceHours"] = 12 }));
        Assert.Null(await Since(rig, 4, new JsonObject { ["graceHours"] = null }));
        Assert.Equal(Hour(5), await Since(rig, 5, new JsonObject { ["graceHours"] = 6 }));
    }

    private static Instant Hour(int hour) => Rig.Noon + Duration.FromHours(hour);

    private static async Task<Instant?> Since(Rig rig, int hour, JsonObject fees)
    {
        Assert.Null(await Desk(rig).Save(rig.Property, new Dictionary<string, JsonNode?> { ["fees"] = fees }, Hour(hour)));
        return (await rig.Store.Property(rig.Property))!.Settings.Fees.Since;
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_message_keeps_the_text_it_was_written_with(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.Equal(1, await Desk(rig).SaveTemplate(rig.Property, Link, null, Rig.Noon));
        Assert.Equal(2, await Desk(rig).SaveTemplate(rig.Property, Link, "first", Rig.Noon));
        Assert.Equal(2, await Desk(rig).SaveTemplate(rig.Property, Link, "first", Rig.Noon));
        Assert.Equal(2, (await rig.Store.Property(rig.Property))!.Settings.OwnTemplates[Link.Code]);
        var booking = await rig.Book("A");
        var message = rig.Mail() with { Template = Link.Template, TemplateVersion = 2 };
        await rig.Commit(Rig.With(booking, Rig.Line(1)) with { Messages = [message, rig.Mail()] });
        Assert.Equal(3, await Desk(rig).SaveTemplate(rig.Property, Link, "second", Rig.Noon));
        Assert.Equal(1, await Desk(rig).SaveTemplate(rig.Property, Link, null, Rig.Noon));
        Assert.Empty((await rig.Store.Property(rig.Property))!.Settings.OwnTemplates);
        var claimed = await rig.Store.ClaimMessages(Rig.Noon, Rig.Noon + NodaTime.Duration.FromMinutes(5), 10);
        Assert.Equal(["first", null], claimed.OrderByDescending(each => each.Message.TemplateVersion).Select(each => each.Message.Source));
        Assert.Equal(4, await Desk(rig).SaveTemplate(rig.Property, Link, "third", Rig.Noon));
        Assert.Equal("second", await Letters(rig).Template(rig.Property, Link, 3));
        Assert.Null(await Letters(rig).Template(rig.NewId(), Link, 3));
        Assert.Equal([2, 3, 1, 4], (await rig.Feed(rig.Property, default, 100)).Select(entry => entry.Fact).OfType<TemplateEdited>().Select(fact => fact.Version));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_logo_is_a_picture_by_what_is_in_it_and_outlives_its_removal(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.False(await Desk(rig).SaveLogo(rig.Property, "<svg/>"u8.ToArray(), Rig.Noon));
        Assert.False(await Desk(rig).SaveLogo(rig.Property, new byte[Picture.MostBytes + 1], Rig.Noon));
        Assert.True(await Desk(rig).SaveLogo(rig.Property, Png, Rig.Noon));
        var logo = (await rig.Store.Property(rig.Property))!.Settings.Logo!.Value;
        await Desk(rig).Save(rig.Property, new Dictionary<string, JsonNode?> { ["name"] = "Les Chênes" }, Rig.Noon);
        Assert.Equal(logo, (await rig.Store.Property(rig.Property))!.Settings.Logo);
        Assert.True(await Desk(rig).SaveLogo(rig.Property, null, Rig.Noon));
        Assert.Null((await rig.Store.Property(rig.Property))!.Settings.Logo);
        var kept = (await Letters(rig).Logo(logo))!;
        Assert.Equal(("image/png", rig.Property), (kept.Kind, kept.Property));
        Assert.Equal(Png, kept.Bytes);
        Assert.Null(await Letters(rig).Logo(rig.NewId()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_key_is_made_once_and_both_ends_of_it_are_told(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (keys, id) = (new KeyDesk((IAccess)rig.Store).As(Anne), rig.NewId());
        var text = (await keys.Create(rig.Property, id, "PMS", KeyScope.Read, new byte[ApiKeyText.RandomBytes], Rig.Noon))!;
        Assert.Null(await keys.Create(rig.Property, id, "PMS", KeyScope.Write, Enumerable.Repeat((byte)1, ApiKeyText.RandomBytes).ToArray(), Rig.Noon));
        Assert.True(await keys.Revoke(rig.Property, ApiKeyText.PrefixOf(text)!, Rig.Noon));
        Assert.False(await keys.Revoke(rig.Property, ApiKeyText.PrefixOf(text)!, Rig.Noon));
        var told = await rig.Feed(rig.Property, default, 100);
        Assert.Equal([new KeyCreated(Rig.Noon, ApiKeyText.PrefixOf(text)!, "PMS"), new KeyRevoked(Rig.Noon, ApiKeyText.PrefixOf(text)!)], told.Select(entry => entry.Fact));
        Assert.All(told, entry => Assert.Equal(Anne, entry.By));
    }

    private static PropertyDesk Desk(Rig rig) => new PropertyDesk(rig.Store, Letters(rig), new CountedIds()).As(Anne);

    private static ILetters Letters(Rig rig) => (ILetters)rig.Store;
}
