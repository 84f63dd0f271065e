using NodaTime;
using Solde.App.Journal;
using Solde.App.Payments;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Payments;

/// <summary>The name of a charge may tell of a person, unless it is one of the property's own list.</summary>
public sealed class ChargeNameTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 10, 13, 0);

    [Theory] // What is called so, and what is left of that once the guest is erased.
    [InlineData("Massage Mme Durand", null)]
    [InlineData("Shampooing", "Shampooing")]
    [InlineData("Coupe", "Coupe")]
    [InlineData(null, null)]
    public void What_was_typed_goes_with_the_guest(string? name, string? left)
    {
        var line = FolioActions.AddCharge(Booking(), "spa", World.Euros(60), null, Now, name).Decisions.OfType<FolioLineAdded>().Single();
        Assert.Equal((name, name != left), (line.Name, line.Typed));
        Assert.Equal(left, ((FolioLineAdded)PersonalData.Replace(line, _ => null)).Name);
        var erased = PersonalData.Replace(Planner.Apply(Booking(), line), _ => null);
        Assert.Equal(left, erased.Folios[0].Lines.Single(each => each.Group == "spa").Name);
    }

    private static BookingSnapshot Booking()
    {
        var property = World.Settings with
        {
            Services = [new("cut", World.Euros(55), 45, CardOnline.Off) { Name = "Coupe" }],
            Products = [new Product("shampoo", "Shampooing", World.Euros(18), Percent.Of(20))],
        };
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = new LocalDate(2026, 5, 10), Departure = new LocalDate(2026, 5, 12), Guest = new Guest("Anne Martin", null, "fr"),
        };
        return Planner.Create(property, "B1", new BookingCreated(Now, Now, details, [new("accommodation", World.Euros(700), Booked: true)]));
    }
}
