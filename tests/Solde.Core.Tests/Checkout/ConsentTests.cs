using Solde.Core.Cards;
using Solde.Core.Checkout;
using Solde.Core.Facts;
using Solde.Core.Payments;
using Solde.Core.Properties;

namespace Solde.Core.Tests.Checkout;

/// <summary>How much the card on file may pay (semantics 7).</summary>
public sealed class ConsentTests
{
    [Fact]
    public void Without_consent_a_salons_card_pays_nothing() =>
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.ConsentLeft(Salon.Appointment(new CardAdded(Salon.Booked, Salon.Card))));

    [Fact]
    public void A_stays_card_pays_whatever_is_owed() => Assert.Equal(
        Salon.Euros(55), CheckoutAmounts.ConsentLeft(Salon.Appointment(Salon.Start, Salon.Property with { Kind = PropertyKind.Lodging }, new CardAdded(Salon.Booked, Salon.Card))));

    [Fact]
    public void What_the_card_paid_counts_and_cash_does_not() => Assert.Equal(
        Salon.Euros(35), CheckoutAmounts.ConsentLeft(Salon.Appointment([.. Salon.Agreed(), Salon.ByCard(20), Salon.Cash(30)])));

    [Fact]
    public void What_was_given_back_is_not_taken_again() => Assert.Equal(
        Salon.Euros(0),
        CheckoutAmounts.ConsentLeft(Salon.Appointment(
            [.. Salon.Agreed(), Salon.ByCard(55), new RefundSucceeded(Salon.Booked, Salon.Euros(55), 1, "main", CreditLine: false, Guid.Empty)])));

    [Fact]
    public void It_is_never_below_zero() =>
        Assert.Equal(Salon.Euros(0), CheckoutAmounts.ConsentLeft(Salon.Appointment([.. Salon.Agreed(cap: 10), Salon.ByCard(20)])));

    [Theory]
    [InlineData(AttemptState.New, 15)]
    [InlineData(AttemptState.Sent, 15)]
    [InlineData(AttemptState.Unknown, 15)]
    [InlineData(AttemptState.Manual, 15)]
    [InlineData(AttemptState.ActionRequired, 55)] // It is cancelled before another attempt.
    [InlineData(AttemptState.Declined, 55)]
    public void What_may_be_paid_at_any_moment_counts(AttemptState state, int left)
    {
        var order = new GatewayOrder
        {
            Kind = AttemptKind.Charge, Amount = Salon.Euros(40), Initiator = Initiator.Staff, Card = Salon.Card.Id, Shares = [new FolioShare("main", Salon.Euros(40))],
        };
        var booking = Salon.Appointment(Salon.Agreed()) with { Attempts = [new Attempt(Guid.Empty, order, state, Salon.Booked)] };
        Assert.Equal(Salon.Euros(left), CheckoutAmounts.ConsentLeft(booking));
    }

    [Fact]
    public void The_card_agreed_to_pays_though_another_came_later()
    {
        var later = Salon.Card with { Id = new CardId(2), Last4 = "1111" };
        Assert.Equal(Salon.Card.Id, CheckoutAmounts.CardOf(Salon.Appointment([.. Salon.Agreed(), new CardAdded(Salon.Booked, later)]))!.Id);
        Assert.Equal(later.Id, CheckoutAmounts.CardOf(Salon.Appointment(new CardAdded(Salon.Booked, Salon.Card), new CardAdded(Salon.Booked, later)))!.Id);
        Assert.Null(CheckoutAmounts.CardOf(Salon.Appointment()));
    }
}
