using System.Net.Mail;
using NodaTime;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Server.Mail;

namespace Solde.Server.Tests.Mail;

/// <summary>Messages about a booking at Hôtel Müller, rendered, and settings to send them with.</summary>
internal static class Letters
{
    public static readonly Guid Id = new("0198a6c0-0000-7000-8000-000000000001");

    /// <summary>A request in French, with the letters and signs that mail programs garble first.</summary>
    public static Message ToGuest { get; } = MessageText.Render(Written(Recipient.Guest, Templates.BalanceRequest, "fr", "anna@guest.example"));

    /// <summary>A failure, in English.</summary>
    public static Message ToStaff { get; } = MessageText.Render(
        Written(Recipient.Staff, Templates.PaymentFailed, "en", "desk@mueller.example")) with { Id = new Guid("0198a6c0-0000-7000-8000-000000000002") };

    public static Message To(string reader) => ToGuest with { Address = $"{reader}@guest.example" };

    public static Message With(this Message message, string key, string value) =>
        message with { Data = new Dictionary<string, string>(message.Data, StringComparer.Ordinal) { [key] = value } };

    public static MailSettings Server(int port) => new()
    {
        From = new MailAddress("solde@mueller.example"), Host = "127.0.0.1", Port = port, Security = MailSecurity.None,
    };

    private static Message Written(Recipient to, string template, string language, string address) => new()
    {
        Id = Id,
        To = to,
        Template = template,
        Address = address,
        Language = language,
        CreatedAt = Instant.FromUtc(2026, 6, 30, 7, 0),
        Data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MessageData.PropertyName] = "Hôtel Müller",
            [MessageData.GuestName] = "Zoë Lefèvre",
            [MessageData.Reference] = "B1",
            [MessageData.Channel] = "Booking.com",
            [MessageData.Visit] = language == "fr" ? "séjour" : "stay",
            [MessageData.Arrival] = language == "fr" ? "24 juillet 2026" : "24 July 2026",
            [MessageData.Departure] = language == "fr" ? "31 août 2026" : "31 August 2026",
            [MessageData.Amount] = language == "fr" ? "1\u202F490,00\u00A0€" : "€1,490.00",
            [MessageData.Deadline] = language == "fr" ? "10 juillet 2026" : "",
            [MessageData.Methods] = language == "fr" ? "carte bancaire, virement ou chèque" : "",
            [MessageData.Link] = to == Recipient.Guest ? "https://pay.mueller.example/pay/kX3v9Q_2mB7tYw" : "https://solde.mueller.example/bookings/B1",
            [MessageData.ReplyTo] = to == Recipient.Guest ? "desk@mueller.example" : "",
            [MessageData.Automation] = "Charge on arrival",
            [MessageData.Reason] = "insufficient funds",
            [MessageData.Next] = "Retry the payment from the booking.",
        },
    };
}
