using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using Solde.App.Messages;
using Solde.Core.Properties;
using Solde.Server.Office;
using Solde.Server.Office.Exports;
using Solde.Server.Office.Journal;

namespace Solde.Server.Cli;

/// <summary><c>solde export</c>: what leaves for other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal) => HelpWithExamples.Add(
        new Command("export", "Write files for other programs") { Payments(terminal), Accounting(terminal) },
        ("export payments june.csv --from 2026-06-01 --to 2026-06-30", "what came in and went back, a line for each folio, for an accountant"),
        ("export payments juin.csv --from 2026-06-01 --to 2026-06-30 --lang fr", "as a spreadsheet in French takes it"),
        ("export accounting june.csv --from 2026-06-01 --to 2026-06-30", "each day by method, user, VAT rate and revenue group"));

    private static Command Payments(Terminal terminal) => Between(
        terminal, "payments", "Write payments and refunds between two days as CSV", (database, property, days, language) =>
        {
            var zone = property.Settings.Zone;
            var (start, end) = (zone.AtStartOfDay(days.From).ToInstant(), zone.AtStartOfDay(days.To.PlusDays(1)).ToInstant());
            return (MoneyCsv.Head(language), MoneyCsv.Pages(database.Store, property.Id, start, end, new Voice(language, zone), Names(database, language)));
        });

    private static Command Accounting(Terminal terminal) => Between(
        terminal, "accounting", "Write what each day came to between two days, at most a year, as CSV", (database, property, days, language) =>
            Period.DaysBetween(days.From, days.To) < AccountingCsv.MostDays
                ? (AccountingCsv.Head(language), AccountingCsv.Pages(database.Days, property.Id, property.Settings, days.From, days.To, language, Names(database, language)))
                : throw UserFault.Malformed("--to: at most a year at once"));

    private static Command Between(
        Terminal terminal, string name, string description,
        Func<Database, (Guid Id, PropertySettings Settings), (LocalDate From, LocalDate To), ILanguage, (ImmutableArray<string> Head, IAsyncEnumerable<IEnumerable<CsvLine>> Pages)> read)
    {
        var file = new Argument<string>("out.csv") { Description = "The file to write; it must not be there" };
        var from = new Option<string>("--from") { Description = "The first day, by the property's clock", HelpName = "yyyy-mm-dd", Required = true };
        var to = new Option<string>("--to") { Description = "The last day, inclusive", HelpName = "yyyy-mm-dd", Required = true };
        var language = BacktestCommand.LanguageOption();
        language.Description = "The words and the separators";
        var (database, property) = (DatabaseOptions.Database(), DatabaseOptions.Property());
        var command = new Command(name, description) { file, from, to, language, database, property };
        command.SetAction(async (parsed, cancel) =>
        {
            using var opened = Database.Open(database.Read(parsed), make: false, terminal.Now);
            var days = (Day("--from", parsed.GetRequiredValue(from)), Day("--to", parsed.GetRequiredValue(to)));
            var words = Languages.Find(parsed.GetRequiredValue(language))!;
            var (head, pages) = read(opened, await opened.Property(parsed.GetValue(property)), days, words);
            var path = parsed.GetRequiredValue(file);
            await using var written = Create(path);
            await CsvFile.Write(written, words, head, pages, cancel);
            await terminal.Output.WriteLineAsync(path);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Func<IEnumerable<string?>, ValueTask<Func<string?, string>>> Names(Database database, ILanguage language)
    {
        var doers = Doers.OfAll(database.Store, language);
        return async actors =>
        {
            await doers.Learn(actors);
            return doers.Name;
        };
    }

    private static LocalDate Day(string option, string given) => WholeDays.Day(given) ?? throw UserFault.Malformed($"{option}: not a day such as 2026-06-30");

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
