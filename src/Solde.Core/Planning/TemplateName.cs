namespace Solde.Core.Planning;

/// <summary>An e-mail in a language.</summary>
/// <param name="To">Who reads it.</param>
/// <param name="Template">One of <see cref="Templates"/>.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
public readonly record struct TemplateName(Recipient To, string Template, string Language)
{
    /// <summary>The name as one word: <c>fr/guest/balance-request</c>.</summary>
    public string Code => $"{Language}/{(To == Recipient.Guest ? "guest" : "staff")}/{Template}";

    /// <summary>Every e-mail there is in a language: those to guests, then those to staff, in the order of <see cref="Templates"/>.</summary>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static ImmutableArray<TemplateName> All(string language) =>
    [
        .. Templates.ToGuest.Concat(Templates.ByThemselves).Order(StringComparer.Ordinal).Select(template => new TemplateName(Recipient.Guest, template, language)),
        .. Templates.ToStaff.Select(template => new TemplateName(Recipient.Staff, template, language)),
    ];
}
