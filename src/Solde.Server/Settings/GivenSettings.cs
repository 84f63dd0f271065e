using System.Globalization;
using Solde.Server.Cli;

namespace Solde.Server.Settings;

/// <summary>A value as it was written, and where.</summary>
/// <param name="Text">What was written.</param>
/// <param name="Place">Where, for people: <c>SOLDE_MAIL_PORT</c>, <c>mail.port in data/solde.json</c>.</param>
/// <param name="Folder">What a relative path in it is relative to.</param>
internal readonly record struct GivenValue(string Text, string Place, string Folder);

/// <summary>Settings as they were written, and what is wrong with them: all of it is told at once.</summary>
internal sealed class GivenSettings
{
    private readonly Dictionary<string, GivenValue> values = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    /// <summary>Takes a value in place of an earlier one. A blank one is none.</summary>
    public void Set(string name, GivenValue value)
    {
        if (!string.IsNullOrWhiteSpace(value.Text))
        {
            // A password may begin or end with a space; anything else may not.
            values[name] = name == "mail.password" ? value : value with { Text = value.Text.Trim() };
        }
    }

    /// <summary>A value and where it was written; null = not set.</summary>
    public GivenValue? Find(string name) => values.TryGetValue(name, out var value) ? value : null;

    /// <summary>A value; null = not set.</summary>
    public string? Text(string name) => Find(name)?.Text;

    /// <summary>Whether any setting whose name begins so is set.</summary>
    public bool Any(string prefix) => values.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>A whole number; null = not set, or wrong.</summary>
    public int? Number(string name, int minimum, int maximum)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Wrong(name, string.Create(CultureInfo.InvariantCulture, $"\"{text}\" is not a whole number between {minimum} and {maximum}"));
        return null;
    }

    /// <summary>A path, relative to where it was written; null = not set.</summary>
    public string? PathOf(string name) => Find(name) is { } value ? Path.Combine(value.Folder, value.Text) : null;

    /// <summary>A setting is wrong.</summary>
    public void Wrong(string name, string problem) =>
        faults.Add($"{name}: {problem}{(Find(name) is { Place.Length: > 0 } value ? $" ({value.Place})" : "")}");

    /// <summary>Something else is wrong, told with its place.</summary>
    public void Wrong(string fault) => faults.Add(fault);

    /// <summary>A setting that is set where it has no meaning.</summary>
    public void Refuse(string name, string why)
    {
        if (Find(name) is not null)
        {
            Wrong(name, why);
        }
    }

    /// <summary>Tells all that is wrong, if anything is.</summary>
    /// <exception cref="UserFault">Something is.</exception>
    public void ThrowIfWrong()
    {
        if (faults.Count > 0)
        {
            throw UserFault.Malformed(faults.Count == 1
                ? faults[0]
                : string.Create(CultureInfo.InvariantCulture, $"{faults.Count} settings are wrong:{string.Concat(faults.Select(fault => "\n  " + fault))}"));
        }
    }
}
