using System.Collections.Immutable;

namespace Solde.Server.Office.Automations;

/// <summary>A field of the editor: where in the document its value stands, and what is said of it.</summary>
/// <param name="Name">Its name in the form.</param>
/// <param name="Path">The JSON path of its value in an automation's document.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Wrong">What is said when the document is refused there: what is expected.</param>
internal sealed record RuleField(string Name, string Path, Text Label, Text Wrong)
{
    /// <summary>What it is called where its section says the rest; null = the same.</summary>
    public Text? Brief { get; init; }

    private static readonly Text Choose = new("Please choose one.", "À choisir dans la liste.");
    private static readonly Text Names = new(
        "One name a line, each of at most 100 characters.", "Un nom par ligne, de 100 caractères au plus.");
    private static readonly Text Amount = new("An amount, such as 25.00.", "Un montant, par exemple 25,00.");
    private static readonly Text TaskText = new("One line of at most 500 characters.", "Une ligne de 500 caractères au plus.");

    /// <summary>All of them, in the order of the form.</summary>
    public static ImmutableArray<RuleField> All { get; } =
    [
        new("name", "$.name", new("Name", "Nom"), new("A name of at most 100 characters.", "Un nom de 100 caractères au plus.")),
        new("when", "$.trigger", new("Moment", "Moment"), Choose),
        new("hours", "$.trigger.hours", new("Hours", "Heures"), new("A whole number from 0 to 87,600.", "Un nombre entier de 0 à 87 600.")),
        new("days", "$.trigger.days", new("Days before arrival", "Jours avant l'arrivée"), new("A whole number from 0 to 3,650.", "Un nombre entier de 0 à 3 650.")),
        new("at", "$.trigger.at", new("Local time", "Heure locale"), new("A time, such as 14:00.", "Une heure, par exemple 14:00.")),
        new("channels", "$.filter.channels", new("Channels", "Canaux"), Names),
        new("ota", "$.filter.ota", new("OTA bookings", "Agences en ligne (OTA)"), Choose),
        new("cards", "$.filter.cards", new("Cards on file, when it is due", "Cartes enregistrées, le moment venu"), Choose),
        new("guaranteePolicies", "$.filter.guaranteePolicies", new("Guarantee policies", "Conditions de garantie"), Names),
        .. RuleOptions.States.Select(state => new RuleField(
            $"state-{state.Code}", "$.filter.guaranteeStates", new($"Guarantee: {state.Text.English}", $"Garantie : {state.Text.French}"), Choose)),
        new("includeCompanies", "$.filter.includeCompanies", new("Only these companies", "Seulement ces sociétés"), Names),
        new("excludeCompanies", "$.filter.excludeCompanies", new("Not these companies", "Sauf ces sociétés"), Names),
        new("includeAgencies", "$.filter.includeAgencies", new("Only these agencies", "Seulement ces agences"), Names),
        new("excludeAgencies", "$.filter.excludeAgencies", new("Not these agencies", "Sauf ces agences"), Names),
        new("operation", "$.operation", new("What it does", "Ce qu'elle fait"), Choose),
        new("card", "$.card", new("Card", "Carte"), Choose),
        new("basis", "$.amount.basis", new("Amount", "Montant"), Choose),
        new("percent", "$.amount.percent", new("Percentage", "Pourcentage"), new(
            "A percentage such as 30 or 12.5: of charges from 0 to 1,000; of what is due, what is added or (−50) taken off.",
            "Un pourcentage, par exemple 30 ou 12,5 : des prestations, de 0 à 1 000 ; du montant dû, ce qui s'ajoute ou (−50) se retranche.")),
        new("fixed", "$.amount.fixed", new("Fixed amount to add", "Montant fixe à ajouter"), Amount),
        new("groups", "$.amount.groups", new("Revenue groups", "Groupes de prestations"), Names),
        new("nights", "$.amount.nights", new("Average nights", "Nuits moyennes"), new(
            "A whole number from 1 to 365, and no percentage besides.", "Un nombre entier de 1 à 365, sans pourcentage à côté.")),
        new("extra", "$.amount.extra", new("Extra amount to add", "Montant à ajouter"), Amount),
        new("beyondBalance", "$.amount.beyondBalance", new("May go beyond the balance", "Peut dépasser le solde"), Choose),
        new("surchargePercent", "$.surcharge.percent", new("Surcharge, percentage", "Frais de paiement, pourcentage"), new(
            "A percentage from 0 to 100 or a fixed amount, not both; only for a charge, and not where the law forbids it (EEA and UK).",
            "Un pourcentage de 0 à 100 ou un montant fixe, pas les deux ; pour un encaissement seulement, et là où la loi le permet (ni EEE ni Royaume-Uni).")),
        new("surchargeFixed", "$.surcharge.fixed", new("Surcharge, fixed amount", "Frais de paiement, montant fixe"), Amount),
        .. After("success", "onSuccess"),
        .. After("failure", "onFailure"),
        new("scope", "$.scope", new("Which ones", "Lesquelles"), Choose),
        new("exclusive", "$.exclusive", new("Exclusive", "Exclusive"), Choose),
        new("priority", "$.priority", new("Priority", "Priorité"), new("A whole number from 0 to 1,000,000.", "Un nombre entier de 0 à 1 000 000.")),
        new("validateCard", "$.validateCard", new("Verify the card as soon as a booking is taken", "Vérifier la carte dès qu'une réservation est prise"), Choose),
        new("repeatOnModification", "$.repeatOnModification", new("A booking whose dates or channel change counts as new", "Une réservation dont les dates ou le canal changent compte comme nouvelle"), Choose),
    ];

    /// <summary>The field at fault when a document is refused at a place.</summary>
    public static RuleField At(string path)
    {
        var place = path.Split('[')[0];
        return place switch
        {
            "$.trigger.when" => Of("when"),
            "$.amount" => Of("nights"), // Percent and nights together.
            "$.surcharge" => Of("surchargePercent"),
            _ => All.FirstOrDefault(field => field.Path == place) ?? Of("name"),
        };
    }

    /// <summary>A field by its name.</summary>
    public static RuleField Of(string name) => All.First(field => field.Name == name);

    private static IEnumerable<RuleField> After(string which, string key)
    {
        static string Begin(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
        RuleField Field(string name, Text brief, Text wrong) => new(
            $"{which}-{name}", $"$.{key}.{name}",
            which == "success"
                ? new($"On success: {brief.English}", $"En cas de succès : {brief.French}")
                : new($"On failure: {brief.English}", $"En cas d'échec : {brief.French}"),
            wrong)
        {
            Brief = new(Begin(brief.English), Begin(brief.French)),
        };
        return
        [
            Field("email", new("e-mail to the guest", "e-mail au client"), Choose), Field("task", new("task for the team", "tâche pour l'équipe"), TaskText),
            Field("guaranteeState", new("guarantee state", "état de garantie"), Choose), Field("folioVisible", new("folio in the portal", "folio dans le portail"), Choose),
            Field("closeFolio", new("close the folio", "clôturer le folio"), Choose), Field("document", new("with the document", "avec le document"), Choose),
        ];
    }
}
