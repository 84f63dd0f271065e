using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.App.Journal;

/// <summary>Journal entries as people and machines outside read them: timelines, <c>simulate</c>, webhooks. What only the product needs
/// (attempts, versions, tokens, the gateway's ids) is left out.</summary>
public static class Timeline
{
    private static readonly OffsetDateTimePattern Local = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFo<+HH:mm>");
    private static readonly YearMonthPattern CardExpiry = YearMonthPattern.CreateWithInvariantCulture("MM'/'yy");

    /// <summary>An entry: <c>at</c> (local, with its offset), <c>what</c>, the booking's <c>ref</c>, who did it (<c>by</c>), then the fields of the fact.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="property">Its property, for zone and currency.</param>
    public static JsonObject View(JournalEntry entry, PropertySettings property)
    {
        var view = new JsonObject { ["at"] = At(entry.Fact.At, property.Zone), ["what"] = FactNames.Of(entry.Fact) };
        if (entry.Ref is { } reference)
        {
            view["ref"] = reference;
        }

        if (entry.By is { } by)
        {
            view["by"] = by;
        }

        foreach (var (name, value) in Fields(entry.Fact, property))
        {
            if (value is not null)
            {
                view[name] = value;
            }
        }

        if (entry.Fact is FolioClosed { Document: null })
        {
            view["document"] = null; // Closed without a document, and told so.
        }

        return view;
    }

    /// <summary>An instant in a zone, with its offset: <c>2026-06-30T09:00:00+02:00</c>.</summary>
    public static string At(Instant instant, DateTimeZone zone) => Local.Format(instant.InZone(zone).ToOffsetDateTime());

    /// <summary>An enum's value in the vocabulary of the journal: <c>bankTransfer</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static (string Name, JsonNode? Value)[] Fields(IFact fact, PropertySettings property) => fact switch
    {
        IRequestFact f => Request(f, property.Zone),
        IAutomationFact f => [("automation", f.Automation?.Name), .. Automation(f, property.Zone)],
        BookingCreated f =>
        [
            ("channel", f.Details.Channel), ("arrival", Date(f.Details.Arrival)), ("departure", Date(f.Details.Departure)),
            Amount(f.Charges.Aggregate(Money.Zero(property.Currency), (sum, charge) => sum + charge.Amount)),
        ],
        BookingModified f => [("changed", Words(f.Changed))],
        BookingUpdated f => [("changed", Words(f.Changed))],
        CardAdded f => [("card", Card(f))],
        CardValidationFailed f => [("reason", Word(f.Reason))],
        CardRevealed f => [("reason", Word(f.Reason))],
        CardWiped f => [("reason", Word(f.Reason))],
        GuaranteeChanged f => [("state", Word(f.State))],
        FolioOpened f => [("folio", f.Folio)],
        FolioClosed f => [("folio", f.Folio), ("document", f.Document is { } document ? Word(document) : null)],
        FolioVisibility f => [("folio", f.Folio), ("visible", f.Visible)],
        FolioLineAdded f => [("folio", f.Folio), ("group", f.Group), ("name", f.Name), Amount(f.Amount)],
        ConsentGiven f => [("cap", f.Consent.Cap.ToDecimalString())],
        DocumentIssued f => [("kind", Word(f.Kind)), ("number", f.Number), ("folio", f.Folio), Amount(f.Total)],
        VoucherIssued f => [Amount(f.Amount), ("validUntil", Date(f.ValidUntil))],
        VoucherRedeemed f => [Amount(f.Amount)],
        VoucherCredited f => [Amount(f.Amount)],
        VoucherVoided f => [Amount(f.Amount)],
        AppointmentHeld f => [("cap", f.Held.Consent.Cap.ToDecimalString())],
        SaleOpened f => [("folio", f.Folio)],
        SaleClosed f =>
        [
            ("total", f.Total.ToDecimalString()), ("byCard", f.ByCard.ToDecimalString()), ("byOther", f.ByOther.ToDecimalString()),
        ],
        FeeCharged f => [("kind", Word(f.Kind)), Amount(f.Amount)],
        FeeWaived f => [("kind", Word(f.Kind)), Amount(f.Amount), ("reason", f.Reason)],
        PaymentRecorded f => [Amount(f.Amount), ("method", Word(f.Method))],
        HoldCaptured f => [Amount(f.Amount)],
        HoldReleased f => [Amount(f.Amount)],
        HoldReleaseFailed f => [Amount(f.Amount), ("reason", Word(f.Reason))],
        HoldExpired f => [Amount(f.Amount)],
        RefundSucceeded f => [Amount(f.Amount)],
        RefundFailed f => [Amount(f.Amount), ("reason", Word(f.Reason))],
        MessageSent f => [("to", Word(f.To)), ("template", f.Template), ("address", f.Address)],
        MessageFailed f => [("to", Word(f.To)), ("template", f.Template), ("address", f.Address), ("error", f.Error)],
        TaskCreated f => [("text", f.Text), ("channel", f.Channel)],
        ActionRefused f => [("do", f.Do), ("reason", f.Reason)],
        PropertyEdited f => [("changed", new JsonArray([.. f.Changed.Select(part => (JsonNode)part)]))],
        TemplateEdited f => [("to", Word(f.To)), ("template", f.Template), ("language", f.Language)],
        KeyCreated f => [("key", f.Key), ("name", f.Name)],
        KeyRevoked f => [("key", f.Key)],
        DayClosed f => [("day", Date(f.Day)), ("received", f.Received.ToDecimalString()), ("refunded", f.Refunded.ToDecimalString())],
        VaultDisabled f => [("bookings", f.Bookings)],
        PaymentsHeldBack f => [("payments", f.Payments), Amount(f.Amount)],
        PaymentsReleased f => [("payments", f.Payments)],
        PaymentsCancelled f => [("payments", f.Payments)],
        PaymentsLetThrough f => [("until", At(f.Until, property.Zone))],
        _ => [],
    };

    private static (string Name, JsonNode? Value)[] Automation(IAutomationFact fact, DateTimeZone zone) => fact switch
    {
        RunPlanned f => [("dueAt", At(f.DueAt, zone)), Amount(f.Amount)],
        RunAmountChanged f => [Amount(f.Amount)],
        RunSkipped f => [("reason", Word(f.Reason))],
        RunMissed f => [("dueAt", At(f.DueAt, zone))],
        RunCancelled f => [("reason", Word(f.Reason))],
        RunRescheduled f => [("dueAt", At(f.DueAt, zone)), ("reason", Word(f.Reason))],
        PaymentSucceeded f => [Amount(f.Amount), ("method", Word(f.Method))],
        PaymentFailed f => [Amount(f.Amount), ("method", Word(f.Method)), ("reason", Word(f.Reason))],
        PaymentActionRequired f => [Amount(f.Amount), ("method", Word(f.Method)), ("reason", Word(f.Reason))],
        PaymentInDoubt f => [Amount(f.Amount), ("method", Word(f.Method))],
        PaymentResolved f => [Amount(f.Amount), ("method", Word(f.Method)), ("byStaff", f.ByStaff ? true : null)],
        HoldPlaced f => [Amount(f.Amount)],
        _ => [],
    };

    private static (string Name, JsonNode? Value)[] Request(IRequestFact fact, DateTimeZone zone) => fact switch
    {
        RequestScheduled f => [("sendAt", At(f.SendAt, zone)), ("deadline", Date(f.Deadline)), Amount(f.Amount)],
        RequestSent f => [("kind", Word(f.Kind)), Amount(f.Amount), ("to", f.To), ("withLink", f.WithLink), ("sale", f.Sale)],
        RequestCancelled { WithSale: true } => [("withSale", true)],
        RequestAnswered f => [("method", Word(f.Method))],
        RequestAmountChanged f => [Amount(f.Amount)],
        RequestDysfunction f => [("reason", Word(f.Reason))],
        _ => [],
    };

    private static (string Name, JsonNode? Value) Amount(Money amount) => ("amount", amount.ToDecimalString());

    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static JsonArray Words<T>(ImmutableArray<T> values)
        where T : struct, Enum => [.. values.Select(value => (JsonNode)Word(value))];

    private static JsonObject Card(CardAdded fact) => new()
    {
        ["owner"] = Word(fact.Card.Owner),
        ["last4"] = fact.Card.Last4,
        ["brand"] = fact.Card.Brand,
        ["exp"] = CardExpiry.Format(fact.Card.Expiry),
    };
}
