using Solde.App.Access;

namespace Solde.Server.Office.Settings;

/// <summary>Words of the keys of the API.</summary>
internal static class KeyTexts
{
    public static readonly Text New = new("A new key", "Une nouvelle clé");
    public static readonly Text Name = new("What it is for", "À quoi elle sert");
    public static readonly Text NameHint = new("Such as the name of your booking system.", "Par exemple le nom de votre logiciel de réservation.");
    public static readonly Text Write = new("It may act, not only look", "Elle peut agir, pas seulement consulter");
    public static readonly Text WriteHint = new("Take bookings in, charge, refund.", "Enregistrer des réservations, encaisser, rembourser.");
    public static readonly Text Create = new("Create", "Créer");
    public static readonly Text Keep = new("Copy this key now: it is not shown again.", "Copiez cette clé maintenant : elle ne sera plus affichée.");
    public static readonly Text None = new("No key yet.", "Pas encore de clé.");
    public static readonly Text Revoke = new("Revoke", "Révoquer");
    public static readonly Text Made = new("created on {0}", "créée le {0}");
    public static readonly Text Used = new("last used on {0}", "dernier usage le {0}");
    public static readonly Text NeverUsed = new("never used", "jamais utilisée");

    /// <summary>What may be done with a key.</summary>
    public static Text Of(ApiKey key) => key switch
    {
        { RevokedAt: not null } => new("revoked", "révoquée"),
        { Scope: KeyScope.Write } => new("looks and acts", "consulte et agit"),
        _ => new("looks", "consulte"),
    };
}
