using System.Globalization;
using Solde.App.Backtest;
using Solde.Core.Cards;

namespace Solde.App.Tests.Backtest;

public sealed class SimulatedGuestsTests
{
    [Fact]
    public void The_hash_never_changes() =>
        Assert.Equal("efd01f60ba992926 b4dc573c5e0ce99b", $"{StableHash.Of(""):x} {StableHash.Of("14938"):x}");

    [Fact]
    public void Four_percent_lack_money_two_are_declined_three_want_authentication()
    {
        const int bookings = 20_000;
        var share = Enumerable.Range(1, bookings)
            .Select(i => SimulatedGuests.CardsOf(i.ToString(CultureInfo.InvariantCulture), ota: false, CardSimulation.Simulated)[0].Number)
            .CountBy(number => number)
            .ToDictionary(pair => pair.Key, pair => 100.0 * pair.Value / bookings);
        Assert.InRange(share[SimulatedGuests.InsufficientFunds], 3.6, 4.4);
        Assert.InRange(share[SimulatedGuests.Declined], 1.7, 2.3);
        Assert.InRange(share[SimulatedGuests.Authentication], 2.6, 3.4);
        Assert.InRange(share[SimulatedGuests.Approved], 90, 92);
    }

    [Theory]
    [InlineData(true, CardSimulation.Simulated, CardOwner.Ota)]
    [InlineData(false, CardSimulation.Simulated, CardOwner.Guest)]
    [InlineData(false, CardSimulation.Approve, CardOwner.Guest)]
    public void OTAs_leave_a_virtual_card_guests_their_own(bool ota, CardSimulation simulation, CardOwner owner) =>
        Assert.Equal(owner, Assert.Single(SimulatedGuests.CardsOf("R1", ota, simulation)).Owner);

    [Fact]
    public void Cards_can_all_be_approved_or_left_out()
    {
        var references = Enumerable.Range(0, 500).Select(i => $"R{i}").ToList();
        Assert.All(references, one => Assert.Equal(SimulatedGuests.Approved, SimulatedGuests.CardsOf(one, true, CardSimulation.Approve)[0].Number));
        Assert.All(references, one => Assert.Empty(SimulatedGuests.CardsOf(one, true, CardSimulation.None)));
    }

    [Fact]
    public void The_same_reference_is_the_same_guest()
    {
        Assert.Equal(SimulatedGuests.GuestOf("R1", "fr"), SimulatedGuests.GuestOf("R1", "fr"));
        Assert.NotEqual(SimulatedGuests.GuestOf("R1", null).Email, SimulatedGuests.GuestOf("R2", null).Email);
        Assert.EndsWith("@guests.example", SimulatedGuests.GuestOf("R1", null).Email);
    }
}
