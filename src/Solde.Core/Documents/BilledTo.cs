namespace Solde.Core.Documents;

/// <summary>Whom an invoice is made out to, as far as whoever asks for it says; what is null is not said.</summary>
/// <param name="Name">The person or company; null = who the booking is of.</param>
/// <param name="Address">The address, in lines.</param>
/// <param name="Registration">The number in the companies' register (SIREN…).</param>
/// <param name="VatNumber">The VAT number.</param>
public sealed record BilledTo(string? Name, string? Address, string? Registration, string? VatNumber)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 200;

    /// <summary>The longest address.</summary>
    public const int LongestAddress = 500;

    /// <summary>The longest number in a register.</summary>
    public const int LongestRegistration = 100;

    /// <summary>The longest VAT number.</summary>
    public const int LongestVatNumber = 30;

    /// <summary>It, or null where it says nothing.</summary>
    public BilledTo? OrNone() => this is { Name: null, Address: null, Registration: null, VatNumber: null } ? null : this;
}
