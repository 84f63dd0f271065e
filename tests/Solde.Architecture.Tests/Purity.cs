using System.Collections.Frozen;

namespace Solde.Architecture.Tests;

/// <summary>
/// What a pure assembly must not touch. The banned symbols say the same to whoever writes the code; this looks at what was compiled,
/// where no suppression reaches and what the compiler adds (state machines, awaiters) is seen too.
/// </summary>
internal static class Purity
{
    private static readonly string[] Namespaces = ["System.IO.", "System.Net.", "System.Threading.", "System.Timers.", "Microsoft.Win32."];

    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        StringComparer.Ordinal,
        "System.TimeProvider",
        "System.TimeZoneInfo",
        "System.Random",
        "System.Console",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Process",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.Collections.Generic.IAsyncEnumerable`1",
        "System.Runtime.CompilerServices.AsyncStateMachineAttribute",
        "System.Runtime.CompilerServices.IAsyncStateMachine",
        "NodaTime.IClock",
        "NodaTime.SystemClock",
        "NodaTime.ZonedClock");

    private static readonly FrozenSet<string> Members = FrozenSet.Create(
        StringComparer.Ordinal,
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.Globalization.CultureInfo.get_CurrentCulture",
        "System.Globalization.CultureInfo.get_CurrentUICulture",
        "NodaTime.DateTimeZoneProviders.get_Bcl");

    public static IEnumerable<string> Faults(CompiledAssembly assembly) =>
    [
        .. assembly.ReferencedTypes.Where(type => Types.Contains(type) || Namespaces.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal))),
        .. assembly.ReferencedMembers.Where(member => Members.Contains(member) || ReadsTheMachine(member)),
        .. assembly.MutableStatics,
    ];

    /// <summary>An iterator (yield return) asks for its thread's number in code that the compiler writes; the rest of Environment is the machine.</summary>
    private static bool ReadsTheMachine(string member) =>
        member.StartsWith("System.Environment.", StringComparison.Ordinal)
        && !string.Equals(member, "System.Environment.get_CurrentManagedThreadId", StringComparison.Ordinal);
}
