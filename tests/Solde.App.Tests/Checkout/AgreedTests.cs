using System.Text.Json.Nodes;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Json;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Checkout;

/// <summary>What a client agreed to stays as it was given: sent again, and where staff take what a card holds.</summary>
public sealed class AgreedTests
{
    private static readonly Instant Booked = Instant.FromUtc(2026, 5, 1, 10, 0);
    private static readonly Instant Later = Booked + Duration.FromDays(2);

    private static readonly PropertySettings Property = new()
    {
        Name = "Salon Lumière", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr", Kind = PropertyKind.Salon,
        Services = [new("cut", Euros(55), 45, CardOnline.Optional)],
    };

    [Fact]
    public void Sent_again_a_booking_changes_nothing_of_what_was_agreed()
    {
        var booking = Created();
        Assert.Empty(BookingActions.Update(booking, Sent(), Later).Decisions);
        var dearer = Property with
        {
            Services = [new("cut", Euros(70), 45, CardOnline.Optional)],
            Protections = [new("Any", [], null, false, null, 24, Percent.Of(50), null, Percent.Of(100), null)],
        };
        Assert.DoesNotContain(BookingActions.Update(booking, Sent(property: dearer), Later).Decisions, decision => decision is ConsentGiven);
        var settled = booking with { Consent = booking.Consent! with { UsedUp = true } };
        Assert.Empty(BookingActions.Update(settled, Sent(), Later).Decisions);
    }

    [Theory] // When the source says that they agreed, and where the booking stands; whether it counts.
    [InlineData(null, BookingStatus.Expected, false)]
    [InlineData("2026-05-01T12:00", BookingStatus.Expected, false)] // What is known.
    [InlineData("2026-04-30T12:00", BookingStatus.Expected, false)]
    [InlineData("2026-05-02T12:00", BookingStatus.Expected, true)]
    [InlineData("2026-05-02T12:00", BookingStatus.CheckedIn, true)]
    [InlineData("2026-05-02T12:00", BookingStatus.CheckedOut, false)]
    [InlineData("2026-05-02T12:00", BookingStatus.Cancelled, false)]
    [InlineData("2026-05-02T12:00", BookingStatus.NoShow, false)]
    public void Who_agrees_anew_says_when_and_while_the_appointment_stands(string? at, BookingStatus status, bool counts)
    {
        var answer = BookingActions.Update(Created() with { Status = status }, Sent(at, cap: "80.00"), Later);
        Assert.Equal(counts ? [Euros(80)] : [], answer.Decisions.OfType<ConsentGiven>().Select(given => given.Consent.Cap));
    }

    [Theory]
    [InlineData(BookingStatus.Expected, true)]
    [InlineData(BookingStatus.NoShow, false)]
    public void The_first_consent_comes_while_the_appointment_stands(BookingStatus status, bool counts)
    {
        var answer = BookingActions.Update(Created() with { Status = status, Consent = null }, Sent(), Later);
        Assert.Equal(counts, answer.Decisions.Any(decision => decision is ConsentGiven));
    }

    [Theory] // Held beyond the balance; what the client agreed to and what staff type, in euros; what is taken, or why nothing is.
    [InlineData(false, 55, null, 55, null)]
    [InlineData(false, 40, null, 40, null)]
    [InlineData(false, 40, 40, 40, null)]
    [InlineData(false, 40, 41, null, Refusals.ExceedsConsent)]
    [InlineData(true, 40, null, 40, null)]
    [InlineData(true, 40, 60, null, Refusals.ExceedsConsent)]
    [InlineData(false, 0, null, null, Refusals.ExceedsConsent)]
    [InlineData(true, null, null, null, Refusals.ExceedsConsent)]
    public void A_hold_is_taken_as_far_as_the_client_agreed(bool isBeyond, int? cap, int? typed, int? taken, string? refusal)
    {
        var held = new HoldPlaced(Booked, Euros(60), null, Guid.Empty, "main", "au_1", new CardId(1), Booked + Duration.FromDays(7), isBeyond);
        var booking = Planner.Apply(Created(), held);
        booking = booking with { Consent = cap is { } agreed ? booking.Consent! with { Cap = Euros(agreed) } : null };
        var answer = HoldActions.Capture(booking, typed is { } amount ? Euros(amount) : null, Later);
        Assert.Equal(refusal, answer.Refusal);
        Assert.Equal(taken is { } euros ? [Euros(euros)] : [], answer.Decisions.OfType<GatewayOrder>().Select(order => order.Amount));
    }

    private static Money Euros(int amount) => new(amount * 100L, Currency.Eur);

    /// <summary>The booking as it came first, with a card and the consent to pay the cut with it.</summary>
    private static BookingSnapshot Created()
    {
        var sent = Sent(property: Property, now: Booked);
        var created = new BookingCreated(Booked, Booked, sent.Details, sent.Charges);
        return BookingActions.BroughtAlong(sent, Booked).OfType<IFact>().Aggregate(Planner.Create(Property, sent.Ref, created), Planner.Apply);
    }

    private static NewBooking Sent(string? at = null, string? cap = null, PropertySettings? property = null, Instant? now = null)
    {
        var document = JsonNode.Parse("""
            {
              "channel": "direct", "start": "2026-05-10T14:00", "services": ["cut"], "guest": { "name": "Léa Roy", "email": "lea@example.com", "language": "fr" },
              "cards": [{ "token": "tok_1", "last4": "4242", "brand": "Visa", "exp": "12/30", "owner": "guest" }], "consent": {}
            }
            """)!;
        (document["consent"]!["at"], document["consent"]!["cap"]) = (at, cap);
        foreach (var unsaid in document["consent"]!.AsObject().Where(each => each.Value is null).Select(each => each.Key).ToList())
        {
            document["consent"]!.AsObject().Remove(unsaid);
        }

        return BookingJson.Read(DocumentValue.Of(document), "A1", property ?? Property, now ?? Later);
    }
}
