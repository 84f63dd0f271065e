using Solde.App.Messages;

namespace Solde.Server.Office.Settings;

/// <summary>What the values are that a text of an e-mail may use.</summary>
internal static class ValueTexts
{
    /// <summary>What a value is.</summary>
    /// <param name="key">One of <see cref="MessageData.All"/>.</param>
    public static Text Of(string key) => key switch
    {
        MessageData.PropertyName => new("your name", "votre nom"),
        MessageData.GuestName => new("the guest's name", "le nom du client"),
        MessageData.Reference => new("the booking's number", "le numéro de la réservation"),
        MessageData.Channel => new("where the booking comes from", "le canal de la réservation"),
        MessageData.Visit => new("“stay” or “appointment”", "« séjour » ou « rendez-vous »"),
        MessageData.Start => new("day and time of an appointment", "le jour et l'heure d'un rendez-vous"),
        MessageData.Arrival => new("the day of arrival", "le jour d'arrivée"),
        MessageData.Departure => new("the day of departure", "le jour de départ"),
        MessageData.Amount => new("the amount that the e-mail is about", "le montant dont parle l'e-mail"),
        MessageData.Deadline => new("the last day to pay, until it is over", "la date limite de règlement, tant qu'elle n'est pas passée"),
        MessageData.Methods => new("the ways to pay that are offered", "les modes de règlement proposés"),
        MessageData.Holder => new("whose account a transfer goes to", "le titulaire du compte à créditer"),
        MessageData.Iban => new(
            "your IBAN; like the account's other lines only where the guest has chosen a transfer or is offered nothing else",
            "votre IBAN ; comme les autres lignes du compte, seulement si le client a choisi le virement ou si rien d'autre ne lui est proposé"),
        MessageData.Bic => new("your bank's BIC", "le BIC de votre banque"),
        MessageData.TransferReference => new("what the guest writes on the transfer, by which you find the booking", "la référence à indiquer sur le virement, par laquelle vous retrouvez la réservation"),
        MessageData.VoucherCode => new("the code of a gift voucher, put in as the e-mail leaves", "le code d'un bon cadeau, inscrit au moment de l'envoi"),
        MessageData.ValidUntil => new("the last day of a gift voucher", "le dernier jour de validité d'un bon cadeau"),
        MessageData.Link => new("the address behind the button", "l'adresse derrière le bouton"),
        MessageData.ReplyTo => new("where the guest's answer goes", "l'adresse qui reçoit la réponse du client"),
        MessageData.By => new("who invites, in invitations", "qui invite, dans les invitations"),
        MessageData.Automation => new("the automation that acted", "l'automatisation qui a agi"),
        MessageData.Reason => new("why a payment failed", "le motif d'un échec"),
        MessageData.Method => new("how it was paid, or will be", "le mode de règlement choisi ou employé"),
        MessageData.Hold => new("“true” where the amount is only held on the card", "« true » si la somme est seulement réservée sur la carte (empreinte)"),
        MessageData.Again => new("a sentence on a second failure, to the team", "une phrase en cas de deuxième échec, pour l'équipe"),
        MessageData.Next => new("what to do next, to the team", "ce qu'il reste à faire, pour l'équipe"),
        MessageData.Logo => new("the address of your logo, which is at the top by itself", "l'adresse de votre logo, déjà en tête"),
        MessageData.Color => new("your colour, which the button already has", "votre couleur, que le bouton a déjà"),
        MessageData.MailText => new("your closing words, which are at the end by themselves", "votre mot de la fin, déjà en bas"),
        MessageData.LegalLink => new("the address of your legal notice, which is at the end by itself", "l'adresse de vos mentions légales, déjà en bas"),
        MessageData.PrivacyLink => new("the address of your privacy page, which is at the end by itself", "l'adresse de votre page de confidentialité, déjà en bas"),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "is no value"),
    };
}
