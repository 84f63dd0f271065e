using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Properties;
using Solde.Storage.Sql;

namespace Solde.Storage.Automations;

/// <summary>Automations with all their versions.</summary>
internal sealed class AutomationRows(Session session)
{
    public async ValueTask Save(Guid property, Automation automation)
    {
        const string upsert = """
            INSERT INTO automations (property_id, automation_id, age, name, state, activated_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (property_id, automation_id) DO UPDATE SET name = excluded.name, state = excluded.state, activated_at = excluded.activated_at
            """;
        const string version = """
            INSERT INTO automation_versions (property_id, automation_id, number, at, rule) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (property_id, automation_id, number) DO NOTHING
            """;
        const string changed = "UPDATE properties SET rules_version = rules_version + 1 WHERE property_id = $1";
        var id = automation.Ref.Id;
        await session.Execute(changed, property); // First: of two that save at once the second waits here.
        await session.Execute(upsert, property, id, (long)automation.Age, automation.Ref.Name, automation.State, automation.ActivatedAt);
        foreach (var saved in automation.Versions)
        {
            await session.Execute(version, property, id, (long)saved.Number, saved.At, Documents.Write(saved.Rule));
        }
    }

    public async ValueTask<RuleSet> Rules(Guid property, PropertySettings settings)
    {
        const string versions =
            "SELECT automation_id, number, at, rule FROM automation_versions WHERE property_id = $1 ORDER BY automation_id, number";
        const string all = "SELECT automation_id, name, age, state, activated_at FROM automations WHERE property_id = $1 ORDER BY age";
        var saved = (await session.Query(
            versions, row => (Id: row.Id(0), Version: new AutomationVersion(row.Int(1), row.Instant(2), Documents.ReadRule(row.Text(3), settings))), property))
            .ToLookup(pair => pair.Id, pair => pair.Version);
        return new RuleSet(await session.Query(
            all,
            row => new Automation(
                new AutomationRef(row.Id(0), row.Text(1)), row.Int(2), row.Word<AutomationState>(3), row.InstantOrNull(4), [.. saved[row.Id(0)]]),
            property));
    }
}
