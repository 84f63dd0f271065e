using Solde.Core.Documents;
using Solde.Core.Json;

namespace Solde.App.Documents;

/// <summary>Whom an invoice is made out to, as other systems write it.</summary>
public static class BillingJson
{
    /// <summary>Reads it.</summary>
    /// <returns>Null where it says nothing.</returns>
    /// <exception cref="DocumentException">It is malformed.</exception>
    public static Billing? Read(DocumentValue value)
    {
        var fields = value.AsObject("name", "address", "registration", "vatNumber");
        return new Billing(
            fields.Optional("name")?.AsText(Billing.LongestName),
            fields.Optional("address")?.AsLines(Billing.LongestAddress),
            fields.Optional("registration")?.AsText(Billing.LongestRegistration),
            fields.Optional("vatNumber")?.AsText(Billing.LongestVatNumber)).OrNone();
    }
}
