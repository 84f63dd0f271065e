using System.Text.Json.Nodes;

namespace Solde.Server.Tests.Cli;

/// <summary>The commands that work on a database: import, automations, test, explain, verify.</summary>
public sealed class DatabaseTests : IDisposable
{
    private const string Header = "ref;from;to;made;channel;price;status;cancelled\n";

    private const string Mapping = """
        {
          "property": {
            "name": "Les Pins", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr",
            "guaranteePolicies": [{ "code": "flex", "deposit": { "percent": 30 }, "periodHours": 48 }]
          },
          "booking": {
            "ref": "{ref}", "arrival": "{from}", "departure": "{to}", "createdAt": "{made}", "channel": "{channel}",
            "charges": [{ "group": "stay", "amount": "{price}" }],
            "status": { "code": "{status}", "cancelledAt": "{cancelled}", "checkedInAt": { "date": "$arrival", "at": "15:00" } }
          }
        }
        """;

    private const string Rule = """
        [{ "name": "Balance", "trigger": { "when": "daysBeforeArrival", "days": 7, "at": "09:00" }, "operation": "charge" }]
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Importing_twice_changes_nothing_the_second_time()
    {
        await Import("A1;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;700;expected;\nA2;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;70;cancelled;2016-02-01T12:00:00\n");
        var again = await Program.Run("import", folder.Of("bookings.csv"), "-d", folder.Of("s.db"));
        Assert.Equal(0, again.Code);
        Assert.StartsWith("2 bookings of \"Les Pins\": 0 new, 0 changed, 2 known", again.Output);
    }

    [Fact]
    public async Task What_changed_in_the_file_changes_here()
    {
        await Import("A1;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;700;expected;\nA2;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;70;expected;\n");
        var result = await Import("A1;2016-07-02;2016-07-08;2016-01-05T10:30:00;direct;700;expected;\nA2;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;70;cancelled;2016-02-01T12:00:00\n");
        Assert.StartsWith("2 bookings of \"Les Pins\": 0 new, 2 changed, 0 known", result.Output);
    }

    [Fact]
    public async Task A_broken_line_imports_nothing()
    {
        var result = await Import("A1;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;700;expected;\nA2;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;x;expected;\n");
        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains("bookings.csv:3: price: not a number: \"x\"", result.Error);
        Assert.False(File.Exists(folder.Of("s.db")));
    }

    [Fact]
    public async Task A_preview_writes_nothing()
    {
        Write("A1;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;700;expected;\n");
        var result = await Program.Run("import", folder.Of("bookings.csv"), "--preview", "-d", folder.Of("s.db"));
        Assert.Equal(0, result.Code);
        Assert.Contains("700.00", result.Output);
        Assert.False(File.Exists(folder.Of("s.db")));
    }

    [Fact]
    public async Task A_file_may_ask_for_payment_links_and_says_where_none_was_sent()
    {
        const string mapping = """
            {
              "property": { "name": "Les Pins", "timeZone": "Europe/Paris", "currency": "EUR", "country": "FR", "language": "fr" },
              "booking": {
                "ref": "{ref}", "arrival": "{from}", "departure": "{to}", "createdAt": "2016-01-05T10:30:00", "channel": "direct",
                "guest": { "email": "{mail}" }, "charges": [{ "group": "accommodation", "amount": "{price}" }], "link": "{link}"
              }
            }
            """;
        folder.Write("bookings.mapping.json", mapping);
        folder.Write(
            "bookings.csv",
            "ref,from,to,mail,price,link\nA1,2016-07-01,2016-07-08,a@example.com,700,true\nA2,2016-07-01,2016-07-08,,70,true\nA3,2016-07-01,2016-07-08,c@example.com,70,false\n");
        var first = await Program.Run("import", folder.Of("bookings.csv"), "-d", folder.Of("s.db"));
        Assert.Equal(1, first.Code);
        Assert.StartsWith("3 bookings of \"Les Pins\": 3 new, 0 changed, 0 known, 1 links sent", first.Output);
        Assert.Contains("A2: taken in, but no payment link was sent: noAddress.", first.Error);
        var again = await Program.Run("import", folder.Of("bookings.csv"), "-d", folder.Of("s.db"));
        Assert.StartsWith("3 bookings of \"Les Pins\": 0 new, 0 changed, 3 known (", again.Output);
        Assert.Contains("A2: taken in", again.Error);
        Assert.Equal(0, (await Program.Run("verify", "-d", folder.Of("s.db"))).Code);
    }

    [Fact]
    public async Task Rules_go_in_and_out_unchanged()
    {
        await Import("A1;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;700;expected;\n");
        var rules = folder.Write("rules.json", Rule);
        Assert.Equal("Balance: new, inactive\n", (await Program.Run("automations", "import", rules, "-d", folder.Of("s.db"))).Output);
        var exported = (await Program.Run("automations", "export", "-d", folder.Of("s.db"))).Output;
        Assert.False((bool)JsonNode.Parse(exported)![0]!["active"]!);
        Assert.Equal("Balance: unchanged\n", (await Program.RunWith(exported, "automations", "import", "-", "-d", folder.Of("s.db"))).Output);
        var edited = exported.Replace("\"days\": 7", "\"days\": 5");
        Assert.Equal("Balance: version 2\n", (await Program.RunWith(edited, "automations", "import", "-", "-d", folder.Of("s.db"))).Output);
        Assert.Contains("Balance", (await Program.Run("automations", "list", "-d", folder.Of("s.db"))).Output);
    }

    [Fact]
    public async Task Testing_and_explaining_show_why_not()
    {
        await Import("A1;2016-06-05;2016-06-08;2016-01-05T10:30:00;direct;700;expected;\nA2;2016-12-01;2016-12-08;2016-01-05T10:30:00;direct;70;expected;\n");
        await Program.Run("automations", "import", folder.Write("rules.json", Rule), "--activate", "-d", folder.Of("s.db"));
        var tested = JsonNode.Parse((await Program.Run("test", "Balance", "-d", folder.Of("s.db"), "--json")).Output)!;
        Assert.Equal(2, tested["matches"]!.AsArray().Count + tested["others"]!.AsArray().Count);
        var explained = JsonNode.Parse((await Program.Run("explain", "A2", "-d", folder.Of("s.db"), "--json")).Output)!;
        Assert.Equal(("Balance", "planned", "2016-11-24T09:00:00+01:00"), ((string?)explained[0]!["automation"], (string?)explained[0]!["verdict"], (string?)explained[0]!["dueAt"]));
        Assert.Equal(3, (await Program.Run("explain", "A9", "-d", folder.Of("s.db"))).Code);
        Assert.Equal(3, (await Program.Run("test", "Nothing", "-d", folder.Of("s.db"))).Code);
    }

    [Fact]
    public async Task What_was_imported_verifies_and_what_was_tampered_with_does_not()
    {
        await Import("A1;2016-07-01;2016-07-08;2016-01-05T10:30:00;direct;700;expected;\n");
        var good = await Program.Run("verify", "-d", folder.Of("s.db"));
        Assert.Equal(0, good.Code);
        Assert.Contains("all hold", good.Output);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Of("s.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE bookings SET collectible = collectible - 100";
            command.ExecuteNonQuery();
        }

        var bad = await Program.Run("verify", "-d", folder.Of("s.db"));
        Assert.Equal(1, bad.Code);
        Assert.Contains("Les Pins: A1:", bad.Output);
    }

    private async Task<(int Code, string Output, string Error)> Import(string lines)
    {
        Write(lines);
        return await Program.Run("import", folder.Of("bookings.csv"), "-d", folder.Of("s.db"));
    }

    private void Write(string lines)
    {
        folder.Write("bookings.mapping.json", Mapping);
        folder.Write("bookings.csv", Header + lines);
    }
}
