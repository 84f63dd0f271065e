using Solde.Core.Documents;
using Solde.Core.Json;

namespace Solde.App.Documents;

/// <summary>Whom an invoice is made out to, as other systems write it.</summary>
public static class BillingJson
{
    /// <summary>Reads it.</summary>
    /// <returns>Null where it says nothing.</returns>
    /// <exception cref="DocumentException">It is malformed.</exception>
    public static BilledTo? Read(DocumentValue value)
    {
        var fields = value.AsObject("name", "address", "registration", "vatNumber");
        return new BilledTo(
            fields.Optional("name")?.AsText(BilledTo.LongestName),
            fields.Optional("address")?.AsLines(BilledTo.LongestAddress),
            fields.Optional("registration")?.AsText(BilledTo.LongestRegistration),
            fields.Optional("vatNumber")?.AsText(BilledTo.LongestVatNumber)).OrNone();
    }
}
