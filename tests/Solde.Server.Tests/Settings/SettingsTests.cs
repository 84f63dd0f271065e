using System.Net;
using Solde.Server.Cli;
using Solde.Server.Settings;
using Solde.Server.Tests.Cli;

namespace Solde.Server.Tests.Settings;

/// <summary>docs/operations.md, part Settings.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_any_setting_all_lies_in_the_folder_data_and_listens_to_this_machine_only()
    {
        var read = Read();
        Assert.Equal(("data", "data/solde.db", "data/solde.db"), (read.Folder, read.Database, read.Beside));
        Assert.Equal((IPAddress.Loopback, 5080, 5082), (read.Listen.Address, read.Listen.Port, read.WorkerListen.Port));
        Assert.Equal(Path.GetFullPath("data/mail"), read.Mail.Folder);
    }

    [Theory] // who says it: file, environment, command line; who is believed
    [InlineData("5001", null, null, 5001)]
    [InlineData("5001", "5002", null, 5002)]
    [InlineData("5001", "5002", "5003", 5003)]
    [InlineData(null, "5002", "", 5002)]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file(string? file, string? environment, string? option, int port)
    {
        if (file is not null)
        {
            folder.Write("solde.json", $$"""{ "listen": "http://127.0.0.1:{{file}}" }""");
        }

        var read = Read(
            environment is null ? [] : [("SOLDE_LISTEN", $"http://127.0.0.1:{environment}")],
            [("data", folder.Of("")), ("listen", option is { Length: > 0 } ? $"http://127.0.0.1:{option}" : "")]);
        Assert.Equal(port, read.Listen.Port);
    }

    [Fact]
    public void Paths_of_the_file_begin_where_it_lies_and_a_file_can_be_anywhere()
    {
        var file = folder.Write("hotel.json", """{ "data": "var", "database": "hotels.db", "mail": { "folder": "outbox", "from": "solde@lespins.example" } }""");
        var read = Installation.Read(SettingSources.Collect(new Dictionary<string, string>(), [], [], file));
        Assert.Equal((folder.Of("var"), folder.Of("hotels.db"), folder.Of("outbox")), (read.Folder, read.Database, read.Mail.Folder));
    }

    [Fact]
    public void What_belongs_to_a_PostgreSQL_installation_lies_in_its_data_folder()
    {
        var read = Read([], [("database", "Host=db;Database=solde"), ("data", "/var/lib/solde")]);
        Assert.Equal((true, "PostgreSQL", "/var/lib/solde/solde"), (read.IsPostgres, read.DatabaseName, read.Beside));
    }

    [Theory] // a setting, what is said of it
    [InlineData("SOLDE_MAIL_PROT=25", "SOLDE_MAIL_PROT: no such setting (did you mean SOLDE_MAIL_PORT?) (the environment)")]
    [InlineData("SOLDE_LISTEN=5080", "listen: not an address like http://127.0.0.1:5081: \"5080\" (SOLDE_LISTEN)")]
    [InlineData("SOLDE_LISTEN=http://solde.example:5080", "listen: localhost or an IP address, not a name: \"solde.example\" (SOLDE_LISTEN)")]
    [InlineData("SOLDE_URL=pay.lespins.example", "url: not an address like https://pay.lespins.example: \"pay.lespins.example\" (SOLDE_URL)")]
    [InlineData("SOLDE_SANDBOX=127.0.0.1:1", "sandbox: not an address like http://127.0.0.1:5081: \"127.0.0.1:1\" (SOLDE_SANDBOX)")]
    [InlineData("SOLDE_PROXIES=10.0.0.1, proxy", "proxies: \"proxy\" is not an IP address; write them separated by commas (SOLDE_PROXIES)")]
    [InlineData("SOLDE_DATABASE=Server=db;Password=s3cret", "database: neither a file nor a connection string such as Host=db.example;Database=solde;Username=solde (SOLDE_DATABASE)")]
    [InlineData("SOLDE_DATABASE=postgres://solde:s3cret@db/solde", "database: neither a file nor a connection string such as Host=db.example;Database=solde;Username=solde (SOLDE_DATABASE)")]
    public void A_wrong_one_is_told_with_its_name_and_place(string variable, string problem)
    {
        var fault = Assert.Throws<UserFault>(() => Read([(variable.Split('=', 2)[0], variable.Split('=', 2)[1])], [("data", folder.Of(""))]));
        Assert.Equal((ExitCode.Malformed, problem), (fault.Code, fault.Message));
    }

    [Fact]
    public void All_faults_of_all_places_are_told_at_once()
    {
        var file = folder.Write("solde.json", """{ "mail": { "host": "smtp.example", "port": 99999, "sender": "me" }, "sandbox": true, "extra": {} }""");
        var fault = Assert.Throws<UserFault>(() => Installation.Read(SettingSources.Collect(
            new Dictionary<string, string> { ["SOLDE_MAIL_SECURITY"] = "always", ["SOLDE_TRACE"] = "1", ["SOLDE_TEST_SEED"] = "1" },
            [("data", "--data", folder.Of(""))], ["mail.user=solde", "colour=red", "url"], null)));
        Assert.Equal(
            $"""
            9 settings are wrong:
              colour: no such setting (--set)
              --set url: a value is missing; write --set url=…
              mail.sender: no such setting (did you mean mail.folder?) ({file})
              sandbox: a text or a number belongs here, not true or false ({file})
              extra: no such setting ({file})
              mail.security: "always" is none of none, startTls (SOLDE_MAIL_SECURITY)
              mail.port: "99999" is not a whole number between 1 and 65535 (mail.port in {file})
              mail.password: is missing; mail.user is set
              mail.from: is missing; it is who messages come from
            """.ReplaceLineEndings("\n"),
            fault.Message);
    }

    [Fact]
    public async Task They_are_shown_with_where_they_were_written_and_secrets_are_not()
    {
        var file = folder.Write("solde.json", """
            { "database": "Host=db;Password=s3cret", "mail": { "host": "smtp.example", "user": "me", "password": "s3cret", "from": "me@lespins.example" } }
            """);
        foreach (var form in (string[][])[[], ["--json"]])
        {
            var result = await Cli.Program.Run(["settings", "--settings", file, "--set", "mail.port=2525", .. form]);
            Assert.Equal((0, ""), (result.Code, result.Error));
            Assert.Contains("2525", result.Output, StringComparison.Ordinal);
            Assert.Contains("--set mail.port", result.Output, StringComparison.Ordinal);
            Assert.Contains("(hidden)", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_one_stops_the_start_before_anything_is_made()
    {
        var result = await Cli.Program.Run("serve", "--data", folder.Of("new"), "--set", "mail.port=x", "--set", "mail.host=smtp.example", "--set", "mail.from=me@lespins.example");
        Assert.Equal((2, "", "solde: mail.port: \"x\" is not a whole number between 1 and 65535 (--set mail.port)\n"), result);
        Assert.False(Directory.Exists(folder.Of("new")));
    }

    private static Installation Read((string, string)[]? environment = null, (string Name, string Value)[]? options = null) =>
        Installation.Read(SettingSources.Collect(
            (environment ?? []).ToDictionary(each => each.Item1, each => each.Item2),
            (options ?? []).Select(each => (each.Name, $"--{each.Name}", each.Value)), [], null));
}
