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
}
