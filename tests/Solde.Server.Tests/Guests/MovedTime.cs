namespace Solde.Server.Tests.Guests;

/// <summary>The time on the wall, which a test moves ahead.</summary>
internal sealed class MovedTime : TimeProvider
{
    private TimeSpan ahead;

    public void Advance(TimeSpan by) => ahead += by;

#pragma warning disable RS0030 // It is the clock on the wall.
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
#pragma warning restore RS0030
}
