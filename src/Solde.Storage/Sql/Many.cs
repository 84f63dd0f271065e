using System.Collections.Immutable;

namespace Solde.Storage.Sql;

/// <summary>The type of a column of a <see cref="Many"/>.</summary>
internal enum ColumnType
{
    Id,
    Number,
    Text,
    Bytes,
}

/// <summary>A column of a <see cref="Many"/>.</summary>
internal readonly record struct Column(string Name, ColumnType Type);

/// <summary>A statement for many rows at once. In its text <c>{rows}</c> stands for them: a table r with these columns. PostgreSQL gets all rows in
/// one call; SQLite, which is in this process, runs the prepared statement once a row, and r.x is a parameter there.</summary>
internal sealed class Many
{
    private readonly Statement statement;

    /// <param name="template">The text, which may use the dialect's expressions.</param>
    /// <param name="columns">The columns, in the order of the values, each as <c>id:</c>, <c>number:</c>, <c>text:</c> or <c>bytes:</c> and its name.</param>
    /// <param name="tells">The column that tells which rows were written; null = nobody asks.</param>
    public Many(Func<IDialect, string> template, string columns, string? tells = null)
    {
        Columns = [.. columns.Split(' ').Select(ColumnOf)];
        Tells = tells is null ? null : Columns.First(column => column.Name == tells);
        statement = new Statement(dialect => dialect.ForRows(this, template(dialect)));
    }

    public Many(string template, string columns, string? tells = null)
        : this(_ => template, columns, tells)
    {
    }

    public ImmutableArray<Column> Columns { get; }

    public Column? Tells { get; }

    /// <summary>The text in a dialect; the same instance each time.</summary>
    public string TextIn(IDialect dialect) => statement.TextIn(dialect);

    private static Column ColumnOf(string column)
    {
        var parts = column.Split(':');
        return new Column(parts[1], parts[0] switch
        {
            "id" => ColumnType.Id,
            "number" => ColumnType.Number,
            "text" => ColumnType.Text,
            "bytes" => ColumnType.Bytes,
            _ => throw new ArgumentException($"{column}: no such type", nameof(column)),
        });
    }
}
