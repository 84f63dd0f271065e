using Solde.Server.Guests;

namespace Solde.Server.Tests.Guests;

/// <summary>Who books online gives a name, which stands in a letter to an address that nobody has proven.</summary>
public sealed class BookNameTests
{
    [Theory]
    [InlineData("Zoé Lefèvre")]
    [InlineData("J.-P. d'Ornano")]
    [InlineData("Wwwilma")]
    public void A_name_is_taken(string name) => Assert.True(BookModel.IsName(name));

    [Theory]
    [InlineData("")]
    [InlineData("Anne\nMartin")]
    [InlineData("You won: HTTPS://prize.example")]
    [InlineData("Look at Www.prize.example")]
    [InlineData("write to prize@example.com")]
    public void What_leads_elsewhere_is_no_name(string name) => Assert.False(BookModel.IsName(name));

    [Fact]
    public void A_name_has_no_room_for_a_message()
    {
        Assert.True(BookModel.IsName(new string('a', BookModel.LongestName)));
        Assert.False(BookModel.IsName(new string('a', BookModel.LongestName + 1)));
    }
}
