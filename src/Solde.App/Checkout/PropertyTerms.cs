using Solde.App.Messages;
using Solde.App.Properties;
using Solde.Core.Checkout;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Checkout;

/// <summary>A property's own terms (conditions), in each language: what a client reads below the fees before they leave a card. They are kept as the texts of
/// its e-mails are: a version never changes, so that what somebody agreed to can be read for ever.</summary>
public static class PropertyTerms
{
    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 20_000;

    // The texts of e-mails count from the built-in one.
    private const int BuiltIn = 1;

    /// <summary>Under which name they are kept.</summary>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static TemplateName In(string language) => new(Recipient.Guest, Templates.Terms, language);

    /// <summary>Which version of the terms a version of their texts is.</summary>
    public static int VersionOf(int template) => template - BuiltIn;

    /// <summary>The version in force for a client; 0 = there are none in their language: they read the built-in words of the fees alone.</summary>
    /// <param name="property">The property.</param>
    /// <param name="language">The client's; null = the property's.</param>
    public static int VersionFor(PropertySettings property, string? language) =>
        property.OwnTemplates.GetValueOrDefault(In(Spoken(property, language)).Code, BuiltIn) - BuiltIn;

    /// <summary>The terms that a client agreed to; null = none but the built-in words.</summary>
    /// <param name="letters">Where they are kept.</param>
    /// <param name="id">The property's id.</param>
    /// <param name="consent">What the client agreed to.</param>
    /// <param name="property">The property.</param>
    public static ValueTask<string?> Read(ILetters letters, Guid id, Consent consent, PropertySettings property) =>
        Read(letters, id, Spoken(property, consent.Language), consent.Terms);

    /// <summary>A version of the terms; null = there is none.</summary>
    /// <param name="letters">Where they are kept.</param>
    /// <param name="id">The property's id.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    /// <param name="version">From 1; 0 = none.</param>
    public static ValueTask<string?> Read(ILetters letters, Guid id, string language, int version) =>
        version is <= 0 or int.MaxValue ? ValueTask.FromResult<string?>(null) : letters.Template(id, In(language), version + BuiltIn);

    private static string Spoken(PropertySettings property, string? language) => Languages.Of(Recipient.Guest, language, property.Language).Code;
}
