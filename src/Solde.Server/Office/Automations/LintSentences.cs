using System.Text.Json;
using Solde.Core.Automations.Linting;

namespace Solde.Server.Office.Automations;

/// <summary>What the linter found (docs/lint.md), in a sentence whose subject is the automation.</summary>
internal static class LintSentences
{
    /// <summary>The code as documents spell it: <c>hold-expires-before-check-out</c>.</summary>
    public static string CodeOf(LintCode code) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{code}");

    /// <summary>The sentence of a warning.</summary>
    public static string Of(LintWarning warning, Voice voice) => voice.Say(
        Pattern(warning), warning.Other is { } other ? voice.Quoted(other) : "", warning.Bookings, warning.Of, Named(warning, voice));

    private static string Named(LintWarning warning, Voice voice) =>
        warning.Code is LintCode.UnknownPolicy or LintCode.NeverFits ? voice.Any(warning.Named) : string.Join(", ", warning.Named);

    private static Text Pattern(LintWarning warning) => warning.Code switch
    {
        LintCode.Overlap => new(
            "Is due at the same moment as {0}, on the same bookings: the one with the lower priority number takes the money, the other what is left.",
            "Agit au même moment que {0}, sur les mêmes réservations : celle dont le numéro de priorité est le plus bas encaisse, l'autre prend le reste."),
        LintCode.AlreadyTaken => new(
            "Comes after {0}, which takes the whole balance of the same bookings: it acts only where that one could not.",
            "Passe après {0}, qui prend tout le solde des mêmes réservations : elle n'agit que si l'autre n'a pas pu."),
        LintCode.Shadowed => new(
            "Never takes a booking: {0} is exclusive too, takes them all and comes first.",
            "Ne prend jamais de réservation : {0} est exclusive aussi, les prend toutes et passe avant."),
        LintCode.Uncovered => new(
            "No automation collects, and no request asks for, {1} of the {2} upcoming bookings looked at that owe money, such as {3}.",
            "Aucune automatisation n'encaisse et aucune demande ne réclame {1} des {2} prochaines réservations à régler examinées, par exemple {3}."),
        LintCode.HoldExpiresBeforeCheckOut when warning.Bookings == 0 => new(
            "The hold expires before the guest leaves: most banks keep one for 7 days. Place it closer to arrival.",
            "L'empreinte expire avant le départ du client : la plupart des banques la gardent 7 jours. Prenez-la plus près de l'arrivée."),
        LintCode.HoldExpiresBeforeCheckOut => new(
            "The hold expires before check-out for {1} of the {2} bookings looked at, such as {3}: most banks keep one for 7 days.",
            "L'empreinte expire avant le départ pour {1} des {2} réservations examinées, par exemple {3} : la plupart des banques la gardent 7 jours."),
        LintCode.BeyondBalance => new(
            "May charge more than is owed, also a booking that is paid already.",
            "Peut encaisser plus que le solde, même pour une réservation déjà réglée."),
        LintCode.NeverMoreThanOwed => new(
            "Adds to what is owed, but never takes more than is owed: the addition has no effect unless the charge may go beyond the balance.",
            "Ajoute au montant dû, sans jamais prendre plus que le solde : l'ajout est sans effet, sauf à permettre d'aller au-delà du solde."),
        LintCode.SurchargeForbidden => new(
            "Adds a surcharge, which the law forbids for consumers’ cards where the property is (PSD2 art. 62(4)).",
            "Ajoute des frais de paiement, que la loi interdit pour les cartes des particuliers là où est l'établissement (DSP2, art. 62, § 4)."),
        LintCode.NeverFits => NeverFits(warning.Place),
        LintCode.UnknownPolicy => new(
            "The property has no guarantee policy {3}.", "L'établissement n'a pas de conditions de garantie {3}."),
        LintCode.TakesNothing => new(
            "The amount is always zero, so nothing is ever taken.", "Le montant est toujours nul : rien n'est jamais pris."),
        LintCode.DoesNothing => new(
            "Moves no money and nothing follows: choose what it is to do.", "N'encaisse rien et rien ne suit : choisissez ce qu'elle doit faire."),
        LintCode.VirtualCardTooEarly => new(
            "Uses the virtual card before the arrival day: most OTAs activate theirs on that day or later.",
            "Utilise la carte virtuelle avant le jour de l'arrivée : la plupart des agences en ligne ne l'activent que ce jour-là, ou plus tard."),
    };

    private static Text NeverFits(string place) => place switch
    {
        "$.filter.guaranteePolicies" => new(
            "Takes no booking: the property has no guarantee policy {3}.", "Ne prend aucune réservation : l'établissement n'a pas de conditions de garantie {3}."),
        "$.filter.ota" => new(
            "Takes no booking: its channels and its choice of OTA bookings exclude each other.",
            "Ne prend aucune réservation : ses canaux et son choix d'agences en ligne s'excluent."),
        "$.filter.cards" => new(
            "Finds no card: the cards that the filter asks for are not those that it uses.",
            "Ne trouve pas de carte : les cartes que demande le filtre ne sont pas celles qu'elle utilise."),
        _ => new(
            "Takes no booking: everyone whom the filter lets in, it leaves out again.",
            "Ne prend aucune réservation : tous ceux que le filtre retient, il les écarte aussi."),
    };
}
