using System.Collections.Immutable;
using NodaTime;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.Core.Tests.Planning;

/// <summary>Until when the vault keeps the number of a mail-order card.</summary>
public sealed class KeptCardTests
{
    private static readonly Instant June = Stay.Booked + Duration.FromDays(1);

    [Theory]
    [InlineData(1, 0, null)]
    [InlineData(30, 29, null)]
    [InlineData(30, 30, WipeReason.TooOld)]
    [InlineData(90, 30, null)]
    [InlineData(90, 90, WipeReason.TooOld)]
    public void A_number_that_nobody_collects_is_wiped_after_the_days_that_the_property_has_set(int kept, int later, WipeReason? reason) =>
        Assert.Equal(reason, WhyWiped(Left(kept), June + Duration.FromDays(later)));

    [Fact]
    public void To_the_millisecond() => Assert.Null(WhyWiped(Left(30), June + Duration.FromDays(30) - Duration.FromMilliseconds(1)));

    [Fact]
    public void Also_while_the_property_is_paused() => Assert.Equal(
        WipeReason.TooOld, WhyWiped(Left(30, Brake.Off with { Paused = true }), June + Duration.FromDays(30)));

    [Fact]
    public void One_that_nobody_waits_for_is_wiped_at_once() =>
        Assert.Equal(WipeReason.NoLongerNeeded, WhyWiped(Planner.Apply(Left(30), new RequestCancelled(June, 1)), June));

    private static WipeReason? WhyWiped(BookingSnapshot booking, Instant now) =>
        Planner.Decide(booking, RuleSet.Empty, now).Follows.OfType<CardWiped>().SingleOrDefault()?.Reason;

    private static BookingSnapshot Left(int days, Brake? brake = null) => Stay.Booking(
        Stay.Property with { CardNumbersKeptDays = days, Brake = brake ?? Brake.Off }, Stay.Details,
        new RequestSent(Stay.Booked, 1, RequestKind.Link, Stay.Euros(700), "anne@example.com"), new CardAdded(June, Stay.GuestCard),
        new RequestAnswered(June, 1, PaymentMethod.MailOrderCard, Stay.GuestCard.Id), new CardKept(June, Stay.GuestCard.Id, Stay.Attempt));
}
