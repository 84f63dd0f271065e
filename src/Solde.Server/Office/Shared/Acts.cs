namespace Solde.Server.Office.Shared;

/// <summary>The forms of a page, each of which does something: what was entered into the one that was refused, and why.</summary>
public sealed class Acts
{
    private readonly Entered empty = new();
    private (string Name, string Key) refused;
    private Entered entered = new();

    /// <summary>Why the form was refused, where it is no single field's fault; null = a field says it.</summary>
    public Text? Refusal { get; private set; }

    /// <summary>Whether a form was refused.</summary>
    /// <param name="name">What it does.</param>
    /// <param name="key">Which of several that do this; empty = the only one.</param>
    public bool IsRefused(string name, string key) => refused == (name, key);

    /// <summary>What was entered into a form, if it was refused; otherwise nothing.</summary>
    public Entered For(string name, string key) => IsRefused(name, key) ? entered : empty;

    /// <summary>Notes that a form was refused.</summary>
    /// <param name="name">What it does.</param>
    /// <param name="sent">What was entered, with what is wrong.</param>
    /// <param name="refusal">Why, where no field says it.</param>
    public void Refuse(string name, Entered sent, Text? refusal = null)
    {
        refused = (name, sent[Act.KeyField]);
        (entered, Refusal) = (sent, refusal);
    }
}
