using System.Collections.Immutable;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Json;

namespace Solde.Server.Office.Automations;

/// <summary>What an automation is for.</summary>
internal enum Purpose
{
    /// <summary>Taking money.</summary>
    Charge,

    /// <summary>Blocking money.</summary>
    Hold,

    /// <summary>Asking for money.</summary>
    Ask,

    /// <summary>What follows.</summary>
    Settle,
}

/// <summary>A rule to begin with: a document as users write it, with a name in each language.</summary>
/// <param name="Code">Its name in addresses.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Name">What the automation is called unless somebody calls it otherwise.</param>
/// <param name="Document">Its document without the name; amounts are whole, so that they are amounts of every currency.</param>
internal sealed record Preset(string Code, Purpose Purpose, Text Name, string Document)
{
    /// <summary>All of them, by purpose.</summary>
    public static ImmutableArray<Preset> All { get; } =
    [
        new("direct-balance", Purpose.Charge, new("Direct bookings: the balance 7 days before arrival", "Réservations directes : le solde 7 jours avant l'arrivée"), """
            {"trigger": {"when": "daysBeforeArrival", "days": 7, "at": "14:00"}, "scope": "newBookings", "exclusive": true, "priority": 10,
             "filter": {"channels": ["direct"]}, "operation": "charge", "card": "lastGuest", "validateCard": true, "repeatOnModification": true}
            """),
        new("booking-com", Purpose.Charge, new("Booking.com: the virtual card on the arrival day", "Booking.com : la carte virtuelle le jour de l'arrivée"), """
            {"trigger": {"when": "arrivalDay", "at": "12:00"}, "scope": "newBookings", "exclusive": true, "priority": 20,
             "filter": {"channels": ["booking.com"]}, "operation": "charge", "card": "lastOta", "repeatOnModification": true}
            """),
        new("virtual-cards", Purpose.Charge, new("Virtual cards at check-in", "Cartes virtuelles à l'arrivée du client"), """
            {"trigger": {"when": "afterArrival", "hours": 0}, "filter": {"ota": true, "cards": "otaOnly"}, "operation": "charge", "card": "lastOta"}
            """),
        new("deposit", Purpose.Charge, new("The deposit when booking", "L'acompte à la réservation"), """
            {"trigger": {"when": "afterCreation", "hours": 0}, "operation": "charge", "card": "lastGuest", "amount": {"basis": "depositDue"},
             "onFailure": {"email": "payment-link"}}
            """),
        new("first-night", Purpose.Charge, new("Direct bookings: the first night when booking", "Réservations directes : la première nuit à la réservation"), """
            {"trigger": {"when": "afterCreation", "hours": 0}, "scope": "newBookings", "filter": {"channels": ["direct"]}, "operation": "charge",
             "card": "lastGuest", "amount": {"basis": "charges", "groups": ["accommodation"], "nights": 1}}
            """),
        new("companies", Purpose.Charge, new("Balance 48 hours before arrival, OTAs left out", "Le solde 48 heures avant l'arrivée, hors agences en ligne"), """
            {"trigger": {"when": "untilArrival", "hours": 48}, "filter": {"ota": false}, "operation": "charge", "card": "lastGuest",
             "onFailure": {"email": "payment-link"}}
            """),
        new("cancellation-fee", Purpose.Charge, new("Cancelled: the first night as a fee", "Annulation : la première nuit en frais"), """
            {"trigger": {"when": "afterCancellation", "hours": 0}, "filter": {"ota": false}, "operation": "charge", "card": "lastGuest",
             "amount": {"basis": "charges", "groups": ["accommodation"], "nights": 1}}
            """),
        new("hold-before-arrival", Purpose.Hold, new("Hold the balance the day before arrival", "Empreinte du solde la veille de l'arrivée"), """
            {"trigger": {"when": "daysBeforeArrival", "days": 1, "at": "14:00"}, "filter": {"ota": false}, "operation": "authorize", "card": "lastGuest",
             "onFailure": {"email": "payment-link"}}
            """),
        new("hold-for-extras", Purpose.Hold, new("Hold 100 for extras at check-in", "Empreinte de 100 pour les extras à l'arrivée"), """
            {"trigger": {"when": "afterArrival", "hours": 0}, "filter": {"cards": "guestOnly"}, "operation": "authorize", "card": "lastGuest",
             "amount": {"basis": "charges", "extra": "100", "beyondBalance": true}}
            """),
        new("ask-for-the-balance", Purpose.Ask, new("Ask for the balance 24 days before arrival", "Demander le solde 24 jours avant l'arrivée"), """
            {"trigger": {"when": "daysBeforeArrival", "days": 24, "at": "09:00"}, "filter": {"channels": ["direct"]}, "operation": "none",
             "onSuccess": {"email": "balance-request"}}
            """),
        new("pay-link", Purpose.Ask, new("No card: a payment link when booking", "Sans carte : un lien de paiement à la réservation"), """
            {"trigger": {"when": "afterCreation", "hours": 0}, "scope": "newBookings", "filter": {"ota": false, "cards": "none"}, "operation": "none",
             "onSuccess": {"email": "payment-link"}}
            """),
        new("check-out", Purpose.Settle, new("At check-out: charge what is left, close with an invoice", "Au départ : encaisser le reste, clôturer avec une facture"), """
            {"trigger": {"when": "afterDeparture", "hours": 0}, "operation": "charge", "card": "lastGuest",
             "onSuccess": {"closeFolio": true, "document": "invoice", "folioVisible": true}}
            """),
        new("close-paid", Purpose.Settle, new("Close paid folios the day after departure", "Clôturer les folios soldés le lendemain du départ"), """
            {"trigger": {"when": "afterDeparture", "hours": 24}, "operation": "none", "onSuccess": {"closeFolio": true, "document": "receipt"}}
            """),
    ];

    /// <summary>A preset by its code; null when there is none.</summary>
    public static Preset? Find(string? code) => All.FirstOrDefault(preset => preset.Code == code);

    /// <summary>The rule, named in a language.</summary>
    public AutomationRule Rule(ILanguage language, Currency currency, string country)
    {
        var document = DocumentValue.Parse(Document).AsAnyObject();
        document["name"] = Name.In(language);
        return AutomationJson.ReadRule(DocumentValue.Of(document), currency, country);
    }
}
