using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Solde.Server.Import;

/// <summary>A part of a mapping: computes one thing about a booking from a line of the file.</summary>
/// <typeparam name="T">Text, number, date or date and time; null = none.</typeparam>
internal interface IValue<out T>
{
    /// <summary>The column to name when the value is wrong; null when it comes from no column.</summary>
    string? Column { get; }

    /// <summary>The value on a line. What is wrong is noted on the line; the value is then of no meaning.</summary>
    T Of(Row row);
}

/// <summary>The same on every line.</summary>
internal sealed class Constant<T>(T value) : IValue<T>
{
    public string? Column => null;

    public T Of(Row row) => value;
}

/// <summary>The text of a column.</summary>
internal sealed class ColumnText(int column, string name) : IValue<string?>
{
    public string? Column => name;

    public string? Of(Row row) => row.Text(column);
}

/// <summary>What is known of the line or of its stay by then.</summary>
internal sealed class Computed<T>(Func<Row, T> compute) : IValue<T>
{
    public string? Column => null;

    public T Of(Row row) => compute(row);
}

/// <summary>Texts put together; none where one of them is none.</summary>
internal sealed class JoinedText(ImmutableArray<IValue<string?>> parts) : IValue<string?>
{
    public string? Column => parts.FirstOrDefault(part => part.Column is not null)?.Column;

    public string? Of(Row row)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Of(row) is not { } text)
            {
                return null;
            }

            joined.Append(text);
        }

        return joined.ToString();
    }
}

/// <summary>A table: a text and what it stands for. A text that is not in the table is an error unless there is an <c>else</c>.</summary>
internal sealed class TableText(IValue<string?> of, FrozenDictionary<string, string?> table, IValue<string?>? otherwise) : IValue<string?>
{
    public string? Column => of.Column;

    public string? Of(Row row)
    {
        var text = of.Of(row);
        if (text is not null && table.TryGetValue(text, out var found))
        {
            return found;
        }

        if (otherwise is not null)
        {
            return otherwise.Of(row);
        }

        row.Fail(Column, $"{(text is null ? "empty" : $"unknown value \"{text}\"")}; known: {string.Join(", ", table.Keys.Order())}");
        return null;
    }
}

/// <summary>One thing that must hold for a case to be taken.</summary>
internal sealed record Condition(IValue<string?> Of, Func<string?, bool> Holds);

/// <summary>A case: taken when all its conditions hold; without any, always.</summary>
internal sealed record Case<T>(ImmutableArray<Condition> If, IValue<T> Then)
{
    public bool Fits(Row row)
    {
        foreach (var condition in If)
        {
            if (!condition.Holds(condition.Of.Of(row)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The first case that fits; a line that fits none is an error.</summary>
internal sealed class FirstOf<T>(ImmutableArray<Case<T>> cases, T fallback) : IValue<T>
{
    public string? Column => cases.SelectMany(c => c.If).Select(condition => condition.Of.Column).FirstOrDefault(column => column is not null);

    public T Of(Row row)
    {
        foreach (var one in cases)
        {
            if (one.Fits(row))
            {
                return one.Then.Of(row);
            }
        }

        var seen = cases.SelectMany(c => c.If).Select(condition => condition.Of).DistinctBy(of => of.Column)
            .Select(of => $"{of.Column ?? "value"} \"{of.Of(row) ?? ""}\"");
        row.Fail(Column, $"no case fits {string.Join(", ", seen)}");
        return fallback;
    }
}
