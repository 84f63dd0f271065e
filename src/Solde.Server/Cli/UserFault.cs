namespace Solde.Server.Cli;

/// <summary>A mistake of the user's: told in one line or a few, never with a stack trace. Thrown by commands, caught where they are run.</summary>
internal sealed class UserFault(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;

    public static UserFault Malformed(string message) => new(ExitCode.Malformed, message);

    public static UserFault NotFound(string message) => new(ExitCode.NotFound, message);
}
