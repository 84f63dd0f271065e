using Solde.App.Checkout;
using Solde.App.Simulate;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Bookings;

/// <summary>Bookings as other systems write them: the document of scenarios (docs/scenarios.md), but for cards, which come as the gateway's tokens.</summary>
public static class BookingJson
{
    /// <summary>The largest source version: other languages count no further exactly.</summary>
    public const long MostSourceVersion = 9_007_199_254_740_991;

    /// <summary>Reads a booking.</summary>
    /// <param name="document">The document; its <c>ref</c> may be left out.</param>
    /// <param name="reference">The reference it is taken in by.</param>
    /// <param name="property">The property, for zone, currency and services.</param>
    /// <param name="now">The instant; what a client agreed to at no given time they agreed to now.</param>
    /// <exception cref="DocumentException">It is malformed, or has another reference.</exception>
    public static NewBooking Read(DocumentValue document, string reference, PropertySettings property, Instant now)
    {
        var fields = document.AsObject(
            "ref", "sourceVersion", "channel", "ota", "createdAt", "arrival", "departure", "rooms", "guest", "guaranteePolicy", "company", "agency",
            "destination", "charges", "cards", "payments", "link", "start", "services", "teamMember", "consent");
        if (fields.Optional("ref") is { } said && said.AsText(100) != reference)
        {
            throw said.Wrong("another reference than the address has");
        }

        var (details, charges) = BookingReading.Said(fields, property);
        var (consent, isDated) = fields.Optional("consent") is { } agreed ? ReadConsent(agreed, details, property, now) : (null, false);
        return new NewBooking
        {
            Ref = reference,
            SourceVersion = fields.Optional("sourceVersion") is { } version ? VersionOf(version) : null,
            CreatedAt = fields.Optional("createdAt")?.AsInstant(property.Zone),
            Details = details,
            Charges = charges,
            Cards = fields.List("cards", ReadCard, 20),
            Payments = [.. fields.List("payments", value => BookingReading.Payment(value, property.Currency)).Select(each => (each.Amount, each.Method))],
            Consent = consent,
            ConsentDated = isDated,
            Link = fields.Flag("link", otherwise: false),
        };
    }

    /// <summary>Reads what <c>modify.set</c> replaces.</summary>
    /// <exception cref="DocumentException">It is malformed.</exception>
    public static BookingChanges ReadChanges(DocumentValue set, PropertySettings property) => PlayedChanges.Of(BookingReading.Change(set, property));

    /// <summary>Reads a card: the gateway's token, and what may be shown of it. Never a number.</summary>
    /// <exception cref="DocumentException">It is malformed, or has a card number in the place of a token.</exception>
    public static (StoredCard Card, CardOwner Owner) ReadCard(DocumentValue value)
    {
        var fields = value.AsObject("token", "last4", "brand", "exp", "owner");
        var (token, last4) = (fields.Required("token"), fields.Required("last4"));
        return (
            new StoredCard(
                TokenOf(token),
                last4.AsText(4) is { Length: 4 } digits && digits.All(char.IsAsciiDigit) ? digits : throw last4.Wrong("not the last four digits"),
                fields.Required("brand").AsText(30),
                BookingReading.ExpiryOf(fields.Required("exp"))),
            fields.Required("owner").AsOneOf<CardOwner>());
    }

    // A client who booked elsewhere read the fees there: they are this property's for the appointment.
    private static (Consent? Consent, bool IsDated) ReadConsent(DocumentValue value, BookingDetails details, PropertySettings property, Instant now)
    {
        if (property.Kind != PropertyKind.Salon)
        {
            throw value.Wrong("only a salon's appointments have it");
        }

        var fields = value.AsObject("cap", "at", "terms", "language", "address", "client");
        var at = fields.Optional("at")?.AsInstant(property.Zone);
        var isNew = fields.Optional("client")?.AsOneOf("new", "known") == "new";
        var usual = OnlineBooking.ConsentTo(property, details, isNew, at ?? now);
        var consent = usual with
        {
            Cap = fields.Optional("cap")?.AsMoneyNotNegative(property.Currency) ?? usual.Cap,
            Terms = fields.Optional("terms")?.AsInteger(0, int.MaxValue) ?? 0,
            Language = fields.Optional("language")?.AsOneOf("fr", "en") ?? usual.Language,
            Address = fields.Optional("address")?.AsText(45),
        };
        return (consent, at is not null);
    }

    private static string TokenOf(DocumentValue value)
    {
        var token = value.AsText(200);
        return token switch
        {
            _ when token.Any(c => c is <= ' ' or > '~') => throw value.Wrong("not a token: letters, digits and signs without blanks are expected"),
            _ when token.Count(char.IsAsciiDigit) >= 12 && token.All(c => char.IsAsciiDigit(c) || c is '-' or '.') =>
                throw value.Wrong("a card number is never taken: leave it on the gateway's page and send the token"),
            _ => token,
        };
    }

    private static long VersionOf(DocumentValue value) =>
        value.Element.ValueKind == System.Text.Json.JsonValueKind.Number && value.Element.TryGetInt64(out var version) && version is >= 0 and <= MostSourceVersion
            ? version
            : throw value.Wrong($"not a whole number between 0 and {MostSourceVersion}");
}
