using Solde.App.Access;

namespace Solde.Server.Office.People;

/// <summary>Words of who works here.</summary>
internal static class PeopleTexts
{
    public static readonly Text Title = new("People", "Équipe");
    public static readonly Text You = new("you", "vous");
    public static readonly Text Change = new("Change", "Modifier");
    public static readonly Text Role = new("Role", "Rôle");
    public static readonly Text RoleHint = new(
        "Owner: everything, at all properties. Manager: everything here but people. Front desk: bookings, payments and tasks. Accountant: sees everything, changes nothing.",
        "Propriétaire : tout, dans tous les établissements. Responsable : tout ici, sauf l'équipe. Réception : réservations, règlements et tâches. Comptable : consulte tout, ne change rien.");
    public static readonly Text Remove = new("Remove from here", "Retirer d'ici");
    public static readonly Text RemoveOwner = new("Remove", "Retirer");
    public static readonly Text Shown = new("The first {0} are shown.", "Les {0} premiers sont affichés.");
    public static readonly Text Invited = new("Invited", "Invitations en cours");
    public static readonly Text Until = new("until {0}", "jusqu'au {0}");
    public static readonly Text Withdraw = new("Withdraw", "Annuler");
    public static readonly Text Invite = new("Invite somebody", "Inviter quelqu'un");
    public static readonly Text Language = new("Language of the e-mail", "Langue de l'e-mail");
    public static readonly Text Send = new("Send the invitation", "Envoyer l'invitation");
    public static readonly Text NoRole = new("Choose a role.", "Choisissez un rôle.");
    public static readonly Text LastOwner = new(
        "This is the last owner. Make somebody else an owner first.", "C'est le dernier propriétaire. Nommez-en d'abord un autre.");
    public static readonly Text NotSent = new(
        "The e-mail could not be sent, so there is no invitation. The mail server said: {0}", "L'e-mail n'a pas pu partir, il n'y a donc pas d'invitation. Réponse du serveur : {0}");

    /// <summary>What came of an invitation, where something did.</summary>
    public static Text? Of(InvitingState state) => state switch
    {
        InvitingState.Sent => new("The invitation is on its way. The link works for seven days.", "L'invitation est partie. Le lien fonctionne sept jours."),
        InvitingState.InDoubt => new(
            "The mail server did not say whether it took the invitation. Ask whether it arrived, or invite again.",
            "Le serveur n'a pas dit s'il a accepté l'invitation. Demandez si elle est arrivée, ou invitez de nouveau."),
        InvitingState.WorksHere => new("They signed in here before and work here from now on.", "Cette personne avait déjà un compte : elle travaille ici dès maintenant."),
        InvitingState.NotSent or InvitingState.Taken or InvitingState.LastOwner => null,
    };

    public static readonly Text Taken = new("Somebody of another organisation has this address.", "Quelqu'un d'une autre organisation a cette adresse.");
}
