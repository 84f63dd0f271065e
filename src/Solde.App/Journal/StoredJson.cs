using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime.Text;
using Solde.Core.Bookings;
using Solde.Core.Properties;

namespace Solde.App.Journal;

/// <summary>The compact JSON of what is stored: amounts in minor units of the one currency of a property, instants as milliseconds, values that
/// are null, zero or false left out. One set of options per currency, made once.</summary>
internal static class StoredJson
{
    private static readonly ConcurrentDictionary<Currency, JsonSerializerOptions> ByCurrency = new();

    // Not of the fold, or not stored with it: settings and attempts have their own rows, news is gone once a decision has looked.
    private static readonly string[] BesideTheFold = ["property", "attempts", "news"];

    /// <summary>How a type is written for properties of a currency.</summary>
    internal static JsonTypeInfo<T> Of<T>(Currency currency) => (JsonTypeInfo<T>)Of(typeof(T), currency);

    /// <summary>How a type is written for properties of a currency.</summary>
    internal static JsonTypeInfo Of(Type type, Currency currency) => ByCurrency.GetOrAdd(currency, Options).GetTypeInfo(type);

    private static JsonSerializerOptions Options(Currency currency)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            IgnoreReadOnlyProperties = true, // What is computed is not stored.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Stored, never put into a page.
            TypeInfoResolver = StoredJsonContext.Default.WithAddedModifier(LeaveOut),
            Converters =
            {
                new MinorUnits(currency), new UnixMilliseconds(), new IsoDate(), new CardNumber(), new TenThousandths(), new NeverStored<PropertySettings>(),
                new IsoText<LocalDateTime>(LocalDateTimePattern.ExtendedIso), new IsoText<YearMonth>(YearMonthPattern.Iso),
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false; // A required zero is left out like any other.
            if (type.Type == typeof(BookingSnapshot) && BesideTheFold.Contains(property.Name))
            {
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
