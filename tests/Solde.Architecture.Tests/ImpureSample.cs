namespace Solde.Architecture.Tests;

/// <summary>Does everything that Core must not, so that the purity check can be seen to report it. Nothing calls it.</summary>
internal static class ImpureSample
{
    public const int Constant = 1;

    public static readonly int ReadOnly = Constant;

    public static int Counter;

    public static int Setting { get; set; }

    public static int Fixed { get; } = 2;

#pragma warning disable RS0030 // The banned symbols are the sample.
    public static string Clock() => $"{DateTime.UtcNow}{DateTimeOffset.Now}{TimeProvider.System.GetUtcNow()}";

    public static string Randomness() => $"{Guid.NewGuid()}{new Random().Next()}";
#pragma warning restore RS0030

    public static string Machine() => File.ReadAllText(Environment.MachineName);

    public static void Terminal() => Console.WriteLine(System.Net.Dns.GetHostName());

    public static async Task<int> Later()
    {
        await Task.Yield();
        return Counter++;
    }

    /// <summary>Pure, though the compiler has it ask for the thread's number and cache its lambda in a static field.</summary>
    public static IEnumerable<int> Numbers()
    {
        foreach (var number in Enumerable.Range(0, Constant).Select(value => value + 1))
        {
            yield return number;
        }
    }
}
