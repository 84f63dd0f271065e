using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using Solde.Core;
using Solde.Core.Cards;
using Solde.Core.Properties;

namespace Solde.App.Tests.Journal;

/// <summary>Fills any record of the model with random values, and compares two of them field by field.</summary>
internal sealed class Sample(int seed)
{
    public static readonly PropertySettings Property = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
    };

    private readonly Random random = new(seed);

    public object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return random.Next(2) == 0 ? null : Of(underlying);
        }

        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return values.GetValue(random.Next(values.Length));
        }

        return Plain(type) ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Array(type) : Record(type));
    }

    public static string? Difference(object? a, object? b, string path = "$")
    {
        if (a is null || b is null || a is string || a.GetType().Namespace!.StartsWith("NodaTime", StringComparison.Ordinal) || a.GetType().IsValueType
            && a is not IEnumerable)
        {
            return Equals(a, b) ? null : $"{path}: {a} is not {b}";
        }

        if (a is IEnumerable left && b is IEnumerable right)
        {
            var (x, y) = (left.Cast<object?>().ToArray(), right.Cast<object?>().ToArray());
            return x.Length != y.Length
                ? $"{path}: {x.Length} elements are not {y.Length}"
                : x.Select((element, i) => Difference(element, y[i], $"{path}[{i}]")).FirstOrDefault(found => found is not null);
        }

        return Stored(a.GetType()).Select(property => Difference(property.GetValue(a), property.GetValue(b), $"{path}.{property.Name}"))
            .FirstOrDefault(found => found is not null);
    }

    // Empty and extreme values are as likely as ordinary ones: those are what a compact format loses.
    private object? Plain(Type type) => type switch
    {
        _ when type == typeof(string) => Pick("", "main", "Zoë \"Le Goff\" <z@example.com>", "日本語 \u0001", "x"),
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(int) => Pick(0, 1, 7, int.MaxValue),
        _ when type == typeof(Guid) => random.Next(4) == 0 ? Guid.Empty : new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray()),
        _ when type == typeof(Money) => new Money(Pick(0L, 1L, -1234L, 98_765_43L, Money.MaxMinor), Currency.Eur),
        _ when type == typeof(Percent) => new Percent(Pick(0L, -125_000L, 1_000_000L)),
        _ when type == typeof(CardId) => new CardId(random.Next(1, 9)),
        _ when type == typeof(Instant) => Instant.FromUnixTimeMilliseconds(Pick(0L, 1_782_800_000_123L, -1L)),
        _ when type == typeof(LocalDate) => Pick(new LocalDate(2026, 6, 30), new LocalDate(2028, 2, 29), default),
        _ when type == typeof(LocalDateTime) => Pick(new LocalDateTime(2026, 10, 25, 2, 30), new LocalDateTime(2026, 1, 1, 0, 0, 1)),
        _ when type == typeof(YearMonth) => new YearMonth(2027, random.Next(1, 13)),
        _ when type == typeof(PropertySettings) => Property,
        _ => null,
    };

    private object Array(Type type)
    {
        var element = type.GetGenericArguments()[0];
        var elements = System.Array.CreateInstance(element, random.Next(3));
        for (var i = 0; i < elements.Length; i++)
        {
            elements.SetValue(Of(element), i);
        }

        return typeof(ImmutableArray).GetMethods().Single(method => method.Name == "CreateRange" && method.GetParameters().Length == 1)
            .MakeGenericMethod(element).Invoke(null, [elements])!;
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var nullability = new NullabilityInfoContext();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => OrNull(p.ParameterType, nullability.Create(p)))]);
        foreach (var property in Stored(type).Where(p => constructor.GetParameters().All(parameter => parameter.Name != p.Name)))
        {
            property.SetValue(made, OrNull(property.PropertyType, nullability.Create(property)));
        }

        return made;
    }

    private object? OrNull(Type type, NullabilityInfo info) =>
        !type.IsValueType && info.ReadState == NullabilityState.Nullable && random.Next(2) == 0 ? null : Of(type);

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private static IEnumerable<PropertyInfo> Stored(Type type) => type.GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0);
}
