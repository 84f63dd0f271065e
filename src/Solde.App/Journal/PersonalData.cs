using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Folios;

namespace Solde.App.Journal;

/// <summary>Where names and addresses of people, and what staff typed that may tell of them, stand in facts and bookings. They are kept apart from the
/// journal, which holds only their salted hashes, so that they can be erased and the chain of hashes stays whole (GDPR).</summary>
public static class PersonalData
{
    /// <summary>What is read in the place of a text that was erased.</summary>
    public const string Erased = "erased";

    /// <summary>Replaces every personal text of a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="replace">The text to put in the place of another; null = there is none any more.</param>
    public static IFact Replace(IFact fact, Func<string, string?> replace) => fact switch
    {
        BookingCreated f => f with { Details = Replace(f.Details, replace) },
        BookingModified f => f with { Details = Replace(f.Details, replace) },
        BookingUpdated f => f with { Details = Replace(f.Details, replace) },
        ConsentGiven { Consent.Address: { } address } f => f with { Consent = f.Consent with { Address = replace(address) } },
        AppointmentHeld { Held.Consent.Address: { } address } f => f with { Held = f.Held with { Consent = f.Held.Consent with { Address = replace(address) } } },
        FolioLineAdded { Typed: true, Name: { } name } f => f with { Name = replace(name) },
        FeeWaived { Typed: true } f => f with { Reason = replace(f.Reason) ?? Erased },
        RequestSent { To: not RequestSent.AtTheDesk } f => f with { To = replace(f.To) ?? Erased },
        MessageSent f => f with { Address = replace(f.Address) ?? Erased },
        MessageFailed f => f with { Address = replace(f.Address) ?? Erased, Error = replace(f.Error) ?? Erased }, // Mail servers repeat the address.
        DocumentIssued { Billing: { } billing } f => f with { Billing = Replace(billing, replace) },
        _ => fact,
    };

    /// <summary>Replaces every personal text of a booking.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="replace">The text to put in the place of another; null = there is none any more.</param>
    public static BookingSnapshot Replace(BookingSnapshot booking, Func<string, string?> replace) => booking with
    {
        Details = Replace(booking.Details, replace),
        Consent = booking.Consent is { Address: { } address } consent ? consent with { Address = replace(address) } : booking.Consent,
        Held = booking.Held is { Consent.Address: { } from } held ? held with { Consent = held.Consent with { Address = replace(from) } } : booking.Held,
        Folios = booking.Folios.Any(folio => folio.Lines.Any(IsTyped)) ? [.. booking.Folios.Select(folio => Replace(folio, replace))] : booking.Folios,
        Requests = booking.Requests.IsEmpty
            ? booking.Requests
            : [.. booking.Requests.Select(request => request.To is { } to ? request with { To = replace(to) ?? Erased } : request)],
        Documents = booking.Documents.All(document => document.Billing is null)
            ? booking.Documents
            : [.. booking.Documents.Select(document => document.Billing is { } billing ? document with { Billing = Replace(billing, replace) } : document)],
    };

    private static BilledTo Replace(BilledTo billing, Func<string, string?> replace)
    {
        return new BilledTo(Of(billing.Name), Of(billing.Address), Of(billing.Registration), Of(billing.VatNumber));

        string? Of(string? text) => text is null ? null : replace(text);
    }

    private static Folio Replace(Folio folio, Func<string, string?> replace) =>
        folio with { Lines = [.. folio.Lines.Select(line => IsTyped(line) ? line with { Name = replace(line.Name!) } : line)] };

    private static bool IsTyped(ChargeLine line) => line is { Typed: true, Name: not null };

    private static BookingDetails Replace(BookingDetails details, Func<string, string?> replace) => details with
    {
        Guest = details.Guest with
        {
            Name = replace(details.Guest.Name) ?? Erased,
            Email = details.Guest.Email is { } email ? replace(email) : null,
        },
    };
}
