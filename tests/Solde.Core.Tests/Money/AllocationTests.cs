using FsCheck;
using FsCheck.Fluent;

namespace Solde.Core.Tests;

public sealed class AllocationTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly Gen<(long Minor, long[] Weights)> Splits =
        from minor in Gen.OneOf(Gen.Choose(-1_000, 1_000).Select(i => (long)i), Gen.Choose(-1_000_000, 1_000_000).Select(i => i * 999_983L))
        from weights in Gen.Choose(0, 1_000).Select(i => (long)i).ArrayOf().Where(weights => weights.Any(weight => weight > 0))
        select (minor, weights);

    [Fact]
    public void No_minor_unit_is_lost() => ForAnySplit((whole, _, parts) => parts.Sum() == whole);

    [Fact]
    public void A_part_is_less_than_a_minor_unit_away_from_its_exact_share() => ForAnySplit((whole, weights, parts) =>
        parts.Index().All(part => Int128.Abs(((Int128)part.Item * weights.Sum()) - ((Int128)whole * weights[part.Index])) < weights.Sum()));

    [Fact]
    public void A_greater_weight_never_gets_less() => ForAnySplit((whole, weights, parts) =>
        weights.Index().All(a => weights.Index().All(b =>
            a.Item <= b.Item || Math.Abs(parts[a.Index]) >= Math.Abs(parts[b.Index]))));

    [Fact]
    public void No_weight_gets_nothing_and_no_part_has_another_sign() => ForAnySplit((whole, weights, parts) =>
        parts.Index().All(part => part.Item == 0 || (weights[part.Index] > 0 && Math.Sign(part.Item) == Math.Sign(whole))));

    [Fact]
    public void The_opposite_amount_gives_the_opposite_parts() => ForAnySplit((whole, weights, parts) =>
        Parts(-whole, weights).SequenceEqual(parts.Select(part => -part)));

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(101, new long[] { 1, 1, 1 }, new long[] { 34, 34, 33 })]
    [InlineData(1, new long[] { 1, 2 }, new long[] { 0, 1 })]
    [InlineData(5, new long[] { 0, 3, 7 }, new long[] { 0, 2, 3 })]
    [InlineData(0, new long[] { 1, 2 }, new long[] { 0, 0 })]
    public void What_rounding_leaves_goes_to_the_largest_remainders_the_earlier_first(long whole, long[] weights, long[] expected) =>
        Assert.Equal(expected, Parts(whole, weights));

    [Fact]
    public void Weights_that_say_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Parts(1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Parts(1, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Parts(1, [2, -1]));
    }

    private static void ForAnySplit(Func<long, long[], long[], bool> holds) => Check.One(
        Many, Prop.ForAll(Splits.ToArbitrary(), split => holds(split.Minor, split.Weights, Parts(split.Minor, split.Weights))));

    private static long[] Parts(long whole, long[] weights) =>
        [.. Allocation.Split(new Money(whole, Currency.Eur), weights).Select(part => part.Minor)];
}
