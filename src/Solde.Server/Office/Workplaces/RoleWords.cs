using Solde.App.Access;

namespace Solde.Server.Office.Workplaces;

/// <summary>Roles, as people call them.</summary>
internal static class RoleWords
{
    /// <summary>What one is.</summary>
    public static Text Of(StaffRole role) => role switch
    {
        StaffRole.Owner => new("Owner", "Propriétaire"),
        StaffRole.Manager => new("Manager", "Responsable"),
        StaffRole.FrontDesk => new("Front desk", "Réception"),
        StaffRole.Accountant => new("Accountant", "Comptable"),
    };

    /// <summary>What one is, and may do.</summary>
    public static Text Explained(StaffRole role) => role switch
    {
        StaffRole.Owner => new("Owner: everything, at all properties", "Propriétaire : tout, dans tous les établissements"),
        StaffRole.Manager => new("Manager: everything here but people", "Responsable : tout ici, sauf l'équipe"),
        StaffRole.FrontDesk => new("Front desk: bookings, payments and tasks", "Réception : réservations, règlements et tâches"),
        StaffRole.Accountant => new("Accountant: looks, changes nothing", "Comptable : consulte, ne change rien"),
    };
}
