using NodaTime;
using NodaTime.Text;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Server.Office;

/// <summary>How the office speaks of a property: in a language, and with times in the property's zone.</summary>
internal sealed class Voice(ILanguage language, DateTimeZone zone)
{
    private static readonly LocalDateTimePattern Sortable = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm':'ss");
    private static readonly Text Quotes = new("“{0}”", "« {0} »");

    public ILanguage Language => language;

    public string Say(Text text) => text.In(language);

    public string Say(Text text, params ReadOnlySpan<object?> values) => text.In(language, values);

    public string Amount(Money amount) => language.Amount(amount);

    public string Day(LocalDate day) => language.Date(day);

    /// <summary>An instant, as the property's clock showed it.</summary>
    public string At(Instant instant) => language.DateAndTime(instant.InZone(zone).LocalDateTime);

    /// <summary>An instant as the property's clock showed it, for machines: <c>2026-06-30 14:05:09</c>.</summary>
    public string Clock(Instant instant) => Sortable.Format(instant.InZone(zone).LocalDateTime);

    public string Method(PaymentMethod method) => language.Method(method, Recipient.Staff);

    public string Reason(DeclineReason reason) => language.Reason(reason, Recipient.Staff);

    /// <summary>A name somebody gave, in the language's quotation marks.</summary>
    public string Quoted(string name) => Say(Quotes, name);

    /// <summary>Names of which all are meant.</summary>
    public string All(IEnumerable<string> names) => language.AllOf([.. names.Select(Quoted)]);

    /// <summary>Names of which one is meant.</summary>
    public string Any(IEnumerable<string> names) => language.AnyOf([.. names.Select(Quoted)]);

    /// <summary>The number of one among several: <c>request 2</c>, <c>demande n° 2</c>.</summary>
    public string Number(int number) => language == Languages.French ? $"n°\u00A0{number}" : $"{number}";

    /// <summary>The French plural's ending of what agrees with an amount: less than two are singular.</summary>
    public static string Plural(Money amount) => Int128.Abs(amount.Minor) < 2 * amount.Currency.MinorPerUnit ? "" : "s";
}
