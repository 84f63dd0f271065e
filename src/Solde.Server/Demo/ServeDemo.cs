using Solde.App.Messages;
using Solde.Server.Cli;
using Solde.Server.Settings;

namespace Solde.Server.Demo;

/// <summary><c>solde demo</c>, and <c>solde serve --demo</c>: the whole product at work on the sample bookings, before the user's eyes.</summary>
internal static class ServeDemo
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(700);

    /// <summary>Runs until it is cancelled. Without a data folder all lies in a temporary one, which is gone afterwards.</summary>
    public static async Task<int> Run(GivenSettings given, ILanguage language, Terminal terminal, CancellationToken cancel)
    {
        var folder = given.Text("data");
        if (given.Text("database") is not null || given.Text("sandbox") is not null)
        {
            given.Wrong("demo", "has a database and an acquirer of its own: leave database and sandbox out (--data says where it lies)");
        }

        var temporary = folder is null ? Directory.CreateTempSubdirectory("solde-demo-").FullName : null;
        try
        {
            given.Set("data", new GivenValue(folder ?? temporary!, "demo", ""));
            return await Run(Installation.Read(given) with { SandboxLatency = Latency }, language, terminal, cancel);
        }
        finally
        {
            if (temporary is not null)
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static Task<int> Run(Installation installation, ILanguage language, Terminal terminal, CancellationToken cancel) => ServeCommand.Run(
        installation, withApi: true, terminal, cancel, async (at, stop) =>
        {
            var database = at.Database;
            var (property, bookings) = await new DemoBookings(database, terminal.Now).TakeIn();
            var salon = await new DemoSalon(database, terminal.Now).TakeIn();
            var (owner, password) = await DemoStaff.Owner(database, language, terminal.Now());
            var link = new Uri(at.Address, at.Links.Make(owner));
            await terminal.Output.WriteLineAsync(Welcome(language, bookings, installation.Folder));
            await terminal.Output.WriteLineAsync(language == Languages.French
                ? $"Regardez de l’intérieur, une fois (si un mot de passe est demandé : {password}) : {link}"
                : $"Look inside, once (if a password is asked for: {password}): {link}");
            var page = new Uri(at.Address, $"book/{salon:N}");
            await terminal.Output.WriteLineAsync(language == Languages.French
                ? $"Prendre rendez-vous en ligne, comme une cliente du Salon Nadia : {page}"
                : $"Book an appointment online, as a client of Salon Nadia: {page}");
            await terminal.Output.WriteLineAsync(ServeCommand.PagesLine(database.Acquirer));
            await terminal.Output.FlushAsync(stop);
            await new DemoLines(database, property, language, terminal).Tell(stop);
        });

    private static string Welcome(ILanguage language, int bookings, string folder) => (language.Code, bookings) switch
    {
        ("fr", 0) => $"La démonstration reprend dans {folder} : banque simulée, aucun argent ne bouge. Ctrl+C l’arrête.",
        ("fr", _) => $"{bookings} réservations d’exemple, ramenées à aujourd’hui : banque simulée, aucun argent ne bouge. Ctrl+C arrête.",
        (_, 0) => $"The demo goes on in {folder}: a simulated bank, no money moves. Ctrl+C stops it.",
        _ => $"{bookings} sample bookings, moved to today: a simulated bank, no money moves. Ctrl+C stops it.",
    };
}
