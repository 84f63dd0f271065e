using Solde.App.Access;

namespace Solde.Server.Office.Settings;

/// <summary>The top of a page of settings.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Saved">Whether something was just saved.</param>
internal sealed record Top(Text Title, bool Saved)
{
    /// <summary>Where one came from.</summary>
    public string Back { get; init; } = "settings";

    /// <summary>What that is called.</summary>
    public Text BackTo { get; init; } = SettingsTexts.Title;

    /// <summary>Who may change something here.</summary>
    public StaffRole Acts { get; init; } = StaffRole.Manager;
}
