using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage;

/// <content>Settings, what e-mails are made of, and the journal looked through.</content>
public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public async ValueTask<bool> ChangeSettings(Guid property, Func<PropertySettings, SettingsChange?> change, Instant now, string? by = null)
    {
        var changed = false;
        await WriteVersions(now, async tables => changed = await Change(tables, property, known => change(known), now, by));
        return changed;
    }

    /// <inheritdoc/>
    public ValueTask<Picture?> Logo(Guid id) => Read(tables => tables.Letters.Logo(id));

    /// <inheritdoc/>
    public ValueTask SaveLogo(Guid property, Picture? logo, Func<PropertySettings, SettingsChange> change, Instant now, string? by) => Write(async tables =>
    {
        if (logo is not null)
        {
            await tables.Letters.Add(logo, now);
        }

        await Change(tables, property, change, now, by);
    });

    /// <inheritdoc/>
    public ValueTask<string?> Template(Guid property, TemplateName name, int version) => Read(tables => tables.Letters.Source(property, name, version));

    /// <inheritdoc/>
    public ValueTask<int> SaveTemplate(Guid property, TemplateName name, string? source, Instant now, string? by) => Write(async tables =>
    {
        await tables.Properties.TakeChain(property);
        var known = (await tables.Properties.Required(property)).Settings;
        var before = known.OwnTemplates.GetValueOrDefault(name.Code, 1);
        if (source is null ? before == 1 : source == await tables.Letters.Source(property, name, before))
        {
            return before;
        }

        var version = source is null ? 1 : await tables.Letters.Add(property, name, source, now);
        var rest = known.OwnTemplates.Where(each => each.Key != name.Code);
        var own = (version == 1 ? rest : rest.Append(KeyValuePair.Create(name.Code, version))).ToFrozenDictionary();
        var fact = new TemplateEdited(now, name.To, name.Template, name.Language, version);
        await Change(tables, property, settings => new SettingsChange(settings with { OwnTemplates = own }, [fact], LookAgain: false), now, by);
        return version;
    });

    /// <inheritdoc/>
    public ValueTask<JournalPage> Look(Guid property, JournalFilter filter, JournalPlace? before, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read(async tables =>
        {
            var (found, next) = await tables.Looks.Page(property, filter, before, limit);
            var entries = await tables.Journal.Of([.. found.Select(each => (new BookingKey(property, each.Booking), each.Seq))]);
            return new JournalPage(
                [.. found.Select(each => entries.GetValueOrDefault((new BookingKey(property, each.Booking), each.Seq))).OfType<JournalEntry>()], next);
        });
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<MoneyLine>> Money(Guid property, Instant from, Instant to, JournalPlace? after, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read(async tables => await tables.Money.Of(
            property, (await tables.Properties.Required(property)).Settings.Currency, from, to, after, limit));
    }

    private static async ValueTask<bool> Change(Tables tables, Guid property, Func<PropertySettings, SettingsChange?> change, Instant now, string? by)
    {
        await tables.Properties.TakeChain(property); // From here on nobody else changes it until the transaction ends.
        if (change((await tables.Properties.Required(property)).Settings) is not { } wanted)
        {
            return false;
        }

        await tables.Properties.Save(property, wanted.Settings, now);
        await Append(tables, property, wanted.Facts, by);
        if (wanted.LookAgain)
        {
            await tables.Sweeps.Begin(property, now);
        }

        return true;
    }
}
