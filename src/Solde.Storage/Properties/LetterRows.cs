using NodaTime;
using Solde.App.Properties;
using Solde.Core.Planning;
using Solde.Storage.Sql;

namespace Solde.Storage.Properties;

/// <summary>Logos, and properties' own texts of e-mails.</summary>
internal sealed class LetterRows(Session session)
{
    /// <summary>The first version that is a property's own.</summary>
    private const long FirstOwn = 2;

    public ValueTask<Picture?> Logo(Guid id)
    {
        const string sql = "SELECT logo_id, property_id, kind, bytes FROM logos WHERE logo_id = $1";
        return session.First(sql, row => new Picture(row.Id(0), row.Id(1), row.Text(2), [.. row.Bytes(3)]), id);
    }

    public async ValueTask Add(Picture logo, Instant now)
    {
        const string sql = "INSERT INTO logos (logo_id, property_id, kind, bytes, at) VALUES ($1, $2, $3, $4, $5)";
        await session.Execute(sql, logo.Id, logo.Property, logo.Kind, logo.Bytes.ToArray(), now);
    }

    public ValueTask<string?> Source(Guid property, TemplateName name, int version)
    {
        const string sql = """
            SELECT source FROM templates WHERE property_id = $1 AND recipient = $2 AND template = $3 AND language = $4 AND version = $5
            """;
        return session.First(sql, row => row.Text(0), property, name.To, name.Template, name.Language, (long)version);
    }

    /// <summary>Stores a text as the next version. Nobody else does so meanwhile: the property's chain is taken.</summary>
    public async ValueTask<int> Add(Guid property, TemplateName name, string source, Instant now)
    {
        const string sql = """
            INSERT INTO templates (property_id, recipient, template, language, version, source, at)
            SELECT $1, $2, $3, $4, COALESCE(MAX(version) + 1, $5), $6, $7 FROM templates
            WHERE property_id = $1 AND recipient = $2 AND template = $3 AND language = $4
            RETURNING version
            """;
        return (await session.Query(sql, row => row.Int(0), property, name.To, name.Template, name.Language, FirstOwn, source, now))[0];
    }
}
