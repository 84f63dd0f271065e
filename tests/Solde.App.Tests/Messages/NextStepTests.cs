using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Messages;

public sealed class NextStepTests
{
    [Theory] //  owner            reason                              again  step
    [InlineData(CardOwner.Guest, DeclineReason.Declined, false, NextStep.Retry)]
    [InlineData(CardOwner.Guest, DeclineReason.InsufficientFunds, false, NextStep.Retry)]
    [InlineData(CardOwner.Guest, DeclineReason.GatewayUnavailable, false, NextStep.Retry)]
    [InlineData(CardOwner.Guest, DeclineReason.ExpiredCard, false, NextStep.OtherCard)]
    [InlineData(CardOwner.Guest, DeclineReason.InvalidCard, false, NextStep.OtherCard)]
    [InlineData(CardOwner.Guest, DeclineReason.LostOrStolen, false, NextStep.OtherCard)]
    [InlineData(CardOwner.Guest, DeclineReason.AuthenticationRequired, false, NextStep.RequestToAuthenticate)]
    [InlineData(CardOwner.Guest, DeclineReason.Declined, true, NextStep.ByHandOrRequest)]
    [InlineData(CardOwner.Guest, DeclineReason.ExpiredCard, true, NextStep.ByHandOrRequest)]
    [InlineData(CardOwner.Ota, DeclineReason.Declined, false, NextStep.AskOta)]
    [InlineData(CardOwner.Ota, DeclineReason.Declined, true, NextStep.AskOta)]
    public void After_a_failure_staff_are_told_what_can_help(CardOwner owner, DeclineReason reason, bool again, NextStep step) => Assert.Equal(
        Languages.French.Next(step),
        Next(Sample.Full(Recipient.Staff, Templates.PaymentFailed) with { Reason = reason, Again = again }, WithCard(owner)));

    [Theory]
    [InlineData("fr", "deuxième échec")]
    [InlineData("en", "second time")]
    public void A_second_failure_says_so_and_asks_for_a_hand(string language, string words)
    {
        var draft = Sample.Full(Recipient.Staff, Templates.PaymentFailed);
        var booking = Sample.Booking.In(language, language);
        Assert.Contains(words, Sample.Render(draft with { Again = true }, booking).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(words, Sample.Render(draft, booking).Text, StringComparison.Ordinal);
    }

    [Theory] //  the card of the attempt decides, not the last one of the booking
    [InlineData(1, NextStep.GuestHasLink)]
    [InlineData(2, NextStep.AskOta)]
    public void Who_is_to_authenticate_depends_on_the_card_that_was_used(int card, NextStep step)
    {
        var order = new GatewayOrder
        {
            Kind = AttemptKind.Charge, Amount = Sample.Balance, Initiator = Initiator.Automation, Card = new CardId(card),
        };
        var booking = Sample.Booking with
        {
            Cards = [Sample.CardOf(1, CardOwner.Guest), Sample.CardOf(2, CardOwner.Ota)],
            Attempts = [new Attempt(Sample.OfAttempt, order, AttemptState.ActionRequired, Sample.Now)],
        };
        Assert.Equal(Languages.French.Next(step), Next(Sample.Full(Recipient.Staff, Templates.AuthenticationRequired), booking));
    }

    [Fact]
    public void Without_an_authentication_link_staff_send_a_request()
    {
        var booking = Sample.Booking with { Property = Sample.Property with { AuthenticationLinks = false } };
        Assert.Equal(
            Languages.French.Next(NextStep.RequestToAuthenticate), Next(Sample.Full(Recipient.Staff, Templates.AuthenticationRequired), booking));
    }

    [Theory]
    [InlineData(CardOwner.Guest, NextStep.OtherCard)]
    [InlineData(CardOwner.Ota, NextStep.AskOta)]
    public void After_a_card_that_is_not_valid_its_owner_is_asked(CardOwner owner, NextStep step) =>
        Assert.Equal(Languages.French.Next(step), Next(Sample.Full(Recipient.Staff, Templates.ValidationFailed), WithCard(owner)));

    [Theory]
    [InlineData(PaymentMethod.Card, NextStep.None)]
    [InlineData(PaymentMethod.MailOrderCard, NextStep.GetPayment)]
    [InlineData(PaymentMethod.BankTransfer, NextStep.RecordWhenReceived)]
    [InlineData(PaymentMethod.Cheque, NextStep.RecordWhenReceived)]
    [InlineData(PaymentMethod.HolidayVoucher, NextStep.RecordWhenReceived)]
    [InlineData(PaymentMethod.OnSite, NextStep.TakeOnSite)]
    public void After_an_answer_staff_do_what_the_method_needs(PaymentMethod method, NextStep step) => Assert.Equal(
        Languages.French.Next(step), Next(Sample.Full(Recipient.Staff, Templates.GuestAnswered) with { Method = method }, Sample.Booking));

    [Theory]
    [InlineData(Templates.PaymentSucceeded, NextStep.None)]
    [InlineData(Templates.BookingModified, NextStep.CheckPlanned)]
    [InlineData(Templates.CancellationRefundCheck, NextStep.CheckRefund)]
    [InlineData(Templates.RunLost, NextStep.NobodyWill)]
    public void Other_events_have_one_step(string template, NextStep step) =>
        Assert.Equal(Languages.French.Next(step), Next(Sample.Full(Recipient.Staff, template), Sample.Booking));

    [Fact]
    public void Guests_get_no_instructions_meant_for_staff() =>
        Assert.Empty(Next(Sample.Full(Recipient.Guest, Templates.AuthenticationRequired), Sample.Booking));

    private static string Next(MessageDraft draft, BookingSnapshot booking) => Sample.Write(draft, booking).Data[MessageData.Next];

    private static BookingSnapshot WithCard(CardOwner owner) => Sample.Booking with { Cards = [Sample.CardOf(1, owner)] };
}
