using NodaTime;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Planning;
using Solde.Server.Office.Automations;
using static Solde.Server.Tests.Office.Spoken;

namespace Solde.Server.Tests.Office;

public sealed class RuleSentenceTests
{
    private static readonly AutomationRule Plain = new()
    {
        Name = "Rule", Trigger = new(TriggerKind.ArrivalDay, 0, 0, new LocalTime(12, 0)), Operation = Operation.Charge,
    };

    private static readonly AmountRule Balance = Plain.Amount;
    private static readonly AmountRule OfCharges = new(AmountBasis.Charges, null, null, [], null, null, false);

    private static Said<AutomationRule>[] Whole =>
    [
        new(Plain with
            {
                Trigger = new(TriggerKind.DaysBeforeArrival, 0, 3, new LocalTime(14, 0)),
                Filter = new() { Channels = ["direct"] },
                OnSuccess = ActionSet.Nothing with { Email = Templates.PaymentConfirmation },
            },
            "3 days before arrival at 14:00, for direct bookings, charge the balance with the last card; on success send the guest “payment confirmation”.",
            "3 jours avant l'arrivée à 14 h, pour les réservations directes, encaisser le solde sur la dernière carte ; en cas de succès, envoyer au client « confirmation de règlement »."),
        new(Plain with
            {
                Scope = Scope.NewBookings, Exclusive = true, Priority = 10, ValidateCard = true, RepeatOnModification = true, Card = CardChoice.LastGuest,
                Surcharge = new(Percent.Of(2), null),
            },
            "On the arrival day at 12:00, for every booking, charge the balance with the guest’s last card, plus a surcharge of 2%. Only bookings made or modified after it was switched on. Exclusive, priority 10: a booking that it takes no other exclusive automation takes. The card is verified as soon as a booking is taken. A booking whose dates or channel change counts as new.",
            "Le jour de l'arrivée à 12 h, pour toute réservation, encaisser le solde sur la dernière carte du client, plus des frais de paiement de 2 %. Seulement les réservations faites ou modifiées après son activation. Exclusive, priorité 10 : une réservation qu'elle prend n'est prise par aucune autre automatisation exclusive. La carte est vérifiée dès qu'une réservation est prise. Une réservation dont les dates ou le canal changent compte comme nouvelle."),
        new(Plain with { Operation = Operation.Authorize, Card = CardChoice.LastOta, Priority = 7 },
            "On the arrival day at 12:00, for every booking, hold the balance with the last virtual card. Priority 7.",
            "Le jour de l'arrivée à 12 h, pour toute réservation, bloquer par empreinte le solde sur la dernière carte virtuelle. Priorité 7."),
        new(Plain with { Operation = Operation.None, OnSuccess = new(null, true, FolioDocument.Invoice, true, null, null) },
            "On the arrival day at 12:00, for every booking, move no money, only close the folio with an invoice and show the folio in the portal.",
            "Le jour de l'arrivée à 12 h, pour toute réservation, ne rien encaisser, seulement clôturer le folio avec une facture et montrer le folio dans le portail."),
        new(Plain with { Operation = Operation.None },
            "On the arrival day at 12:00, for every booking, do nothing.", "Le jour de l'arrivée à 12 h, pour toute réservation, ne rien faire."),
        new(Plain with { Surcharge = new(null, Euros(2)), OnFailure = new(null, false, null, null, null, "Call the guest") },
            "On the arrival day at 12:00, for every booking, charge the balance with the last card, plus a surcharge of €2.00; on failure give the team the task “Call the guest”.",
            "Le jour de l'arrivée à 12 h, pour toute réservation, encaisser le solde sur la dernière carte, plus des frais de paiement de 2,00 € ; en cas d'échec, confier à l'équipe la tâche « Call the guest »."),
    ];

    private static Said<Trigger>[] Triggers =>
    [
        new(Hours(TriggerKind.AfterCreation, 0), "As soon as a booking is made", "Dès qu'une réservation est faite"),
        new(Hours(TriggerKind.AfterCreation, 1), "1 hour after a booking is made", "1 heure après la réservation"),
        new(Hours(TriggerKind.AfterArrival, 0), "At check-in", "À l'arrivée du client"),
        new(Hours(TriggerKind.AfterArrival, 2), "2 hours after check-in", "2 heures après l'arrivée du client"),
        new(Hours(TriggerKind.AfterDeparture, 0), "At check-out", "Au départ du client"),
        new(Hours(TriggerKind.AfterDeparture, 24), "24 hours after check-out", "24 heures après le départ du client"),
        new(Hours(TriggerKind.AfterCancellation, 0), "As soon as a booking is cancelled", "Dès qu'une réservation est annulée"),
        new(Hours(TriggerKind.AfterCancellation, 3), "3 hours after a booking is cancelled", "3 heures après l'annulation"),
        new(Hours(TriggerKind.UntilArrival, 168),
            "168 hours before noon on the arrival day, unless the guest has arrived",
            "168 heures avant midi le jour de l'arrivée, sauf si le client est arrivé"),
        new(Hours(TriggerKind.UntilArrival, 0),
            "At noon on the arrival day, unless the guest has arrived", "À midi le jour de l'arrivée, sauf si le client est arrivé"),
        new(Hours(TriggerKind.BeforeDeparture, 12), "12 hours before noon on the departure day", "12 heures avant midi le jour du départ"),
        new(Hours(TriggerKind.BeforeDeparture, 0), "At noon on the departure day", "À midi le jour du départ"),
        new(At(TriggerKind.DaysBeforeArrival, 7), "7 days before arrival at 09:30", "7 jours avant l'arrivée à 9 h 30"),
        new(At(TriggerKind.DaysBeforeArrival, 1), "The day before arrival at 09:30", "La veille de l'arrivée à 9 h 30"),
        new(At(TriggerKind.DaysBeforeArrival, 0), "On the arrival day at 09:30", "Le jour de l'arrivée à 9 h 30"),
        new(At(TriggerKind.ArrivalDay, 0), "On the arrival day at 09:30", "Le jour de l'arrivée à 9 h 30"),
        new(At(TriggerKind.DepartureDay, 0), "On the departure day at 09:30", "Le jour du départ à 9 h 30"),
    ];

    private static Said<AmountRule>[] HowMuch =>
    [
        new(Balance, "the balance", "le solde"),
        new(Balance with { Percent = Percent.Of(-50) }, "the balance less 50%", "le solde diminué de 50 %"),
        new(Balance with { Percent = new Percent(125_000), Fixed = Euros(-20) }, "the balance plus 12.5% less €20.00", "le solde majoré de 12,5 % moins 20,00 €"),
        new(Balance with { Fixed = Euros(10), BeyondBalance = true },
            "the balance plus €10.00 (even beyond the balance)", "le solde plus 10,00 € (même au-delà du solde)"),
        new(OfCharges, "nothing", "rien"),
        new(OfCharges with { Extra = Euros(100), BeyondBalance = true }, "€100.00 (even beyond the balance)", "100,00 € (même au-delà du solde)"),
        new(OfCharges with { Percent = Percent.Of(30) }, "30% of the charges", "30 % des prestations"),
        new(OfCharges with { Percent = Percent.Of(30), Groups = ["spa", "bar"], Extra = Euros(5) },
            "30% of the charges for “spa” and “bar” plus €5.00", "30 % des prestations « spa » et « bar » plus 5,00 €"),
        new(OfCharges with { Nights = 1 }, "the price of an average night", "le prix d'une nuit moyenne"),
        new(OfCharges with { Nights = 2 }, "the price of 2 average nights", "le prix de 2 nuits moyennes"),
        new(OfCharges with { Nights = 1, Groups = ["spa"] }, "the price of an average night for “spa”", "le prix d'une nuit moyenne en « spa »"),
        new(OfCharges with { Nights = 2, Groups = ["spa"] }, "the price of 2 average nights for “spa”", "le prix de 2 nuits moyennes en « spa »"),
        new(Balance with { Basis = AmountBasis.DepositDue }, "the deposit still due", "l'acompte restant dû"),
    ];

    private static Said<BookingFilter>[] Filters =>
    [
        new(BookingFilter.Any, "every booking", "toute réservation"),
        new(new() { Channels = ["booking.com"] }, "bookings from Booking.com", "les réservations du canal Booking.com"),
        new(new() { Channels = ["direct", "expedia"] }, "bookings from Direct or Expedia", "les réservations des canaux Direct ou Expedia"),
        new(new() { Ota = true, Cards = CardFilter.OtaOnly },
            "OTA bookings with virtual cards only by then", "les réservations d'agences en ligne avec seulement des cartes virtuelles à ce moment"),
        new(new() { Ota = false, Cards = CardFilter.GuestOnly },
            "non-OTA bookings with guest cards only by then",
            "les réservations hors agences en ligne avec seulement des cartes du client à ce moment"),
        new(new() { Cards = CardFilter.None }, "bookings without a card on file by then", "les réservations sans carte enregistrée à ce moment"),
        new(new() { Cards = CardFilter.GuestAndOta },
            "bookings with a guest card and a virtual card by then", "les réservations avec une carte du client et une carte virtuelle à ce moment"),
        new(new() { GuaranteePolicies = ["prepaid", "deposit30"], GuaranteeStates = [GuaranteeState.Awaiting, GuaranteeState.Expired] },
            "bookings with the guarantee policy “prepaid” or “deposit30”, in the guarantee state “awaiting” or “expired” by then",
            "les réservations avec les conditions de garantie « prepaid » ou « deposit30 », dans l'état de garantie « en attente » ou « expirée » à ce moment"),
        new(new() { IncludeCompanies = ["ACME"], ExcludeAgencies = ["Tours"] },
            "bookings of the company “ACME”, but not those through the agency “Tours”",
            "les réservations de la société « ACME », sauf celles de l'agence « Tours »"),
        new(new() { ExcludeCompanies = ["ACME"], IncludeAgencies = ["Tours", "Voyages"] },
            "bookings but not those of the company “ACME”, through the agency “Tours” or “Voyages”",
            "les réservations sauf celles de la société « ACME », par l'agence « Tours » ou « Voyages »"),
    ];

    private static Said<ActionSet>[] Actions =>
    [
        new(ActionSet.Nothing, "", ""),
        new(new(Templates.CardRequest, true, null, false, GuaranteeState.Guaranteed, "Check the minibar"),
            "send the guest “request for a card”, close the folio, hide the folio from the portal, set the guarantee state to “guaranteed” and give the team the task “Check the minibar”",
            "envoyer au client « demande de carte », clôturer le folio, masquer le folio dans le portail, passer l'état de garantie à « garantie » et confier à l'équipe la tâche « Check the minibar »"),
    ];

    [Fact]
    public void A_rule_is_said_in_sentences() => Check(Whole, RuleSentence.Of);

    [Fact]
    public void Every_trigger_begins_the_sentence() => Check(Triggers, TriggerWords.Of);

    [Fact]
    public void Every_amount_is_something_that_can_be_charged() => Check(HowMuch, AmountWords.Of);

    [Fact]
    public void Every_filter_names_the_bookings() => Check(Filters, FilterWords.Of);

    [Fact]
    public void Every_action_is_told_in_its_order() => Check(Actions, ActionSetWords.Of);

    [Fact]
    public void French_and_English_are_set_as_they_are_printed()
    {
        CheckTypography(Whole, RuleSentence.Of);
        CheckTypography(Filters, FilterWords.Of);
        CheckTypography(HowMuch, AmountWords.Of);
        CheckTypography(Triggers, TriggerWords.Of);
        CheckTypography(Actions, ActionSetWords.Of);
    }

    [Fact]
    public void Nothing_a_rule_may_say_is_missing_from_the_tables()
    {
        Assert.Empty(Enum.GetValues<TriggerKind>().Except(Triggers.Select(row => row.Of.Kind)));
        Assert.Empty(Enum.GetValues<AmountBasis>().Except(HowMuch.Select(row => row.Of.Basis)));
        Assert.Empty(Enum.GetValues<Operation>().Except(Whole.Select(row => row.Of.Operation)));
        Assert.Empty(Enum.GetValues<CardChoice>().Except(Whole.Select(row => row.Of.Card)));
        Assert.Empty(Enum.GetValues<CardFilter>().Except(Filters.Select(row => row.Of.Cards).OfType<CardFilter>()));
    }

    private static Trigger Hours(TriggerKind kind, int hours) => new(kind, hours, 0, LocalTime.Midnight);

    private static Trigger At(TriggerKind kind, int days) => new(kind, 0, days, new LocalTime(9, 30));
}
