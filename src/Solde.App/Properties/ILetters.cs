using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Properties;

/// <summary>Keeps what a property's e-mails are made of: logos, and its own texts. Both are kept for ever, as e-mails that were sent refer to them.</summary>
public interface ILetters
{
    /// <summary>A logo; null when there is none of that id.</summary>
    ValueTask<Picture?> Logo(Guid id);

    /// <summary>Stores a logo and the settings that name it, at once.</summary>
    /// <param name="property">The property.</param>
    /// <param name="logo">The logo; null = none from now on.</param>
    /// <param name="change">The new settings. Nobody else changes them meanwhile.</param>
    /// <param name="now">The instant.</param>
    /// <param name="by">Who did it (<see cref="Journal.Actor"/>); null = the program.</param>
    ValueTask SaveLogo(Guid property, Picture? logo, Func<PropertySettings, SettingsChange> change, Instant now, string? by);

    /// <summary>The property's own text of an e-mail; null when it has none of that version.</summary>
    ValueTask<string?> Template(Guid property, TemplateName name, int version);

    /// <summary>Stores a text as the version in force of an e-mail, with the fact that tells of it. A text that is in force already makes no version.</summary>
    /// <param name="property">The property.</param>
    /// <param name="name">The e-mail.</param>
    /// <param name="source">The text; null = the built-in one from now on.</param>
    /// <param name="now">The instant.</param>
    /// <param name="by">Who did it; null = the program.</param>
    /// <returns>The version in force; 1 = the built-in one.</returns>
    ValueTask<int> SaveTemplate(Guid property, TemplateName name, string? source, Instant now, string? by);
}
