using NodaTime;
using Solde.Core;
using Solde.Core.Properties;

namespace Solde.Lists;

/// <summary>The property that has them all.</summary>
internal static class Hotel
{
    public static Guid Id { get; } = new(1, 2, 3, new byte[8]);

    public static PropertySettings Settings { get; } = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr",
    };
}
