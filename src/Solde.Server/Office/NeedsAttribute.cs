using Solde.App.Access;

namespace Solde.Server.Office;

/// <summary>What one must be at the property in the address to use a page. A page without it is everybody's who is signed in, and must be of no
/// property.</summary>
/// <param name="look">To look at it.</param>
/// <param name="act">To send its forms.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAttribute(StaffRole look, StaffRole act) : Attribute
{
    public StaffRole Look => look;

    public StaffRole Act => act;
}
