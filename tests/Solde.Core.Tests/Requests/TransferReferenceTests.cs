using Solde.Core.Requests;

namespace Solde.Core.Tests.Requests;

public sealed class TransferReferenceTests
{
    private static readonly Guid Id = new("0198a6c0-0000-7000-8000-0000000000a1");

    [Theory]
    [InlineData("539007547034", "RF18539007547034")] // The example of ISO 11649.
    [InlineData("B1", "RF14B1")]
    [InlineData("2026117", "RF322026117")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU", "RF95ABCDEFGHIJKLMNOPQRSTU")]
    public void A_reference_that_it_can_hold_is_in_it_as_staff_know_it(string reference, string transfer) =>
        Assert.Equal(transfer, TransferReference.Of(reference, Id));

    [Theory]
    [InlineData("")]
    [InlineData("b1")]
    [InlineData("2026/117")]
    [InlineData("B 1")]
    [InlineData("É1")]
    [InlineData("١")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUV")]
    public void Otherwise_it_is_made_of_the_booking_s_id(string reference) =>
        Assert.Equal("RF76798Z2RHYTDIJK4J204YOX", TransferReference.Of(reference, Id));

    [Fact]
    public void Ids_that_differ_in_any_of_their_last_bits_make_other_references()
    {
        var ids = Enumerable.Range(0, 100).Select(bit => new Guid([.. Id.ToByteArray(bigEndian: true).Select((each, i) => i == 15 - (bit / 8) ? (byte)(each ^ (1 << (bit % 8))) : each)], bigEndian: true));
        var references = ids.Append(Id).Select(id => TransferReference.Of("-", id)).ToList();
        Assert.Equal(references.Count, references.Distinct().Count());
        Assert.All(references, reference => Assert.Equal(25, reference.Length));
    }
}
