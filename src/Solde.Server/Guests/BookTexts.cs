using System.Collections.Immutable;
using NodaTime;
using Solde.App.Messages;
using Solde.Core.Checkout;
using Solde.Server.Office;

namespace Solde.Server.Guests;

/// <summary>Words of the pages on which clients book and cancel appointments.</summary>
internal static class BookTexts
{
    public static readonly Text Title = new("Book an appointment", "Prendre rendez-vous");

    /// <summary>What is asked one after the other.</summary>
    public static readonly ImmutableArray<Text> Steps = [new("Services", "Prestations"), new("Time", "Horaire"), new("You", "Vous")];

    public static readonly Text ChooseServices = new("What would you like?", "Que souhaitez-vous ?");
    public static readonly Text With = new("With whom?", "Avec qui ?");
    public static readonly Text Anyone = new("Whoever is free", "Peu importe");
    public static readonly Text Minutes = new("{0} min", "{0} min");
    public static readonly Text SeeTimes = new("See free times", "Voir les horaires libres");
    public static readonly Text NoServices = new("Please choose at least one service.", "Merci de choisir au moins une prestation.");
    public static readonly Text ChooseTime = new("When suits you?", "Quand souhaitez-vous venir ?");
    public static readonly Text NothingFree = new("Nothing is free on these days.", "Rien de libre ces jours-ci.");
    public static readonly Text Later = new("Later days", "Jours suivants");
    public static readonly Text Earlier = new("Earlier days", "Jours précédents");
    public static readonly Text Morning = new("Morning", "Matin");
    public static readonly Text Afternoon = new("Afternoon", "Après-midi");
    public static readonly Text Evening = new("Evening", "Soir");
    public static readonly Text Change = new("Change services", "Changer de prestation");
    public static readonly Text OtherTime = new("Choose another time", "Choisir un autre horaire");
    public static readonly Text YourDetails = new("Who is coming?", "Vos coordonnées");
    public static readonly Text Name = new("First and last name", "Prénom et nom");
    public static readonly Text Email = new("E-mail address", "Adresse e-mail");
    public static readonly Text NameNeeded = new("Please give your name.", "Merci d'indiquer votre nom.");
    public static readonly Text WrongEmail = new("Please check the e-mail address.", "Merci de vérifier l'adresse e-mail.");
    public static readonly Text HowToPay = new("How would you like to pay?", "Comment souhaitez-vous régler ?");
    public static readonly Text OnSite = new("On site, after the appointment", "Sur place, après le rendez-vous");
    public static readonly Text LeaveCard = new("Leave a card to pay later", "Laisser une carte pour régler ensuite");
    public static readonly Text CardNeeded = new("A card secures this appointment", "Une carte garantit ce rendez-vous");
    public static readonly Text OwnTerms = new("Terms of {0}", "Conditions de {0}");
    public static readonly Text Agree = new("I have read this and agree.", "J'ai lu ces conditions et je les accepte.");
    public static readonly Text AgreeNeeded = new("Please read the conditions below and agree to them.", "Merci de lire les conditions ci-dessous et de les accepter.");
    public static readonly Text Book = new("Book", "Réserver");
    public static readonly Text BookHint = new("A card is typed on our payment provider's secure page.", "La carte se saisit sur la page sécurisée de notre prestataire de paiement.");
    public static readonly Text Taken = new("Somebody else has just taken that time. Please choose another one.", "Cet horaire vient d'être pris. Merci d'en choisir un autre.");
    public static readonly Text TooMany = new("Five appointments under this e-mail address are still to come. For more, please contact us.", "Cinq rendez-vous sont déjà à venir avec cette adresse e-mail. Pour en prendre d'autres, merci de nous contacter.");
    public static readonly Text NothingNow = new("Nothing is charged now.", "Rien n'est débité maintenant.");
    public static readonly Text Cap = new("After your appointment the card may pay what you book, {0} at most; anything else only with your consent.", "Après le rendez-vous, la carte peut régler ce que vous réservez, {0} au plus ; rien d'autre sans votre accord.");
    public static readonly Text LateFee = new("You can cancel free of charge up to {0} hours before. Later than that, {1} is charged.", "Vous pouvez annuler gratuitement jusqu'à {0} heures avant. Passé ce délai, {1} sont dus.");
    public static readonly Text NoShowFee = new("If you do not come, {0} is charged.", "Si vous ne venez pas, {0} sont dus.");
    public static readonly Text Member = new("With", "Avec");
    public static readonly Text WithMember = new("with {0}", "avec {0}");

    public static readonly Text Confirmed = new("Your appointment is confirmed", "Votre rendez-vous est confirmé");
    public static readonly Text ConfirmedWhy = new("We have sent you an e-mail with everything in it. See you soon!", "Nous vous avons envoyé un e-mail récapitulatif. À bientôt !");
    public static readonly Text Held = new("One step left: your card", "Plus qu'une étape : votre carte");
    public static readonly Text HeldWhy = new("We are keeping the time for you until {0}. Without a card it is free for others again.", "Nous vous gardons cet horaire jusqu'à {0}. Sans carte, il sera de nouveau proposé à d'autres.");
    public static readonly Text TypeCard = new("Leave my card", "Enregistrer ma carte");
    public static readonly Text Lapsed = new("Your appointment was not confirmed in time", "Votre rendez-vous n'a pas été confirmé à temps");
    public static readonly Text LapsedWhy = new("No card was left in time, so the time is free for others again. Nothing is charged.", "Aucune carte n'a été enregistrée à temps : l'horaire est de nouveau proposé à d'autres. Rien n'est débité.");
    public static readonly Text Cancelled = new("Your appointment is cancelled", "Votre rendez-vous est annulé");
    public static readonly Text CancelledFree = new("Nothing is charged for it.", "Aucuns frais ne vous sont demandés.");
    public static readonly Text CancelledFee = new("As agreed when you booked, {0} is due for it.", "Comme convenu à la réservation, {0} sont dus.");
    public static readonly Text BookAgain = new("Book another appointment", "Prendre un autre rendez-vous");
    public static readonly Text Over = new("Your appointment", "Votre rendez-vous");
    public static readonly Text Calendar = new("Add it to my calendar", "Ajouter à mon agenda");
    public static readonly Text Cancel = new("Cancel the appointment", "Annuler le rendez-vous");
    public static readonly Text CancelTitle = new("Cancel your appointment?", "Annuler votre rendez-vous ?");
    public static readonly Text CostsNothing = new("Cancelling now costs you nothing.", "L'annuler maintenant ne vous coûte rien.");
    public static readonly Text Costs = new("It starts in less than {0} hours: as agreed when you booked, cancelling now costs {1}.", "Il commence dans moins de {0} heures : comme convenu à la réservation, l'annuler maintenant coûte {1}.");
    public static readonly Text CancelFree = new("Cancel free of charge", "Annuler sans frais");
    public static readonly Text CancelFor = new("Cancel for {0}", "Annuler pour {0}");
    public static readonly Text Keep = new("Keep it", "Le garder");
    public static readonly Text CostChanged = new("What cancelling costs has changed meanwhile; please look again.", "Le coût de l'annulation a changé entre-temps ; merci de vérifier.");

    /// <summary>What a time of day stands under.</summary>
    public static Text PartOfDay(LocalTime time) => time.Hour < 12 ? Morning : time.Hour < 18 ? Afternoon : Evening;

    /// <summary>What a client agrees to who leaves a card, a sentence each.</summary>
    public static ImmutableArray<string> Terms(Consent consent, ILanguage language)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(NothingNow.In(language));
        if (consent.Fees is { LateCancelHours: { } hours, LateCancel.IsPositive: true } late)
        {
            lines.Add(LateFee.In(language, hours, language.Amount(late.LateCancel)));
        }

        if (consent.Fees is { NoShow.IsPositive: true } fees)
        {
            lines.Add(NoShowFee.In(language, language.Amount(fees.NoShow)));
        }

        lines.Add(Cap.In(language, language.Amount(consent.Cap)));
        return lines.DrainToImmutable();
    }
}
