using Microsoft.AspNetCore.Mvc;

namespace Solde.Server.Guests;

/// <summary>A receipt for a payment, to be printed.</summary>
internal sealed class ReceiptModel(GuestParts parts, Doors doors) : PortalPage(parts, doors)
{
    /// <summary>The folio it was posted to; null = there is no such payment, or it is not shown.</summary>
    public Statement? Statement { get; private set; }

    public Receipt Receipt { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string door, int number)
    {
        if (await Enter(door) is { } elsewhere)
        {
            return elsewhere;
        }

        foreach (var statement in Statements)
        {
            if (statement.Receipts.FirstOrDefault(each => each.Payment.Number == number) is { } receipt)
            {
                (Statement, Receipt) = (statement, receipt);
                return Page();
            }
        }

        return Nothing();
    }
}
