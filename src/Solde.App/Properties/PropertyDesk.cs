using System.Text.Json.Nodes;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.Core.Facts;
using Solde.Core.Json;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Properties;

/// <summary>Where a property's settings, logo and own e-mails are changed: the journal tells each change and who made it.</summary>
/// <param name="store">The durable memory.</param>
/// <param name="letters">Logos and own texts of e-mails.</param>
/// <param name="ids">Makes ids.</param>
public sealed class PropertyDesk(IStore store, ILetters letters, IIds ids)
{
    // What a decision never looks at.
    private static readonly ImmutableArray<string> OnlyOfLetters = ["branding", "logo", "staffAddress", "staffAddresses"];

    /// <summary>Who acts (<see cref="Actor"/>); null = nobody is named.</summary>
    public string? By { get; private init; }

    /// <summary>The desk as somebody uses it: the journal names them with everything they do.</summary>
    public PropertyDesk As(string by) => new(store, letters, ids) { By = by };

    /// <summary>Changes settings. What is the same already makes no version, and no booking is looked at for it.</summary>
    /// <param name="property">The property.</param>
    /// <param name="change">What they become, of what they are; logo, own e-mails and brake stay as they are. May be asked more than once. What
    /// it throws is thrown, and nothing is changed.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Null, or why not: currency, kind and gateway are fixed.</returns>
    public async ValueTask<string?> Save(Guid property, Func<PropertySettings, PropertySettings> change, Instant now)
    {
        string? refusal = null;
        await store.ChangeSettings(property, known =>
        {
            var wanted = change(known) with { Logo = known.Logo, OwnTemplates = known.OwnTemplates, Brake = known.Brake };
            wanted = wanted with { Fees = wanted.Fees with { Since = Since(known.Fees, wanted.Fees, now) } };
            refusal = Fixed(known, wanted);
            var changed = refusal is null ? Differences(known, wanted) : [];
            return changed.IsEmpty ? null : new SettingsChange(wanted, [new PropertyEdited(now, changed)], changed.Any(key => !OnlyOfLetters.Contains(key)));
        }, now, By);
        return refusal;
    }

    /// <summary>Changes some keys of the settings' document.</summary>
    /// <param name="property">The property.</param>
    /// <param name="keys">The keys with their new values.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Null, or why not.</returns>
    /// <exception cref="DocumentException">A value is wrong; the path says which.</exception>
    public ValueTask<string?> Save(Guid property, IReadOnlyDictionary<string, JsonNode?> keys, Instant now) => Save(property, known =>
    {
        var document = PropertyJson.Write(known);
        foreach (var (key, value) in keys)
        {
            document[key] = value?.DeepClone();
        }

        return PropertyJson.Read(DocumentValue.Of(document));
    }, now);

    /// <summary>Puts a picture over e-mails to guests, or takes it away.</summary>
    /// <param name="property">The property.</param>
    /// <param name="picture">PNG, JPEG or WebP; null = none.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Whether it is a picture of one of these kinds and of at most <see cref="Picture.MostBytes"/>.</returns>
    public async ValueTask<bool> SaveLogo(Guid property, ReadOnlyMemory<byte>? picture, Instant now)
    {
        var kind = picture is { } given ? Picture.KindOf(given.Span) : null;
        if (picture is not null && kind is null)
        {
            return false;
        }

        var logo = picture is { } bytes ? new Picture(ids.New(), property, kind!, [.. bytes.Span]) : null;
        await letters.SaveLogo(
            property, logo, known => new SettingsChange(known with { Logo = logo?.Id }, [new PropertyEdited(now, ["logo"])], LookAgain: false), now, By);
        return true;
    }

    /// <summary>Gives an e-mail a text of the property's own; messages that are written from now on have it.</summary>
    /// <param name="property">The property.</param>
    /// <param name="name">The e-mail.</param>
    /// <param name="source">A text that <see cref="Messages.OwnText.Check"/> finds nothing wrong with; null = the built-in one again.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The version that is in force; 1 = the built-in one.</returns>
    public ValueTask<int> SaveTemplate(Guid property, TemplateName name, string? source, Instant now) => letters.SaveTemplate(property, name, source, now, By);

    // Since when fees are charged by themselves: what was cancelled or missed before that was switched on is not.
    private static Instant? Since(FeeSettings known, FeeSettings wanted, Instant now) => (known.GraceHours, wanted.GraceHours) switch
    {
        (_, null) => null,
        (null, _) => now,
        _ => known.Since,
    };

    private static string? Fixed(PropertySettings known, PropertySettings wanted) => (known, wanted) switch
    {
        _ when known.Currency != wanted.Currency => Refusals.CurrencyFixed,
        _ when known.Kind != wanted.Kind => Refusals.KindFixed,
        _ when known.Gateway != wanted.Gateway => Refusals.GatewayFixed,
        _ => null,
    };

    private static ImmutableArray<string> Differences(PropertySettings known, PropertySettings wanted)
    {
        var (before, after) = (PropertyJson.Write(known), PropertyJson.Write(wanted));
        return [.. after.Where(pair => !JsonNode.DeepEquals(before[pair.Key], pair.Value)).Select(pair => pair.Key)];
    }
}
