using System.Collections.Frozen;

namespace Solde.Core.Properties;

/// <summary>Who issues a property's documents, as the law wants it named on them, and the VAT its charges contain.</summary>
public sealed record LegalIdentity
{
    /// <summary>Nothing is said: documents carry the property's name.</summary>
    public static LegalIdentity None { get; } = new();

    /// <summary>The company's or the person's name; null = the property's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its address, in lines.</summary>
    public string? Address { get; init; }

    /// <summary>Its number in the companies' register (SIRET, Companies House…).</summary>
    public string? Registration { get; init; }

    /// <summary>Its VAT number; null = it has none.</summary>
    public string? VatNumber { get; init; }

    /// <summary>What stands at the foot of each document: legal form and capital, why no VAT is charged, late payment terms.</summary>
    public string? Footer { get; init; }

    /// <summary>How many days after its day an invoice is to be paid at the latest; 0 = when it is received.</summary>
    public int DueDays { get; init; }

    /// <summary>The VAT that charges of a group contain whose line says none, by group.</summary>
    public IReadOnlyDictionary<string, Percent> VatRates { get; init; } = FrozenDictionary<string, Percent>.Empty;

    /// <summary>All its rates; that of a group first, where it has one.</summary>
    /// <param name="group">The revenue group.</param>
    public IEnumerable<Percent> RatesOf(string group) => VatRates.OrderBy(rate => rate.Key != group).ThenBy(rate => rate.Key, StringComparer.Ordinal).Select(rate => rate.Value);
}
