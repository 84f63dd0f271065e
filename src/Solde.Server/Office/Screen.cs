using Microsoft.AspNetCore.Http;
using NodaTime;
using Solde.App.Access;
using Solde.App.Messages;
using Solde.Core;

namespace Solde.Server.Office;

/// <summary>What every page can write: texts, amounts and times in the language of who looks, and the addresses of the property at hand.</summary>
internal sealed class Screen(IHttpContextAccessor http)
{
    public Here Here => Here.Of(http.HttpContext!);

    public ILanguage Language => Here.Language;

    /// <summary>How the property's sentences are told.</summary>
    public Voice Voice => new(Language, Here.View!.Settings.Zone);

    public string Say(Text text) => text.In(Language);

    public string Say(Text text, params ReadOnlySpan<object?> values) => text.In(Language, values);

    public string Amount(Money amount) => Language.Amount(amount);

    public string Day(LocalDate day) => Language.Date(day);

    /// <summary>An instant in the property's zone.</summary>
    public string At(Instant instant) => Voice.At(instant);

    /// <summary>The address of a page of the property at hand.</summary>
    public string Of(string path) => $"/{Here.Place!.Number}/{path}";

    /// <summary>Whether who looks may do what a role may, at the property at hand.</summary>
    public bool May(StaffRole role) => Here.May(role);
}
