using System.Collections.Immutable;
using Solde.App.Bookings;

namespace Solde.Storage;

public sealed partial class SqlStore
{
    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<BookingLine>> Search(Guid property, ListFilter filter, BookingPage page) => (await List(property, filter, page, 0)).Lines;

    /// <inheritdoc/>
    public ValueTask<BookingList> List(Guid property, ListFilter filter, BookingPage page) => List(property, filter, page, IBookingSearch.MostCounted + 1);

    /// <inheritdoc/>
    public ValueTask<int> Count(Guid property, ListFilter filter) =>
        Read(async tables => (await tables.Search.List(property, filter, null, IBookingSearch.MostCounted + 1)).Count);

    private ValueTask<BookingList> List(Guid property, ListFilter filter, BookingPage page, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Limit, 1, nameof(page));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Limit, BookingPage.Most, nameof(page));
        return Read(async tables =>
        {
            if (await tables.Properties.View(property) is not { } view)
            {
                return new BookingList([], 0);
            }

            var (places, count) = await tables.Search.List(property, filter, page, most);
            return new BookingList(await tables.Lines.Of(property, places, view.Settings.Currency), count);
        });
    }
}
