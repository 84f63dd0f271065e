using Solde.Core.Facts;
using Solde.Core.Properties;

namespace Solde.App.Properties;

/// <summary>New settings of a property, with what the journal tells of them.</summary>
/// <param name="Settings">The settings; their brake is not looked at.</param>
/// <param name="Facts">The facts.</param>
/// <param name="LookAgain">Begins a sweep of the property's bookings.</param>
public sealed record SettingsChange(PropertySettings Settings, ImmutableArray<IFact> Facts, bool LookAgain);
