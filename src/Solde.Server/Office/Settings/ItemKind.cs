using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Properties;

namespace Solde.Server.Office.Settings;

/// <summary>A list in a property's settings: guarantee policies, services, products, protections.</summary>
/// <param name="Key">Its key in the document.</param>
/// <param name="Name">The field by which an item is called.</param>
/// <param name="Title">What the list is called.</param>
/// <param name="What">What it is for.</param>
/// <param name="Fields">The fields of an item.</param>
internal sealed record ItemKind(string Key, string Name, Text Title, Text What, ImmutableArray<ItemField> Fields)
{
    private static readonly ImmutableArray<(string, Text)> Satisfied =
        [("deposit", new("the deposit is paid", "l'acompte est réglé")), ("card", new("there is a valid card", "une carte valable est enregistrée"))];

    private static readonly ImmutableArray<(string, Text)> Online =
        [("off", new("not asked", "non demandée")), ("optional", new("optional", "facultative")), ("mandatory", new("mandatory", "obligatoire"))];

    private static readonly ItemField VatRate = new("vatRate", new("VAT, in percent", "TVA, en pourcentage"), FieldKind.Share)
    {
        Optional = true, Hint = new("The price contains it.", "Le prix la comprend."),
    };

    private static readonly ImmutableArray<(string Key, Text Shown)> Days =
    [
        ("monday", new("Monday", "Lundi")), ("tuesday", new("Tuesday", "Mardi")), ("wednesday", new("Wednesday", "Mercredi")), ("thursday", new("Thursday", "Jeudi")),
        ("friday", new("Friday", "Vendredi")), ("saturday", new("Saturday", "Samedi")), ("sunday", new("Sunday", "Dimanche")),
    ];

    private static readonly ItemKind Policies = new(
        "guaranteePolicies", "code", new("Guarantee policies", "Conditions de garantie"),
        new("What makes a booking sure, and by when.", "Ce qui rend une réservation sûre, et dans quel délai."),
        [
            new("code", new("Name", "Nom"), FieldKind.Text) { Hint = new("As your booking system calls it.", "Comme l'appelle votre logiciel de réservation.") },
            new("satisfiedBy", new("Satisfied when", "Remplies quand"), FieldKind.Choice) { Choices = Satisfied },
            new("deposit.percent", new("Deposit, in percent of the stay", "Acompte, en pourcentage du séjour"), FieldKind.Share) { Optional = true },
            new("deposit.fixed", new("or an amount", "ou un montant"), FieldKind.Amount) { Optional = true },
            new("deposit.nights", new("or in nights", "ou en nuits"), FieldKind.Number) { Optional = true },
            new("periodHours", new("Time limit, in hours after booking", "Délai, en heures après la réservation"), FieldKind.Number),
        ]);

    private static readonly ItemKind Services = new(
        "services", "code", new("Services", "Prestations"), new("What you sell by appointment.", "Ce que vous vendez sur rendez-vous."),
        [
            new("code", new("Code", "Code"), FieldKind.Text) { Hint = new("Short, for your booking system.", "Court, pour votre logiciel de réservation.") },
            new("name", new("Name", "Nom"), FieldKind.Text) { Optional = true, Hint = new("What clients read. Empty: the code.", "Ce que lisent les clients. Vide : le code.") },
            new("price", new("Price", "Prix"), FieldKind.Amount),
            new("minutes", new("Duration, in minutes", "Durée, en minutes"), FieldKind.Number), VatRate,
            new("cardOnline", new("Card when booked online", "Carte à la réservation en ligne"), FieldKind.Choice) { Choices = Online },
        ]);

    private static readonly ItemKind Products = new(
        "products", "code", new("Products", "Produits"), new("What you sell over the counter.", "Ce que vous vendez au comptoir."),
        [
            new("code", new("Code", "Code"), FieldKind.Text), new("name", new("Name", "Nom"), FieldKind.Text), new("price", new("Price", "Prix"), FieldKind.Amount), VatRate,
        ]);

    private static readonly ItemKind Protections = new(
        "protections", "name", new("Protections", "Protections"),
        new("When a card is needed, and the fees for cancelling late and for no-shows.", "Quand une carte est nécessaire, et les frais d'annulation tardive et de no-show."),
        [
            new("name", new("Name", "Nom"), FieldKind.Text),
            new("services", new("Services", "Prestations"), FieldKind.List) { Optional = true, Hint = new("Separated by commas; empty: all.", "Séparées par des virgules ; vide : toutes.") },
            new("minimumTotal", new("From a total of", "À partir d'un total de"), FieldKind.Amount) { Optional = true },
            new("newClientsOnly", new("New clients only", "Nouveaux clients seulement"), FieldKind.Flag) { Optional = true },
            new("hoursBefore", new("Only close to the start, in hours", "Seulement peu avant le début, en heures"), FieldKind.Number) { Optional = true },
            new("lateCancelHours", new("Cancelling is late, in hours before the start", "Annulation tardive, en heures avant le début"), FieldKind.Number) { Optional = true },
            new("lateCancelPercent", new("Fee for cancelling late, in percent", "Frais d'annulation tardive, en pourcentage"), FieldKind.Share) { Optional = true },
            new("lateCancelFixed", new("or an amount", "ou un montant"), FieldKind.Amount) { Optional = true },
            new("noShowPercent", new("Fee for a no-show, in percent", "Frais de no-show, en pourcentage"), FieldKind.Share) { Optional = true },
            new("noShowFixed", new("or an amount", "ou un montant"), FieldKind.Amount) { Optional = true },
        ]);

    private static readonly ItemKind Team = new(
        "team", "code", new("Team", "Équipe"), new("Who serves clients, and when.", "Qui reçoit les clients, et quand."),
        [
            new("code", new("Code", "Code"), FieldKind.Text) { Hint = new("Short, never changed: lea", "Court, ne change jamais : lea") },
            new("name", new("Name", "Nom"), FieldKind.Text),
            new("services", new("Services", "Prestations"), FieldKind.List) { Optional = true, Hint = new("Separated by commas; empty: all.", "Séparées par des virgules ; vide : toutes.") },
            .. Days.Select(day => new ItemField($"hours.{day.Key}", day.Shown, FieldKind.List)
            {
                Optional = true, Hint = new("09:00-12:30, 14:00-18:30; empty: closed.", "09:00-12:30, 14:00-18:30 ; vide : fermé."),
            }),
            new("daysOff", new("Days off", "Jours d'absence"), FieldKind.List) { Optional = true, Hint = new("2026-07-14, 2026-08-15", "2026-07-14, 2026-08-15") },
            new("minutesBefore", new("Minutes kept free before", "Minutes libres avant"), FieldKind.Number) { Optional = true },
            new("minutesAfter", new("Minutes kept free after", "Minutes libres après"), FieldKind.Number) { Optional = true },
        ]);

    /// <summary>The lists of a kind of property.</summary>
    public static ImmutableArray<ItemKind> Of(PropertyKind kind) => kind == PropertyKind.Salon ? [Policies, Services, Products, Protections, Team] : [Policies, Products];

    /// <summary>An item in a line: its values, but for its name.</summary>
    public string Line(JsonObject item, ILanguage language, Currency currency) => string.Join(
        " · ", Fields.Where(field => field.Key != Name && field.Kind != FieldKind.Flag)
            .Select(field => (field, Value: field.Shown(item, language, currency))).Where(each => each.Value.Length > 0)
            .Select(each => $"{each.field.Label.In(language)}{language.Colon}{each.Value}"));
}
