using System.Data.Common;

namespace Solde.App.Work;

/// <summary>Tells what goes by from what stays.</summary>
internal static class Faults
{
    /// <summary>The database or the network was away, or the process stops: the same work may well succeed the next time. Anything else lies in what was
    /// worked on, and is there again then.</summary>
    internal static bool MayPass(Exception fault) => fault is DbException or TimeoutException or IOException or OperationCanceledException;
}
