namespace Solde.Architecture.Tests;

public sealed class DependencyTests
{
    public static TheoryData<string> Projects { get; } =
        [.. Repository.ProductProjects.Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_point_inwards(string project) =>
        Assert.Empty(Dependencies.Faults(project, Dependencies.ProjectReferences(PathOf(project))));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Compiled_code_uses_only_what_lies_inwards(string project) =>
        Assert.Empty(Dependencies.Faults(project, Repository.Compiled(project).ReferencedAssemblies));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Core_and_App_take_no_package_that_talks_to_the_world(string project) =>
        Assert.Empty(Dependencies.PackageFaults(project, Dependencies.PackageReferences(PathOf(project))));

    [Fact]
    public void Core_is_compiled_against_the_framework_and_NodaTime_only() =>
        Assert.DoesNotContain(
            Repository.Compiled("Solde.Core").ReferencedAssemblies,
            assembly => assembly is not ("NodaTime" or "netstandard") && !assembly.StartsWith("System.", StringComparison.Ordinal));

    [Theory]
    [InlineData("Solde.Core", "Solde.App")]
    [InlineData("Solde.App", "Solde.Storage")]
    [InlineData("Solde.App", "solde")]
    [InlineData("Solde.Storage", "Solde.Gateways")]
    [InlineData("Solde.Gateways", "Solde.Storage")]
    [InlineData("Solde.Gateways", "Solde.Server")]
    [InlineData("Solde.Gateways", "Solde.Vault")]
    [InlineData("Solde.Storage", "Solde.Vault")]
    [InlineData("Solde.Vault", "Solde.Storage")]
    public void A_reference_that_points_outwards_or_sideways_is_reported(string project, string reference) =>
        Assert.Equal([$"{project} → {reference}"], Dependencies.Faults(project, ["System.Runtime", reference]));

    [Fact]
    public void A_project_without_a_row_is_reported() => Assert.Single(Dependencies.Faults("Solde.Unheard", []));

    [Fact]
    public void A_database_package_in_App_is_reported() =>
        Assert.Equal(["Solde.App → Dapper"], Dependencies.PackageFaults("Solde.App", ["Handlebars.Net", "Dapper"]));

    [Fact]
    public void Reading_sees_both_kinds_of_references()
    {
        var server = PathOf("Solde.Server");
        Assert.Contains("Solde.Storage", Dependencies.ProjectReferences(server));
        Assert.Contains("System.CommandLine", Dependencies.PackageReferences(server));
        Assert.Contains("System.CommandLine", Repository.Compiled("Solde.Server").ReferencedAssemblies);
    }

    private static string PathOf(string project) =>
        Repository.ProductProjects.Single(path => string.Equals(Path.GetFileNameWithoutExtension(path), project, StringComparison.Ordinal));
}
