using Solde.Core.Documents;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>Whom an invoice is made out to, as staff enter it.</summary>
internal static class BillingForm
{
    /// <summary>Reads it.</summary>
    /// <returns>Null where nothing is entered.</returns>
    public static BilledTo? Read(Entered entered)
    {
        entered["billingAddress"] = entered["billingAddress"].ReplaceLineEndings("\n"); // As browsers count its length.
        return new BilledTo(
            Text(entered, "billingName", BilledTo.LongestName),
            Text(entered, "billingAddress", BilledTo.LongestAddress),
            Text(entered, "billingRegistration", BilledTo.LongestRegistration),
            Text(entered, "billingVatNumber", BilledTo.LongestVatNumber)).OrNone();
    }

    private static string? Text(Entered entered, string field, int most) => entered[field].Length == 0 ? null : entered.Required(field, most);
}
