namespace Solde.Architecture.Tests;

public sealed class PurityTests
{
    private static readonly CompiledAssembly Impure = CompiledAssembly.Read(typeof(ImpureSample).Assembly.Location);

    [Fact]
    public void Core_touches_no_clock_no_outside_no_randomness_and_keeps_no_state() =>
        Assert.Empty(Purity.Faults(Repository.Compiled("Solde.Core")));

    [Theory]
    [InlineData("System.DateTime.get_UtcNow")]
    [InlineData("System.DateTimeOffset.get_Now")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Guid.NewGuid")]
    [InlineData("System.Random")]
    [InlineData("System.IO.File")]
    [InlineData("System.Environment.get_MachineName")]
    [InlineData("System.Console")]
    [InlineData("System.Net.Dns")]
    [InlineData("System.Threading.Tasks.Task")]
    [InlineData("System.Threading.Tasks.Task`1")]
    [InlineData("System.Runtime.CompilerServices.AsyncStateMachineAttribute")]
    [InlineData("ImpureSample.Counter")]
    [InlineData("ImpureSample.<Setting>k__BackingField")]
    public void An_assembly_that_does_it_is_reported(string fault) => Assert.Contains(fault, Purity.Faults(Impure));

    [Theory]
    [InlineData("ImpureSample.Constant")]
    [InlineData("ImpureSample.ReadOnly")]
    [InlineData("ImpureSample.<Fixed>k__BackingField")]
    [InlineData("System.Environment.get_CurrentManagedThreadId")]
    public void What_cannot_change_or_comes_from_the_compiler_is_not(string innocent) =>
        Assert.DoesNotContain(innocent, Purity.Faults(Impure));

    [Fact]
    public void Only_the_sample_keeps_state_here() =>
        Assert.Equal(["ImpureSample.<Setting>k__BackingField", "ImpureSample.Counter"], Impure.MutableStatics.Order(StringComparer.Ordinal));
}
