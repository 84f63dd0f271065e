using System.Collections.Immutable;
using Solde.App.Bookings;

namespace Solde.Storage;

public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public ValueTask<ImmutableArray<BookingLine>> Search(Guid property, ListFilter filter, BookingPage page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Limit, 1, nameof(page));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Limit, BookingPage.Most, nameof(page));
        return Read(async tables => await tables.Properties.View(property) is { } view
            ? await tables.Lines.Of(property, await tables.Search.Page(property, filter, page), view.Settings.Currency)
            : []);
    }

    /// <inheritdoc/>
    public ValueTask<int> Count(Guid property, ListFilter filter) =>
        Read(tables => tables.Search.Count(property, filter, IBookingSearch.MostCounted + 1));
}
