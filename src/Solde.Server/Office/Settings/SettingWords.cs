namespace Solde.Server.Office.Settings;

/// <summary>What the parts of a property's settings are called, by the keys of their document.</summary>
internal static class SettingWords
{
    /// <summary>The words of a part; one that is not known is called by its key.</summary>
    public static Text Of(string key) => key switch
    {
        "name" => new("name", "nom"),
        "timeZone" => new("time zone", "fuseau horaire"),
        "country" => new("country", "pays"),
        "language" => new("language", "langue"),
        "sendRequestsAt" => new("time of e-mails", "heure des e-mails"),
        "releaseHoldsAfterCheckOutDays" => new("release of holds", "libération des empreintes"),
        "cardNumbersKeptDays" => new("days for which card numbers are kept", "durée de garde des numéros de carte"),
        "balanceSchedule" => new("balance requests", "demandes de solde"),
        "guaranteePolicies" => new("guarantee policies", "conditions de garantie"),
        "methods" => new("payment methods", "modes de règlement"),
        "paymentDetails" => new("bank account, cheques and words to guests", "compte bancaire, chèques et mots aux clients"),
        "services" => new("services", "prestations"),
        "team" => new("team", "équipe"),
        "bookingPage" => new("online booking", "réservation en ligne"),
        "protections" => new("protections", "protections"),
        "products" => new("products", "produits"),
        "giftVouchers" => new("gift vouchers", "bons cadeaux"),
        "legal" => new("legal identity and VAT", "identité légale et TVA"),
        "fees" => new("fees charged automatically", "frais encaissés automatiquement"),
        "staffAddress" or "staffAddresses" => new("e-mail addresses", "adresses e-mail"),
        "authenticationLinks" => new("authentication links", "liens d'authentification"),
        "branding" => new("look of e-mails", "présentation des e-mails"),
        "logo" => new("logo", "logo"),
        _ => new(key, key),
    };
}
