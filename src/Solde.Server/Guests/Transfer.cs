using System.Globalization;
using System.Text;
using QRCoder;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Server.Guests;

/// <summary>What a guest types into their banking app, or lets it read from a picture: the EPC's QR code, with the amount and a structured reference.</summary>
/// <param name="Account">Where it goes.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reference">ISO 11649, without blanks.</param>
internal sealed record Transfer(BankAccount Account, Money Amount, string Reference)
{
    /// <summary>The transfer that pays what a page asks; null = the property's account is not known, or nothing is asked.</summary>
    public static Transfer? Of(Visit visit) => visit is { Property.PaymentDetails.BankTransfer: { } account, Page.Amount: { } amount }
        ? new Transfer(account, amount, TransferReference.Of(visit.Booking.Ref, visit.Stored.Key.Booking))
        : null;

    public string Iban => Core.Iban.InFours(Account.Iban);

    public string ReferenceInFours => Core.Iban.InFours(Reference);

    /// <summary>The QR code as a picture (SVG); null where the EPC has none: it is for euros alone, up to 999,999,999.99.</summary>
    public string? Picture
    {
        get
        {
            const long most = 99_999_999_999;
            if (Amount.Currency != Currency.Eur || Amount.Minor > most)
            {
                return null;
            }

            var order = new PayloadGenerator.Girocode(
                Account.Iban, Account.Bic ?? "", Account.Holder, decimal.Parse(Amount.ToDecimalString(), CultureInfo.InvariantCulture), Reference,
                PayloadGenerator.Girocode.TypeOfRemittance.Structured, version: PayloadGenerator.Girocode.GirocodeVersion.Version2,
                encoding: PayloadGenerator.Girocode.GirocodeEncoding.UTF_8);
            using var maker = new QRCodeGenerator();
            using var code = maker.CreateQrCode(order, QRCodeGenerator.ECCLevel.M); // Level M: the EPC's guideline 069-12.
            using var drawn = new SvgQRCode(code);
            return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(drawn.GetGraphic(4)));
        }
    }
}
