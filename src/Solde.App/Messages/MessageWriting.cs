using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.App.Vouchers;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Messages;

/// <summary>Turns a decided message into one that can be queued: to whom, in which language, with which words.</summary>
public static class MessageWriting
{
    /// <summary>Writes a message down. Pure; the text itself is rendered from the row when it is sent.</summary>
    /// <param name="draft">What was decided.</param>
    /// <param name="key">The booking's key.</param>
    /// <param name="booking">The booking as the decision left it.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="now">When it is written; a deadline that is over by then is not named.</param>
    /// <param name="link">The guest's page; messages to staff never carry it.</param>
    /// <param name="staffLink">The booking's page for staff; messages to guests never carry it.</param>
    /// <param name="logo">Where the property's logo is; empty = it has none. Messages to staff never carry it.</param>
    /// <returns>Null when the guest has no address.</returns>
    public static Message? Write(
        MessageDraft draft, BookingKey key, BookingSnapshot booking, Guid id, Instant now, string link, string staffLink, string logo = "")
    {
        var address = draft.To == Recipient.Guest ? booking.Details.Guest.Email : booking.Property.StaffAddressFor(draft.Template);
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var language = Languages.Of(draft.To, booking.Details.Guest.Language, booking.Property.Language);
        return new Message
        {
            Id = id,
            To = draft.To,
            Template = draft.Template,
            TemplateVersion = booking.Property.OwnTemplates.GetValueOrDefault(new TemplateName(draft.To, draft.Template, language.Code).Code, 1),
            Address = address.Trim(),
            Language = language.Code,
            Data = draft.To == Recipient.Guest
                ? WithMore(DataOf(draft, booking, language, now, link), draft, key, booking, language, logo)
                : DataOf(draft, booking, language, now, staffLink),
            CreatedAt = now,
            NextTryAt = now,
        };
    }

    /// <summary>Where the property's logo is, for e-mails; empty = it has none, or none that mail programs would show: they load pictures over https alone.</summary>
    /// <param name="property">The property.</param>
    /// <param name="ids">Knows the address.</param>
    public static string LogoOf(PropertySettings property, IIds ids) =>
        property.Logo is { } picture && ids.LogoOf(picture) is var address && address.StartsWith("https://", StringComparison.Ordinal) ? address : "";

    private static Dictionary<string, string> DataOf(MessageDraft draft, BookingSnapshot booking, ILanguage language, Instant now, string link)
    {
        var details = booking.Details;
        var request = draft.Request is { } number ? booking.Requests.FirstOrDefault(r => r.Number == number) : null;
        var staying = details.Start is null;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MessageData.PropertyName] = booking.Property.Name,
            [MessageData.GuestName] = details.Guest.Name,
            [MessageData.Reference] = booking.Ref,
            [MessageData.Channel] = language.Channel(details.Channel),
            [MessageData.Visit] = language.Visit(booking.Property.Kind),
            [MessageData.Start] = details.Start is { } start ? language.DateAndTime(start) : "",
            [MessageData.Arrival] = staying ? language.Date(details.Arrival) : "",
            [MessageData.Departure] = staying ? language.Date(details.Departure) : "",
            [MessageData.Amount] = language.Amount(draft.Amount ?? AskedOf(booking, request)),
            [MessageData.Deadline] = DeadlineOf(booking, request, now) is { } deadline ? language.Date(deadline) : "",
            [MessageData.Methods] = language.AnyOf([.. MethodsOf(booking, request).Select(m => language.Method(m, draft.To))]),
            [MessageData.Link] = link,
            [MessageData.ReplyTo] = draft.To == Recipient.Guest ? AnswersOf(booking.Property) : "",
            [MessageData.Automation] = draft.Automation?.Name ?? "",
            [MessageData.Reason] = draft.Reason is { } reason ? language.Reason(reason, draft.To) : "",
            [MessageData.Method] = draft.Method is { } method ? language.Method(method, draft.To) : "",
            [MessageData.Hold] = IsHold(draft, booking) ? "true" : "",
            [MessageData.Again] = draft.Again ? language.Again : "",
            [MessageData.Next] = language.Next(NextSteps.After(draft, booking)),
        };
    }

    private static bool IsHold(MessageDraft draft, BookingSnapshot booking) =>
        draft.Attempt is { } id && booking.Attempts.Any(attempt => attempt.Id == id && attempt.Order.Kind == AttemptKind.Authorize);

    // The account and the property's own marks. Only what there is: most rows need none of it.
    private static Dictionary<string, string> WithMore(
        Dictionary<string, string> data, MessageDraft draft, BookingKey key, BookingSnapshot booking, ILanguage language, string logo)
    {
        var branding = booking.Property.Branding;
        var account = AccountOf(draft, booking);
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
        [
            (MessageData.Holder, account?.Holder ?? ""), (MessageData.Iban, account is null ? "" : Iban.InFours(account.Iban)), (MessageData.Bic, account?.Bic ?? ""),
            (MessageData.TransferReference, account is null ? "" : Iban.InFours(TransferReference.Of(booking.Ref, key.Booking))),
            (MessageData.VoucherCode, draft.Voucher is { } number ? WrittenVoucher.Of(number) : ""),
            (MessageData.ValidUntil, booking.Vouchers.FirstOrDefault(each => each.Number == draft.Voucher) is { } voucher ? language.Date(voucher.ValidUntil) : ""),
            (MessageData.Logo, logo), (MessageData.Color, branding.Color ?? ""), (MessageData.MailText, branding.MailText.GetValueOrDefault(language.Code, "")),
            (MessageData.LegalLink, branding.LegalLink.GetValueOrDefault(language.Code, "")),
            (MessageData.PrivacyLink, branding.PrivacyLink.GetValueOrDefault(language.Code, "")),
        ])
        {
            if (value.Length > 0)
            {
                data[name] = value;
            }
        }

        return data;
    }

    // Where a transfer goes. Who may pay in other ways too finds it on the page, once they have chosen.
    private static BankAccount? AccountOf(MessageDraft draft, BookingSnapshot booking)
    {
        var request = draft.Request is { } number ? booking.Requests.FirstOrDefault(r => r.Number == number) : RequestActions.LastAsked(booking);
        if (!AskedOf(booking, request).IsPositive)
        {
            return null;
        }

        var methods = MethodsOf(booking, request);
        var isMeant = draft.Template == Templates.TransferDetails || methods is [PaymentMethod.BankTransfer]
            || (request?.Method == PaymentMethod.BankTransfer && methods.Contains(PaymentMethod.BankTransfer));
        return isMeant ? booking.Property.PaymentDetails.BankTransfer : null;
    }

    private static string AnswersOf(PropertySettings property) =>
        property.StaffAddress == PropertySettings.NoStaffAddress ? "" : property.StaffAddress;

    private static Money AskedOf(BookingSnapshot booking, PaymentRequest? request) =>
        request is null ? Asking.Collectible(booking) : Asking.AmountOf(booking, request);

    private static LocalDate? DeadlineOf(BookingSnapshot booking, PaymentRequest? request, Instant now)
    {
        var today = now.InZone(booking.Property.Zone).Date;
        return request?.Deadline is { } deadline && deadline >= today ? deadline : null;
    }

    private static ImmutableArray<PaymentMethod> MethodsOf(BookingSnapshot booking, PaymentRequest? request) =>
        request is null ? Asking.MethodsOf(booking, Asking.Collectible(booking)) : Asking.MethodsOf(booking, request);
}
