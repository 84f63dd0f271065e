using System.Text;
using Solde.App.Backtest;
using Solde.Server.Import;

namespace Solde.Server.Tests.Import;

/// <summary>Reads CSV texts in tests.</summary>
internal static class Csv
{
    /// <summary>The mapping of the sample.</summary>
    public static Mapping Sample { get; } = Read(File.ReadAllText(Samples.PathOf("hotel-bookings.mapping.json")));

    /// <summary>A small mapping with everything that the sample's does not use.</summary>
    public static string Small(string booking) => $$"""
        {
          "property": { "name": "Les Pins", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr" },
          "csv": { "delimiter": ";", "decimals": ",", "none": ["-"] },
          "booking": {{booking}}
        }
        """;

    public static Mapping Read(string json) => MappingReader.Read(Encoding.UTF8.GetBytes(json), out var mapping) is { } problem
        ? throw new InvalidOperationException(problem)
        : mapping!;

    public static string? Problem(string json) => MappingReader.Read(Encoding.UTF8.GetBytes(json), out _);

    public static (List<ImportedBooking> Bookings, ImportErrors Errors) Import(
        this Mapping mapping, string csv, CardSimulation cards = CardSimulation.None)
    {
        var errors = new ImportErrors();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return ([.. new BookingFile("bookings.csv", mapping, cards).Read(stream, errors)], errors);
    }
}
