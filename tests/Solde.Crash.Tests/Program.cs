using Solde.Crash.Tests.Host;

namespace Solde.Crash.Tests;

/// <summary>The same program twice: the tests, and as <c>node key=value…</c> the process that they kill.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        if (args is ["node", ..])
        {
            return NodeHost.Run(NodeOptions.Read(args.AsSpan(1)));
        }

        return args.Contains("--server") || args.Contains("--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
