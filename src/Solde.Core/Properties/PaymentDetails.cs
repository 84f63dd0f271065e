using System.Collections.Frozen;

namespace Solde.Core.Properties;

/// <summary>What guests need to know to pay by a method whose money does not come through a gateway.</summary>
public sealed record PaymentDetails
{
    /// <summary>Nothing.</summary>
    public static PaymentDetails None { get; } = new();

    /// <summary>Where transfers go; null = not set: the property tells guests itself.</summary>
    public BankAccount? BankTransfer { get; init; }

    /// <summary>What is to be known of cheques; null = nothing.</summary>
    public ChequeDetails? Cheque { get; init; }

    /// <summary>A few words for guests by method, each by language (<c>fr</c>, <c>en</c>): at most 500 characters.</summary>
    public IReadOnlyDictionary<PaymentMethod, IReadOnlyDictionary<string, string>> Texts { get; init; } =
        FrozenDictionary<PaymentMethod, IReadOnlyDictionary<string, string>>.Empty;

    /// <summary>The words for a method in a language; empty = there are none.</summary>
    public string TextOf(PaymentMethod method, string language) =>
        Texts.TryGetValue(method, out var words) && words.TryGetValue(language, out var text) ? text : "";
}

/// <summary>The account that transfers go to.</summary>
/// <param name="Holder">Whose it is: at most 70 characters, as a SEPA transfer takes.</param>
/// <param name="Iban">Its IBAN, without blanks.</param>
/// <param name="Bic">The bank's BIC; null = not given. Within SEPA none is needed.</param>
public sealed record BankAccount(string Holder, string Iban, string? Bic);

/// <summary>What a guest writes on a cheque, and where it goes.</summary>
/// <param name="PayableTo">To whose order it is made out.</param>
/// <param name="SendTo">The postal address, on one line; null = it is handed over.</param>
public sealed record ChequeDetails(string PayableTo, string? SendTo);
