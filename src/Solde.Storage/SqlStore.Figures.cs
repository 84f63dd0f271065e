using System.Collections.Immutable;
using NodaTime;
using Solde.App.Figures;

namespace Solde.Storage;

public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Taking>> Takings(Guid property, Instant from, Instant until) => Read(async tables =>
        await tables.Properties.View(property) is { } view ? await tables.Figures.Takings(property, from, until, view.Settings.Currency) : []);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Expectation>> Expected(Guid property, Instant from, Instant until) => Read(async tables =>
        await tables.Properties.View(property) is { } view ? await tables.Figures.Expected(property, from, until, view.Settings.Currency) : []);
}
