using System.Collections.Immutable;
using NodaTime;
using Solde.App.Documents;
using Solde.App.Journal;
using Solde.Core;
using Solde.Core.Cards;
using Solde.Core.Documents;
using Solde.Core.Folios;

namespace Solde.Server.Guests;

/// <summary>A folio as its guest reads it. Of folios that are hidden (C9) there is none.</summary>
/// <param name="Visit">Who reads it.</param>
/// <param name="Number">Its place among all folios of the booking, from 1: the address stays the same whichever are shown.</param>
/// <param name="Folio">The folio.</param>
/// <param name="Receipts">Its payments, in the order received.</param>
/// <param name="Documents">Its receipts, invoices and credit notes, oldest first.</param>
internal sealed record Statement(Visit Visit, int Number, Folio Folio, ImmutableArray<Receipt> Receipts, ImmutableArray<StoredDocument> Documents)
{
    /// <summary>The statements of a booking, the oldest folio first.</summary>
    /// <param name="visit">Who reads them.</param>
    /// <param name="journal">All of the booking's journal, in order.</param>
    /// <param name="documents">All of its documents.</param>
    public static ImmutableArray<Statement> Of(Visit visit, ImmutableArray<JournalEntry> journal, ImmutableArray<StoredDocument> documents)
    {
        var times = PaymentTimes.Of(journal);
        return
        [
            .. visit.Booking.Folios.Select((folio, i) => (Folio: folio, Number: i + 1)).Where(each => each.Folio.Visible)
                .Select(each => Of(visit, each.Number, each.Folio, times, [.. documents.Where(document => document.Text.Folio == each.Folio.Name)])),
        ];
    }

    private static Statement Of(Visit visit, int number, Folio folio, PaymentTimes times, ImmutableArray<StoredDocument> documents)
    {
        var inForce = Told.InForce(visit.Booking, folio).Where(document => document.Kind == DocumentKind.Invoice).Select(document => document.Document).ToHashSet();
        var invoiced = documents.Where(document => inForce.Contains(document.Document)).Select(document => document.At).DefaultIfEmpty(Instant.MinValue).Max();
        return new(
            visit, number, folio,
            [
                .. folio.Payments.Select(payment => Receipt.Of(visit, payment, times) with
                {
                    IsDocumented = invoiced >= times.Received(payment.Number) || DocumentActions.HasReceipt(visit.Booking, folio, payment),
                }),
            ],
            documents);
    }

    /// <summary>What it is called: the first one is Solde's own, the others are called as somebody called them.</summary>
    public string Title => Folio.Name == "main" ? Visit.Say(PortalTexts.Yours, Visit.What) : Folio.Name;

    /// <summary>What the guest owes still: what was given back by itself is not asked for again (LH17).</summary>
    public Money Due => Folio.Collectible.OrZero();

    /// <summary>What the guest is owed.</summary>
    public Money Owed => (-Folio.Balance).OrZero();
}

/// <summary>A payment as its guest reads it.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="On">The day it was received, as the property's clock showed it; null = not known.</param>
/// <param name="Card">The guest's own card that paid; null = another, or none.</param>
/// <param name="GivenBack">What of it was given back, the earliest first.</param>
internal sealed record Receipt(Payment Payment, LocalDate? On, CardOnFile? Card, ImmutableArray<(LocalDate On, Money Amount)> GivenBack)
{
    /// <summary>A receipt tells of it, or an invoice in force.</summary>
    public bool IsDocumented { get; init; }

    public static Receipt Of(Visit visit, Payment payment, PaymentTimes times) => new(
        payment,
        times.Received(payment.Number) is { } at ? DayOf(visit, at) : null,
        payment.Card is { } id && visit.Booking.Card(id) is { Owner: CardOwner.Guest } card ? card : null,
        [.. times.GivenBack(payment.Number).Select(back => (DayOf(visit, back.At), back.Amount))]);

    private static LocalDate DayOf(Visit visit, Instant at) => at.InZone(visit.Property.Zone).Date;
}
