using Solde.App.Access;

namespace Solde.Server.Office.SignIn;

/// <summary>A member of staff as ASP.NET Core Identity handles one: it sets one value after the other, then asks for all to be stored.</summary>
/// <param name="member">As stored.</param>
internal sealed class SignInUser(StaffMember member)
{
    public StaffMember Member { get; set; } = member;
}
