using System.CommandLine;
using NodaTime;
using Solde.App.Messages;
using Solde.Server.Office;
using Solde.Server.Office.Exports;

namespace Solde.Server.Cli;

/// <summary><c>solde export</c>: what leaves for other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal) => HelpWithExamples.Add(
        new Command("export", "Write files for other programs") { Payments(terminal) },
        ("export payments june.csv --from 2026-06-01 --to 2026-06-30", "what came in and went back, a line for each folio, for an accountant"),
        ("export payments juin.csv --from 2026-06-01 --to 2026-06-30 --lang fr", "as a spreadsheet in French takes it"));

    private static Command Payments(Terminal terminal)
    {
        var file = new Argument<string>("out.csv") { Description = "The file to write; it must not be there" };
        var from = new Option<string>("--from") { Description = "The first day, by the property's clock", HelpName = "yyyy-mm-dd", Required = true };
        var to = new Option<string>("--to") { Description = "The last day, inclusive", HelpName = "yyyy-mm-dd", Required = true };
        var language = BacktestCommand.LanguageOption();
        language.Description = "The words and the separators";
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command("payments", "Write payments and refunds between two days as CSV") { file, from, to, language, database, property };
        command.SetAction(async (parsed, cancel) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var (id, settings) = await opened.Property(parsed.GetValue(property));
            var start = Instant("--from", WholeDays.Start(parsed.GetRequiredValue(from), settings.Zone));
            var end = Instant("--to", WholeDays.End(parsed.GetRequiredValue(to), settings.Zone));
            var words = Languages.Find(parsed.GetRequiredValue(language))!;
            var path = parsed.GetRequiredValue(file);
            await using var written = Create(path);
            var pages = MoneyCsv.Pages(opened.Store, id, start, end, new Voice(words, settings.Zone), _ => new(actor => actor ?? ""));
            await CsvFile.Write(written, words, MoneyCsv.Head(words), pages, cancel);
            await terminal.Output.WriteLineAsync(path);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Instant Instant(string option, Instant? given) => given ?? throw UserFault.Malformed($"{option}: not a day such as 2026-06-30");

    private static FileStream Create(string path)
    {
        try
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw UserFault.NotFound($"{path}: {fault.Message.TrimEnd('.')}");
        }
    }
}
