namespace Solde.Architecture.Tests;

public sealed class LayoutTests
{
    private static readonly string[] CodeFolders = ["src", "tests", "bench"];

    private static readonly string[] TextExtensions =
        [".cs", ".csproj", ".cshtml", ".sql", ".json", ".hbs", ".html", ".css", ".js", ".txt", ".md", ".xml", ".yaml"];

    private static IEnumerable<string> Code => CodeFolders.SelectMany(folder => Repository.Files(folder, "*.cs"));

    [Fact]
    public void Source_files_hold_one_idea_each() =>
        Assert.DoesNotContain(Code, file => Layout.IsTooLong(File.ReadLines(InRoot(file))));

    [Fact]
    public void Folders_bear_the_nouns_of_the_trade() =>
        Assert.DoesNotContain(CodeFolders.SelectMany(folder => Repository.Files(folder)), Layout.HasVagueFolder);

    [Theory]
    [MemberData(nameof(DependencyTests.Projects), MemberType = typeof(DependencyTests))]
    public void Types_bear_the_nouns_of_the_trade(string project) =>
        Assert.DoesNotContain(Repository.Compiled(project).DefinedTypes, Layout.HasVagueName);

    [Fact]
    public void Nothing_in_src_is_put_off()
    {
        var unfinished = Repository.Files("src")
            .Where(file => TextExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .SelectMany(file => File.ReadLines(InRoot(file)).Select((line, index) => (Place: $"{file}:{index + 1}", Line: line)))
            .Where(found => Layout.IsUnfinished(found.Line))
            .Select(found => found.Place);
        Assert.Empty(unfinished);
    }

    [Fact]
    public void The_checks_find_files_to_look_at()
    {
        Assert.Contains(Path.Combine("src", "Solde.Server", "Program.cs"), Code);
        Assert.Contains(nameof(Layout), CompiledAssembly.Read(typeof(Layout).Assembly.Location).DefinedTypes);
    }

    [Theory]
    [InlineData(Layout.MaximumLines, false)]
    [InlineData(Layout.MaximumLines + 1, true)]
    public void A_file_over_the_limit_is_reported(int lines, bool tooLong) =>
        Assert.Equal(tooLong, Layout.IsTooLong(Enumerable.Repeat("", lines)));

    [Theory]
    [InlineData("src/Solde.App/Services/Booking.cs", true)]
    [InlineData("src/Solde.App/Bookings/Utils/Booking.cs", true)]
    [InlineData("src/Solde.App/Bookings/Services.cs", false)]
    public void A_folder_named_after_a_sort_of_code_is_reported(string path, bool vague) => Assert.Equal(vague, Layout.HasVagueFolder(path));

    [Theory]
    [InlineData("BookingManager", true)]
    [InlineData("PaymentService", true)]
    [InlineData("StoreBase`1", true)]
    [InlineData("MailerImpl", true)]
    [InlineData("Service", false)]
    [InlineData("Booking", false)]
    [InlineData("Database", false)]
    public void A_type_named_after_nothing_is_reported(string name, bool vague) => Assert.Equal(vague, Layout.HasVagueName(name));

    [Theory]
    [InlineData("// TODO: refunds", true)]
    [InlineData("throw new NotImplementedException();", true)]
    [InlineData("// the guest's to-do list", false)]
    public void Work_put_off_is_reported(string line, bool unfinished) => Assert.Equal(unfinished, Layout.IsUnfinished(line));

    private static string InRoot(string file) => Path.Combine(Repository.Root, file);
}
