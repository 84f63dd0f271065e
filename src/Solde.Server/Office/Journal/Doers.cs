using System.Collections.Immutable;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Messages;

namespace Solde.Server.Office.Journal;

/// <summary>Those who act, by name: the journal itself names nobody.</summary>
internal sealed class Doers
{
    /// <summary>So many of those who work at a property can be looked for.</summary>
    private const int MostListed = 200;

    private readonly IStaff staff;
    private readonly Guid? organisation;
    private readonly ImmutableArray<Colleague> colleagues;
    private readonly ILanguage language;
    private readonly Dictionary<Guid, string?> names;

    private Doers(IStaff staff, Guid? organisation, ImmutableArray<Colleague> colleagues, ILanguage language)
    {
        (this.staff, this.organisation, this.colleagues, this.language) = (staff, organisation, colleagues, language);
        names = colleagues.ToDictionary(each => each.Id, each => (string?)each.Name);
    }

    /// <summary>Those who may be looked for, each with the actor, or the beginning of one.</summary>
    public IEnumerable<(string Value, string Shown)> Choices =>
    [
        .. colleagues.Select(each => (Actor.Staff(each.Id), each.Name)),
        (Actor.KeyPrefix, JournalTexts.Systems.In(language)), (Actor.CommandLine, JournalTexts.CommandLine.In(language)),
    ];

    /// <summary>Those who work at the property at hand, told of in a language.</summary>
    public static async ValueTask<Doers> At(IStaff staff, Here here)
    {
        var (organisation, property) = (here.Member!.Organisation, here.Place!.Property);
        return new Doers(staff, organisation, await staff.Colleagues(organisation, property, MostListed), here.Language);
    }

    /// <summary>Those of all organisations, for whoever has the database.</summary>
    public static Doers OfAll(IStaff staff, ILanguage language) => new(staff, null, [], language);

    /// <summary>Finds out the names of actors that are not known yet; within an organisation one query, or none.</summary>
    public async ValueTask Learn(IEnumerable<string?> actors)
    {
        var unknown = actors.Select(Actor.StaffOf).OfType<Guid>().Where(id => !names.ContainsKey(id)).Distinct().ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var found = organisation is { } own ? await staff.StaffNames(own, unknown) : null;
        foreach (var id in unknown)
        {
            names[id] = found is null ? (await staff.Staff(id))?.Name : found.GetValueOrDefault(id);
        }
    }

    /// <summary>The name of an actor that was learnt; empty = nobody did it.</summary>
    public string Name(string? actor) => actor switch
    {
        null => "",
        Actor.CommandLine => JournalTexts.CommandLine.In(language),
        _ when Actor.StaffOf(actor) is { } id => names.GetValueOrDefault(id) ?? JournalTexts.FormerMember.In(language),
        _ => actor,
    };
}
