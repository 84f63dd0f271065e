using System.Collections.Immutable;
using NodaTime;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Folios;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Tests.Messages;

/// <summary>A booking of Les Pins, 24 to 31 July 2026, with 490.00 left to pay by 10 July, and messages about it.</summary>
internal static class Sample
{
    public const string PayLink = "https://pay.example/r/kX3v9Q_2mB7tYw";
    public const string StaffLink = "https://solde.example/bookings/B1";
    public static readonly Guid Id = new("0198a6c0-0000-7000-8000-000000000001");
    public static readonly BookingKey Key = new(Guid.Empty, new Guid("0198a6c0-0000-7000-8000-000000000004"));
    public static readonly Guid OfAttempt = new("0198a6c0-0000-7000-8000-000000000002");
    public static readonly Instant Now = Instant.FromUtc(2026, 6, 30, 7, 0);
    public static readonly Money Balance = new(49000, Currency.Eur);
    public static readonly AutomationRef Rule = new(new Guid("0198a6c0-0000-7000-8000-000000000003"), "Charge on arrival");

    public static PropertySettings Property { get; } = new()
    {
        Name = "Les Pins",
        Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"],
        Currency = Currency.Eur,
        Country = "FR",
        Language = "fr",
        Methods = [new(PaymentMethod.Card), new(PaymentMethod.BankTransfer), new(PaymentMethod.OnSite)],
        PaymentDetails = new() { BankTransfer = new("Les Pins", "FR7630006000011234567890189", null) },
        StaffAddress = "equipe@lespins.example",
    };

    public static BookingSnapshot Booking { get; } = new()
    {
        Ref = "B1",
        Property = Property,
        CreatedAt = Instant.FromUtc(2026, 1, 1, 9, 0),
        RecordedAt = Instant.FromUtc(2026, 1, 1, 9, 0),
        Details = new BookingDetails
        {
            Channel = "direct",
            Ota = false,
            Arrival = new LocalDate(2026, 7, 24),
            Departure = new LocalDate(2026, 7, 31),
            Guest = new Guest("Anna Martin", "anna@example.com", "fr"),
        },
        Folios = [Folio.Open("main", Currency.Eur) with { Charges = new Money(70000, Currency.Eur), Paid = new Money(21000, Currency.Eur) }],
        Cards = [CardOf(1, CardOwner.Guest)],
        Requests =
        [
            new PaymentRequest
            {
                Number = 1, Kind = RequestKind.Balance, State = RequestState.Sent, Amount = Balance, Deadline = new LocalDate(2026, 7, 10),
            },
        ],
    };

    public static BookingSnapshot Appointment { get; } = Booking with
    {
        Property = Property with { Name = "Salon Nadia", Kind = PropertyKind.Salon },
        Details = Booking.Details with
        {
            Arrival = new LocalDate(2026, 7, 24), Departure = new LocalDate(2026, 7, 24), Start = new LocalDateTime(2026, 7, 24, 14, 30),
        },
        Requests = [],
    };

    public static CardOnFile CardOf(int number, CardOwner owner) => new(new CardId(number), owner, $"tok_{number}", "4242", "Visa", new YearMonth(2028, 12));

    /// <summary>A draft that says all that a decision can say.</summary>
    public static MessageDraft Full(Recipient to, string template) => new(to, template)
    {
        Amount = Balance,
        Automation = Rule,
        Reason = DeclineReason.InsufficientFunds,
        Method = PaymentMethod.Card,
        Request = 1,
        Attempt = OfAttempt,
    };

    /// <summary>A draft that says only what it is.</summary>
    public static MessageDraft Bare(Recipient to, string template) => new(to, template);

    public static BookingSnapshot In(this BookingSnapshot booking, string? guest, string property) => booking with
    {
        Property = booking.Property with { Language = property },
        Details = booking.Details with { Guest = booking.Details.Guest with { Language = guest } },
    };

    public static BookingSnapshot For(this BookingSnapshot booking, string guestName) =>
        booking with { Details = booking.Details with { Guest = booking.Details.Guest with { Name = guestName } } };

    public static Message Write(MessageDraft draft, BookingSnapshot booking) =>
        MessageWriting.Write(draft, Key, booking, Id, Now, PayLink, StaffLink) ?? throw new InvalidOperationException("the guest has no address");

    public static Message Render(MessageDraft draft, BookingSnapshot booking) => MessageText.Render(Write(draft, booking));
}
