using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Solde.App.Journal;
using Solde.Core.Facts;

namespace Solde.App.Days;

/// <summary>A day whose till was closed.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who closed it (<see cref="Actor"/>).</param>
/// <param name="Sums">What it came to at that instant; kept as it was, whatever comes after.</param>
public sealed record ClosedDay(Instant At, string? By, DaySums Sums);

/// <summary>The days that were closed, which never change, and whose money an acquirer moved on a day.</summary>
public interface IDays
{
    /// <summary>A closed day; null = it was not closed.</summary>
    ValueTask<ClosedDay?> Day(Guid property, LocalDate day);

    /// <summary>Keeps a day's sums, with the fact that binds them in the property's journal.</summary>
    /// <param name="property">The property.</param>
    /// <param name="json">The sums, as they are kept.</param>
    /// <param name="closed">The fact.</param>
    /// <param name="by">Who closes it.</param>
    /// <returns>Whether it is closed by this; false = it was before, and nothing changed.</returns>
    ValueTask<bool> Close(Guid property, string json, DayClosed closed, string? by);

    /// <summary>Whose attempts these are, by attempt: the properties. What no property has is left out.</summary>
    ValueTask<ImmutableDictionary<Guid, Guid>> PropertiesOf(IEnumerable<Guid> attempts);
}

/// <summary>A day's sums, as they are kept.</summary>
public static class DayJson
{
    /// <summary>As they are kept. The same sums always give the same text.</summary>
    public static string Write(DaySums sums, Currency currency) => JsonSerializer.Serialize(sums, StoredJson.Of<DaySums>(currency));

    /// <summary>From what is kept.</summary>
    public static DaySums Read(string json, Currency currency) => JsonSerializer.Deserialize(json, StoredJson.Of<DaySums>(currency))!;

    /// <summary>What the journal binds: SHA-256 of what is kept, in hexadecimal.</summary>
    public static string DigestOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
