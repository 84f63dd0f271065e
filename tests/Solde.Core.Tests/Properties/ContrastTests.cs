using Solde.Core.Properties;

namespace Solde.Core.Tests.Properties;

public sealed class ContrastTests
{
    [Theory] // As the WCAG's own tools have it.
    [InlineData("#000000", "#ffffff", 21.0)]
    [InlineData("#ffffff", "#000000", 21.0)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#0b6b5d", "#ffffff", 6.40)]
    [InlineData("#123456", "#123456", 1.0)]
    public void Two_colours_stand_out_as_far_as_the_WCAG_says(string one, string other, double ratio) => Assert.Equal(ratio, Contrast.Of(one, other), 0.02);

    [Fact]
    public void Words_on_any_colour_can_be_read()
    {
        for (var color = 0; color <= 0xffffff; color += 0x0101 * 7)
        {
            var written = $"#{color:x6}";
            Assert.InRange(Contrast.Of(Contrast.InkOn(written), written), Contrast.Words, 21);
        }
    }
}
