using System.Collections.Immutable;
using Solde.App.Documents;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Properties;

namespace Solde.Server.Office.Bookings;

/// <summary>What may be chosen in the forms of a booking.</summary>
internal static class BookingChoices
{
    private static readonly ImmutableArray<PaymentMethod> TakenElsewhere =
        [PaymentMethod.Cash, PaymentMethod.Terminal, PaymentMethod.BankTransfer, PaymentMethod.Cheque, PaymentMethod.HolidayVoucher, PaymentMethod.GiftVoucher];

    /// <summary>How money is taken elsewhere.</summary>
    public static IEnumerable<(string Value, string Shown)> Methods(Screen screen) => TakenElsewhere.Select(method => ($"{method}", screen.Voice.Method(method)));

    /// <summary>The last card of each owner, the last of all first.</summary>
    public static IEnumerable<(string Value, string Shown)> CardsOf(BookingSnapshot booking, Screen screen)
    {
        ImmutableArray<CardChoice> choices = booking.LastCard(CardChoice.Last)?.Owner == CardOwner.Ota
            ? [CardChoice.LastOta, CardChoice.LastGuest]
            : [CardChoice.LastGuest, CardChoice.LastOta];
        foreach (var choice in choices)
        {
            if (booking.LastCard(choice) is { } card)
            {
                yield return ($"{choice}", screen.Say(BookingTexts.CardEnds, card.Brand, card.Last4, BookingTexts.Expiry(card.Expiry)));
            }
        }
    }

    /// <summary>The folios that are open; any: also the one that is taken where none is named.</summary>
    public static IEnumerable<(string Value, string Shown)> OpenFolios(BookingSnapshot booking, Screen screen, bool any = true) =>
    [
        .. any ? [("", screen.Say(BookingTexts.OldestFolio))] : Array.Empty<(string, string)>(),
        .. booking.Folios.Where(folio => !folio.Closed).Select(folio => (folio.Name, screen.Say(FolioWords.Of(folio.Name)))),
    ];

    /// <summary>What a folio may be closed with.</summary>
    public static IEnumerable<(string Value, string Shown)> Documents(Screen screen) =>
    [
        ("", screen.Say(BookingTexts.NoDocument)), .. Enum.GetValues<FolioDocument>().Select(document => ($"{document}", screen.Say(DocumentWords.Of(document)))),
    ];

    /// <summary>The folios that can be invoiced still.</summary>
    public static IReadOnlyList<(string Value, string Shown)> NotInvoiced(BookingSnapshot booking, Screen screen) =>
    [
        .. booking.Folios.Where(folio => folio.Charges.IsPositive && DocumentActions.InvoiceOf(booking, folio) is null).Select(folio => (folio.Name, screen.Say(FolioWords.Of(folio.Name)))),
    ];

    public static IReadOnlyList<(string Value, string Shown)> Invoiced(BookingSnapshot booking, Screen screen) =>
        [.. booking.Folios.Where(folio => DocumentActions.InvoiceOf(booking, folio) is not null).Select(folio => (folio.Name, screen.Say(FolioWords.Of(folio.Name))))];

    public static IReadOnlyList<(string Value, string Shown)> WithoutReceipt(BookingSnapshot booking, Screen screen) =>
    [
        .. from folio in booking.Folios
           from payment in folio.Payments
           where payment.Refundable.IsPositive && !DocumentActions.HasReceipt(booking, folio, payment)
           select ($"{payment.Number}", screen.Say(BookingTexts.NumberedPayment, payment.Number, screen.Amount(payment.Refundable), screen.Voice.Method(payment.Method))),
    ];

    public static IEnumerable<(string Value, string Shown)> Guarantees(Screen screen) =>
        Enum.GetValues<GuaranteeState>().Select(state => ($"{state}", screen.Say(GuaranteeWords.Of(state))));

    public static IEnumerable<(string Value, string Shown)> Dysfunctions(Screen screen) =>
    [
        ($"{DysfunctionReason.Insolvent}", screen.Say(new("The card has no funds", "La carte est insolvable"))),
        ($"{DysfunctionReason.WrongDetails}", screen.Say(new("Expiry or code is wrong", "La date ou le code est erroné"))),
    ];

    /// <summary>What may have become of a payment.</summary>
    public static IEnumerable<(string Value, string Shown)> Outcomes(Screen screen) =>
    [
        ("", screen.Say(BookingTexts.PleaseChoose)),
        ("succeeded", screen.Say(new("The provider has it: it succeeded", "Le prestataire l'a : il a réussi"))),
        ("failed", screen.Say(new("The provider does not have it: it failed", "Le prestataire ne l'a pas : il a échoué"))),
    ];
}
