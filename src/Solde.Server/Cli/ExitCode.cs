namespace Solde.Server.Cli;

/// <summary>What a command tells the shell (docs/exit-codes.md).</summary>
internal enum ExitCode
{
    /// <summary>Done; all that was checked holds.</summary>
    Done = 0,

    /// <summary>What was checked does not hold: a scenario differs, a ledger does not agree.</summary>
    Differs = 1,

    /// <summary>What was given is malformed: arguments, a scenario, automations, a mapping, a line of a CSV file.</summary>
    Malformed = 2,

    /// <summary>What was named is not there or cannot be opened: a file, a database, a booking, an automation.</summary>
    NotFound = 3,

    /// <summary>Solde itself went wrong (EX_SOFTWARE).</summary>
    Broken = 70,

    /// <summary>Interrupted by Ctrl+C (128 + SIGINT).</summary>
    Interrupted = 130,
}
