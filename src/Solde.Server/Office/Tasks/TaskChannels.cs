using System.Collections.Immutable;

namespace Solde.Server.Office.Tasks;

/// <summary>Whom tasks are for.</summary>
internal static class TaskChannels
{
    /// <summary>Where the autopilot puts its own.</summary>
    public const string Payments = "payments";
    public const string FrontDesk = "frontDesk";
    public const string Accounting = "accounting";

    public static ImmutableArray<string> All { get; } = [Payments, FrontDesk, Accounting];
}
