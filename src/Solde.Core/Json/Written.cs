using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace Solde.Core.Json;

/// <summary>Values as documents spell them; what is not set is written as null, so that a document shows every choice there is.</summary>
public static class Written
{
    /// <summary>An amount without its currency, which the property has.</summary>
    public static JsonNode? Amount(Money? money) => money is { } amount ? JsonValue.Create(amount.ToDecimalString()) : null;

    /// <summary>A percentage, as a number.</summary>
    public static JsonNode? Share(Percent? percent) => percent is { } share ? JsonValue.Create(share.TenThousandths / 10_000m) : null;

    /// <summary>A value of an enum.</summary>
    public static JsonNode? Word<T>(T? value)
        where T : struct, Enum => value is { } word ? JsonValue.Create(CamelCase.Of(word)) : null;

    /// <summary>A local time, to the minute.</summary>
    public static JsonNode Time(LocalTime time) => JsonValue.Create(time.ToString("HH':'mm", CultureInfo.InvariantCulture));

    /// <summary>An instant, in UTC.</summary>
    public static JsonNode At(Instant instant) => JsonValue.Create(InstantPattern.ExtendedIso.Format(instant));

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(ImmutableArray<string> texts) => List(texts, text => JsonValue.Create(text));

    /// <summary>A list of values of an enum.</summary>
    public static JsonArray Words<T>(ImmutableArray<T> values)
        where T : struct, Enum => List(values, value => JsonValue.Create(CamelCase.Of(value)));

    /// <summary>A list.</summary>
    public static JsonArray List<T>(ImmutableArray<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);
}
