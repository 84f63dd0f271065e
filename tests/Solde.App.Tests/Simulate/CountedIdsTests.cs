using Solde.App.Simulate;

namespace Solde.App.Tests.Simulate;

public sealed class CountedIdsTests
{
    [Fact]
    public void A_long_play_has_as_many_ids_as_it_needs_in_the_order_of_their_making()
    {
        var ids = new CountedIds();
        var made = Enumerable.Range(0, 70_000).Select(_ => $"{ids.New():D}").ToList();
        Assert.Equal(made.Order(StringComparer.Ordinal).Distinct(), made);
        Assert.Equal("00000000-0000-7000-8000-000000000100", made[255]);
    }
}
