using Solde.Core.Documents;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Bookings;

/// <summary>Whom an invoice is made out to, as staff enter it.</summary>
internal static class BillingForm
{
    /// <summary>Reads it.</summary>
    /// <returns>Null where nothing is entered.</returns>
    public static Billing? Read(Entered entered) => new Billing(
        Text(entered, "billingName", Billing.LongestName),
        Text(entered, "billingAddress", Billing.LongestAddress)?.ReplaceLineEndings("\n"),
        Text(entered, "billingRegistration", Billing.LongestRegistration),
        Text(entered, "billingVatNumber", Billing.LongestVatNumber)).OrNone();

    private static string? Text(Entered entered, string field, int most) => entered[field].Length == 0 ? null : entered.Required(field, most);
}
