using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Spectre.Console;

namespace Solde.Server.Cli;

/// <summary>Where a command reads and writes, and what time it is there. Results go to standard output, everything said on the way to
/// standard error.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutScreen = 100;

    private static readonly JsonWriterOptions ForPeople = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Terminal(TextReader input, TextWriter output, TextWriter error, TimeProvider time, bool outputIsScreen, bool errorIsScreen)
    {
        Time = time;
        (Input, Output, Error) = (input, output, error);
        OutputIsScreen = outputIsScreen;
        ErrorIsScreen = errorIsScreen;
    }

    public TextReader Input { get; }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public bool OutputIsScreen { get; }

    public bool ErrorIsScreen { get; }

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() =>
#pragma warning disable RS0030 // The root of the program chooses the clock.
        new(Console.In, Console.Out, Console.Error, TimeProvider.System, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
#pragma warning restore RS0030

    /// <summary>In memory, for tests.</summary>
    public static Terminal InMemory(TextWriter output, TextWriter error, TimeProvider time, string input = "") =>
        new(new StringReader(input), output, error, time, outputIsScreen: false, errorIsScreen: false);

    /// <summary>The clock, for what waits.</summary>
    public TimeProvider Time { get; }

    /// <summary>The instant it is, to the millisecond: the journal keeps no less.</summary>
    public Instant Now() => Instant.FromUnixTimeMilliseconds(Time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>For tables; without a screen 100 columns wide and without colours.</summary>
    public IAnsiConsole Tables()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = OutputIsScreen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = OutputIsScreen ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!OutputIsScreen)
        {
            console.Profile.Width = WidthWithoutScreen;
        }

        return console;
    }

    /// <summary>Writes one JSON value, readable, and a line break.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ForPeople))
        {
            write(json);
        }

        Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Does work with a bar on the screen; without a screen nothing is shown.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">Tells how much of the whole is done, from 0 to 1.</param>
    public async Task<T> WithProgress<T>(string title, Func<Action<double>, Task<T>> work)
    {
        if (!ErrorIsScreen)
        {
            return await work(static _ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                return await work(done => task.Value = done);
            });
    }
}
