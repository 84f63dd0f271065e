using System.Collections.Immutable;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Messages;

namespace Solde.Server.Office.Journal;

/// <summary>Those who act, by name: the journal itself names nobody.</summary>
/// <param name="members">Everybody of the organisation.</param>
/// <param name="language">In which those without a name are told of.</param>
internal sealed class Doers(ImmutableArray<StaffMember> members, ILanguage language)
{
    private readonly ImmutableDictionary<Guid, string> names = members.ToImmutableDictionary(member => member.Id, member => member.Name);

    /// <summary>Those who may be looked for, each with the actor, or the beginning of one.</summary>
    public IEnumerable<(string Value, string Shown)> Choices =>
    [
        .. members.Select(member => (Actor.Staff(member.Id), member.Name)),
        (Actor.KeyPrefix, JournalTexts.Systems.In(language)), (Actor.CommandLine, JournalTexts.CommandLine.In(language)),
    ];

    /// <summary>The name of an actor; empty = nobody did it.</summary>
    public string Name(string? actor) => actor switch
    {
        null => "",
        Actor.CommandLine => JournalTexts.CommandLine.In(language),
        _ when Actor.StaffOf(actor) is { } id => names.GetValueOrDefault(id) ?? JournalTexts.FormerMember.In(language),
        _ => actor,
    };
}
