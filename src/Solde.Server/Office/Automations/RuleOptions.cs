using System.Collections.Frozen;
using System.Collections.Immutable;
using Solde.App.Messages;
using Solde.Core.Automations;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Core.Planning;

namespace Solde.Server.Office.Automations;

/// <summary>What may be chosen in the editor's lists, in words.</summary>
internal static class RuleOptions
{
    private const string Yes = "true";
    private const string No = "false";
    private static readonly Text Nothing = new("nothing", "rien");
    private static readonly Text AsItIs = new("as it is", "inchangé");

    /// <summary>Guarantee states.</summary>
    public static ImmutableArray<(string Code, Text Text)> States { get; } = Words<GuaranteeState>(GuaranteeWords.Of);

    // Fields that come twice, after success and after failure, are known by the end of their name.
    private static readonly FrozenDictionary<string, ImmutableArray<(string Code, Text Text)>> Lists = new Dictionary<string, ImmutableArray<(string, Text)>>
    {
        ["when"] = Words<TriggerKind>(When),
        ["scope"] = [("all", new("all bookings", "toutes les réservations")), ("newBookings", new("only those made or changed after it is switched on", "seulement celles faites ou modifiées après son activation"))],
        ["ota"] = [("", new("all bookings", "toutes les réservations")), (Yes, new("only OTA bookings", "agences en ligne seulement")), (No, new("only others", "hors agences en ligne"))],
        ["cards"] = [("", new("whatever there is", "peu importe")), .. Words<CardFilter>(Cards)],
        ["operation"] = Words<Operation>(Operations),
        ["card"] = Words<CardChoice>(Card),
        ["basis"] = Words<AmountBasis>(Basis),
        ["email"] = [("", Nothing), .. Templates.ToGuest.Order(StringComparer.Ordinal).Select(template => (template, TemplateWords.Of(template)))],
        ["document"] = [("", new("without one", "aucun")), .. Words<FolioDocument>(DocumentWords.Of)],
        ["folioVisible"] = [("", AsItIs), (Yes, new("show it", "le montrer")), (No, new("hide it", "le masquer"))],
        ["guaranteeState"] = [("", AsItIs), .. Words<GuaranteeState>(GuaranteeWords.Of)],
    }.ToFrozenDictionary();

    /// <summary>The choices of a field; none where it is no list.</summary>
    public static IEnumerable<(string Value, string Shown)> Of(string field, ILanguage language) =>
        Lists.GetValueOrDefault(field.Split('-')[^1], []).Select(choice => (choice.Code, choice.Text.In(language)));

    private static ImmutableArray<(string, Text)> Words<T>(Func<T, Text> word)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (CamelCase.Of(value), word(value)))];

    private static Text When(TriggerKind kind) => kind switch
    {
        TriggerKind.AfterCreation => new("hours after the booking is made", "heures après la réservation"),
        TriggerKind.AfterArrival => new("hours after check-in", "heures après l'arrivée du client"),
        TriggerKind.AfterDeparture => new("hours after check-out", "heures après le départ du client"),
        TriggerKind.AfterCancellation => new("hours after a cancellation", "heures après l'annulation"),
        TriggerKind.UntilArrival => new("hours before noon on the arrival day, unless the guest has arrived", "heures avant midi le jour de l'arrivée, sauf si le client est arrivé"),
        TriggerKind.BeforeDeparture => new("hours before noon on the departure day", "heures avant midi le jour du départ"),
        TriggerKind.DaysBeforeArrival => new("days before arrival, at a time", "jours avant l'arrivée, à une heure"),
        TriggerKind.ArrivalDay => new("on the arrival day, at a time", "le jour de l'arrivée, à une heure"),
        TriggerKind.DepartureDay => new("on the departure day, at a time", "le jour du départ, à une heure"),
    };

    private static Text Cards(CardFilter cards) => cards switch
    {
        CardFilter.None => new("none on file", "aucune carte"),
        CardFilter.GuestOnly => new("guest cards only", "cartes du client seulement"),
        CardFilter.OtaOnly => new("virtual cards only", "cartes virtuelles seulement"),
        CardFilter.GuestAndOta => new("a guest card and a virtual card", "une carte du client et une carte virtuelle"),
    };

    private static Text Operations(Operation operation) => operation switch
    {
        Operation.Charge => new("charge the card", "encaisser la carte"),
        Operation.Authorize => new("place a hold", "prendre une empreinte"),
        Operation.None => new("move no money, only what follows", "ne rien encaisser, seulement la suite"),
    };

    private static Text Card(CardChoice card) => card switch
    {
        CardChoice.Last => new("the last one", "la dernière"),
        CardChoice.LastOta => new("the last virtual card", "la dernière carte virtuelle"),
        CardChoice.LastGuest => new("the guest’s last card", "la dernière carte du client"),
    };

    private static Text Basis(AmountBasis basis) => basis switch
    {
        AmountBasis.Balance => new("the balance", "le solde"),
        AmountBasis.Charges => new("a part of the charges", "une part des prestations"),
        AmountBasis.DepositDue => new("the deposit still due", "l'acompte restant dû"),
    };
}
