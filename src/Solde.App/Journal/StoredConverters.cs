using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;
using Solde.Core.Cards;

namespace Solde.App.Journal;

/// <summary>An amount as its minor units; the currency is the property's and stands once, in its settings.</summary>
internal sealed class MinorUnits(Currency currency) : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64(), currency);

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(ReferenceEquals(value.Currency, currency)
            ? value.Minor
            : throw new InvalidOperationException($"{value} does not belong to a property in {currency}"));
}

/// <summary>An instant as whole milliseconds since 1970-01-01 UTC.</summary>
internal sealed class UnixMilliseconds : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.FromUnixTimeMilliseconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteNumberValue(StoredTime.Milliseconds(value));
}

/// <summary>A value as the text of its ISO pattern.</summary>
internal sealed class IsoText<T>(IPattern<T> pattern) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        pattern.Parse(reader.GetString()!).GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
}

/// <summary>A local date as <c>2026-06-30</c>, written without going through a pattern: bookings are full of them.</summary>
internal sealed class IsoDate : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options)
    {
        if (value.Year is < 0 or > 9999)
        {
            throw new InvalidOperationException($"{value} is outside the years 0 to 9999");
        }

        Span<char> text = stackalloc char[10];
        text.TryWrite(CultureInfo.InvariantCulture, $"{value.Year:D4}-{value.Month:D2}-{value.Day:D2}", out _);
        writer.WriteStringValue(text);
    }
}

/// <summary>A card's number within its booking.</summary>
internal sealed class CardNumber : JsonConverter<CardId>
{
    public override CardId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, CardId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
}

/// <summary>A percentage as ten-thousandths of a percent.</summary>
internal sealed class TenThousandths : JsonConverter<Percent>
{
    public override Percent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Percent value, JsonSerializerOptions options) => writer.WriteNumberValue(value.TenThousandths);
}

/// <summary>Keeps the shape of a type that has a document of its own out of the metadata of those that refer to it.</summary>
internal sealed class NeverStored<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Misplaced();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw Misplaced();

    private static InvalidOperationException Misplaced() => new($"{typeof(T).Name} is stored by itself");
}
