using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Messages;

/// <summary>English, in British spelling.</summary>
public sealed class English : ILanguage
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <inheritdoc/>
    public string Code => "en";

    /// <inheritdoc/>
    public string Again => "This payment has now failed for the second time.";

    /// <inheritdoc/>
    public string Colon => ": ";

    /// <inheritdoc/>
    public string ToDo => "What to do";

    /// <inheritdoc/>
    public string BankDetails => "For your transfer";

    /// <inheritdoc/>
    public string LinkByHand => "If the button does not open, copy this address into your browser:";

    /// <inheritdoc/>
    public string Amount(Money amount)
    {
        var (sign, digits) = Spelling.Digits(amount, ",", ".");
        var symbol = amount.Currency.Code switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            "USD" => "US$",
            "CAD" => "CA$",
            "AUD" => "A$",
            "NZD" => "NZ$",
            _ => null,
        };
        return symbol is null ? sign + digits + Spelling.NoBreakSpace + amount.Currency.Code : sign + symbol + digits;
    }

    /// <inheritdoc/>
    public string Date(LocalDate date) => $"{Spelling.Number(date.Day)} {Months[date.Month - 1]} {Spelling.Number(date.Year)}";

    /// <inheritdoc/>
    public string DateAndTime(LocalDateTime time) => $"{Date(time.Date)} at {Time(time.TimeOfDay)}";

    /// <inheritdoc/>
    public string Time(LocalTime time) => $"{Spelling.TwoDigits(time.Hour)}:{Spelling.TwoDigits(time.Minute)}";

    /// <inheritdoc/>
    public string Percent(Percent percent) => Spelling.Signed(percent.ToString()) + "%";

    /// <inheritdoc/>
    public string AllOf(IReadOnlyList<string> things) => Spelling.Listed(things, "and");

    /// <inheritdoc/>
    public string AnyOf(IReadOnlyList<string> things) => Spelling.Listed(things, "or");

    /// <inheritdoc/>
    public string Visit(PropertyKind kind) => kind switch
    {
        PropertyKind.Lodging => "stay",
        PropertyKind.Salon => "appointment",
    };

    /// <inheritdoc/>
    public string Method(PaymentMethod method, Recipient reader) => method switch
    {
        PaymentMethod.Card => "card",
        PaymentMethod.BankTransfer => "bank transfer",
        PaymentMethod.Cheque => "cheque",
        PaymentMethod.HolidayVoucher => "holiday vouchers",
        PaymentMethod.OnSite => "on site",
        PaymentMethod.MailOrderCard when reader == Recipient.Guest => "card charged by the property",
        PaymentMethod.MailOrderCard => "mail-order card",
        PaymentMethod.Cash => "cash",
        PaymentMethod.Terminal => "card terminal",
        PaymentMethod.GiftVoucher => "gift voucher",
        PaymentMethod.Link => "payment link",
    };

    /// <inheritdoc/>
    public string Reason(DeclineReason reason, Recipient reader) => reader switch
    {
        Recipient.Guest => reason switch
        {
            DeclineReason.Declined or DeclineReason.InsufficientFunds or DeclineReason.LostOrStolen => "your bank did not accept the payment",
            DeclineReason.ExpiredCard => "your card has expired",
            DeclineReason.AuthenticationRequired => "your bank asks you to confirm the payment",
            DeclineReason.InvalidCard => "the card’s expiry date or security code is not correct",
            DeclineReason.GatewayUnavailable => "the payment service was not available",
        },
        Recipient.Staff => reason switch
        {
            DeclineReason.Declined => "the bank declined the payment without giving a reason",
            DeclineReason.InsufficientFunds => "insufficient funds",
            DeclineReason.ExpiredCard => "the card has expired",
            DeclineReason.LostOrStolen => "the card was reported lost or stolen",
            DeclineReason.AuthenticationRequired => "the guest’s bank requires strong customer authentication (SCA, 3-D Secure)",
            DeclineReason.InvalidCard => "the card is not valid",
            DeclineReason.GatewayUnavailable => "the payment provider could not be reached; nothing was charged",
        },
    };

    /// <inheritdoc/>
    public string Channel(string code) => code switch
    {
        "direct" => "Direct",
        "booking.com" => "Booking.com",
        "expedia" => "Expedia",
        "little-hotelier" => "Little Hotelier",
        _ => code,
    };

    /// <inheritdoc/>
    public string Next(NextStep step) => step switch
    {
        NextStep.None => "",
        NextStep.Retry => "Retry the payment from the booking. If it fails again, take it by hand or send a payment link.",
        NextStep.ByHandOrRequest => "Take the payment by hand, or send the guest a payment link: one click, from the booking.",
        NextStep.OtherCard => "Ask the guest for another card, or send a payment link: one click, from the booking.",
        NextStep.RequestToAuthenticate => "Send the guest a payment link: they will authenticate with their bank as they pay.",
        NextStep.AskOta => "This is a virtual card: the guest cannot help. Contact the online travel agency, then retry from the booking.",
        NextStep.GuestHasLink => "Nothing for now: the guest has been sent a link to authenticate. Without an answer within 24 hours the payment will fail.",
        NextStep.CheckPlanned => "Check the planned payments on the booking; you can move or cancel them.",
        NextStep.CheckRefund => "Check whether a refund is due under your cancellation terms. Solde never refunds by itself.",
        NextStep.RecordWhenReceived => "Record the payment on the booking once you have received it.",
        NextStep.TakeOnSite => "Take the payment on site, then record it on the booking.",
        NextStep.GetPayment => "Charge the card from the booking. If it is refused, report the problem there: the guest will be asked to pay again.",
        NextStep.NobodyWill => "Take the payment by hand when the time comes, or send the guest a payment link.",
    };

    /// <inheritdoc/>
    public string Label(string key) => key switch
    {
        MessageData.GuestName => "Guest",
        MessageData.Reference => "Booking",
        MessageData.Channel => "Channel",
        MessageData.Start => "Appointment",
        MessageData.Arrival => "Arrival",
        MessageData.Departure => "Departure",
        MessageData.Amount => "Amount",
        MessageData.Deadline => "Due by",
        MessageData.Methods => "Ways to pay",
        MessageData.Holder => "Account holder",
        MessageData.Iban => "IBAN",
        MessageData.Bic => "BIC",
        MessageData.TransferReference => "Reference of the transfer",
        MessageData.Automation => "Automation",
        MessageData.Reason => "Reason",
        MessageData.Method => "Payment method",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "has no label"),
    };

    /// <inheritdoc/>
    public string LegalNotice => "Legal notice";

    /// <inheritdoc/>
    public string Privacy => "Privacy";

    /// <inheritdoc/>
    public string Footer(Recipient reader, string property, string reference) => reader switch
    {
        Recipient.Guest => $"{property} is writing to you about your booking {reference}.",
        Recipient.Staff => $"{property} · sent by Solde to the team. The address it goes to can be changed in the settings.",
    };

    /// <inheritdoc/>
    public string InvitationFooter(string by, string address) => $"Solde sent this e-mail to {address} because {by} asked it to. Nothing else follows unless you accept.";

    /// <inheritdoc/>
    public string Typeset(string text) => text.Replace('\'', '’');
}
