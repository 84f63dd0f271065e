using Solde.App.Messages;

namespace Solde.Server.Office;

/// <summary>What a screen says, in every language it speaks; one stands beside the other, so that none is forgotten. Written with a plain keyboard:
/// French gets its spaces when it is shown.</summary>
/// <param name="English">In English.</param>
/// <param name="French">In French, with the trade's words (docs/glossary.md).</param>
public readonly record struct Text(string English, string French)
{
    /// <summary>The text in a language.</summary>
    public string In(ILanguage language) => language == Languages.French ? language.Typeset(French) : English;

    /// <summary>The text with values in the places of <c>{0}</c>, <c>{1}</c>…</summary>
    public string In(ILanguage language, params ReadOnlySpan<object?> values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, In(language), values);
}
