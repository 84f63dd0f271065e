using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Checkout;

/// <summary>An appointment at Salon Lumière in Paris: a cut of 55.00 on 10 May 2026 at 14:00, booked on 1 May at noon; and decisions in words.</summary>
internal static class Salon
{
    public static readonly Instant Booked = Instant.FromUtc(2026, 5, 1, 10, 0);
    public static readonly LocalDateTime Start = new(2026, 5, 10, 14, 0);
    public static readonly CardOnFile Card = new(new CardId(1), CardOwner.Guest, "tok_1", "4242", "Visa", new YearMonth(2030, 12));

    public static PropertySettings Property { get; } = new()
    {
        Name = "Salon Lumière", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr", Kind = PropertyKind.Salon,
        Services =
        [
            new("cut", Euros(55), 45, CardOnline.Off), new("colour", Euros(120), 120, CardOnline.Optional), new("wedding", Euros(300), 240, CardOnline.Mandatory),
        ],
        GiftVouchers = new GiftVoucherOffer(Euros(10), Euros(200), ValidMonths: 12),
    };

    public static Protection Protection { get; } = new(
        "Any", [], MinimumTotal: null, NewClientsOnly: false, HoursBefore: null, LateCancelHours: 24, Percent.Of(50), LateCancelFixed: null, Percent.Of(100), NoShowFixed: null);

    public static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    public static BookingSnapshot Appointment(params ImmutableArray<IFact> facts) => Appointment(Start, Property, facts);

    public static BookingSnapshot Appointment(LocalDateTime start, PropertySettings property, params ImmutableArray<IFact> facts)
    {
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = start.Date, Departure = start.Date, Start = start, Services = ["cut"],
            Guest = new Guest("Léa Roy", "lea@example.com", "fr"),
        };
        var created = new BookingCreated(Booked, Booked, details, [new("cut", Euros(55), Booked: true)]);
        return facts.Aggregate(Planner.Create(property, "A1", created), Planner.Apply) with { News = News.None };
    }

    /// <summary>The client left the card, and agreed to the fees.</summary>
    public static ImmutableArray<IFact> Agreed(int cap = 55, FeeTerms? fees = null) =>
        [new CardAdded(Booked, Card), new ConsentGiven(Booked, new Consent(Euros(cap), Booked) { Card = Card.Id, Fees = fees })];

    public static PaymentSucceeded ByCard(int amount) => new(
        Booked, Euros(amount), PaymentMethod.Card, null, Guid.Empty, "ch_1", Card.Id, [new FolioShare("main", Euros(amount))], Request: null);

    public static PaymentRecorded Cash(int amount) => new(Booked, Euros(amount), PaymentMethod.Cash, [new FolioShare("main", Euros(amount))]);

    public static FolioLineAdded Line(int amount, string group = "product") => new(Booked, "main", group, Euros(amount));

    /// <summary>What follows by itself, in words.</summary>
    public static string[] Follows(BookingSnapshot booking)
    {
        var said = new List<string>();
        for (var looks = 0; looks < 20; looks++)
        {
            var plan = Planner.Decide(booking, new RuleSet([]), Booked);
            if (plan.Follows.IsEmpty)
            {
                return [.. said];
            }

            said.AddRange(plan.Follows.Select(Say));
            booking = plan.Follows.OfType<IFact>().Aggregate(booking, Planner.Apply);
        }

        throw new InvalidOperationException("the booking does not come to rest");
    }

    private static string Say(IDecision decision) => decision switch
    {
        SaleClosed f => $"sale.closed {f.Total.ToDecimalString()} = {f.ByCard.ToDecimalString()} + {f.ByOther.ToDecimalString()}",
        DocumentIssued f => $"document.issued {f.Kind} {f.Total.ToDecimalString()}",
        VoucherIssued f => $"voucher.issued {f.Number} {f.Amount.ToDecimalString()} {f.ValidUntil:uuuu-MM-dd}",
        MessageDraft m => $"mail to {m.To}: {m.Template}",
        IFact fact => FactNames.Of(fact),
        _ => $"{decision}",
    };
}
