using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Requests;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Tests.Messages;

/// <summary>Who is told the account that a transfer goes to.</summary>
public sealed class TransferTests
{
    private static readonly BookingSnapshot Chosen = With(Sample.Booking, state: RequestState.Answered, method: PaymentMethod.BankTransfer);
    private static readonly BookingSnapshot Only = Offering(PaymentMethod.BankTransfer);

    public static TheoryData<string> Asking { get; } = [Templates.BalanceRequest, Templates.PaymentLink, Templates.PaymentReminder];

    [Theory, MemberData(nameof(Asking))]
    public void Who_has_chosen_a_transfer_or_is_offered_nothing_else_is_told_where_it_goes(string template)
    {
        foreach (var booking in (BookingSnapshot[])[Chosen, Only])
        {
            foreach (var (language, account, reference) in new[] { ("fr", "Titulaire du compte\u00A0: Les Pins", "Référence du virement\u00A0: "), ("en", "Account holder: Les Pins", "Reference of the transfer: ") })
            {
                var message = Sample.Render(Sample.Full(Recipient.Guest, template), booking.In(language, language));
                foreach (var words in (string[])[account, "FR76 3000 6000 0112 3456 7890 189", reference + "RF", language == "fr" ? "490,00\u00A0€" : "€490.00"])
                {
                    Assert.Contains(words, message.Text, StringComparison.Ordinal);
                }

                Assert.Contains(">FR76 3000 6000 0112 3456 7890 189<", message.Html, StringComparison.Ordinal);
                Assert.DoesNotContain("BIC", message.Text + message.Html, StringComparison.Ordinal); // None is set.
            }
        }
    }

    [Theory, MemberData(nameof(Asking))]
    public void Who_may_pay_in_other_ways_too_finds_the_account_on_the_page(string template) => AssertNone(template, Sample.Booking);

    [Theory, MemberData(nameof(Asking))]
    public void Who_chose_a_transfer_that_is_no_longer_offered_is_not_told(string template) =>
        AssertNone(template, With(Offering(PaymentMethod.Card, PaymentMethod.Cheque), RequestState.Answered, PaymentMethod.BankTransfer));

    [Theory]
    [InlineData(Templates.PaymentConfirmation)]
    [InlineData(Templates.AuthenticationRequired)]
    [InlineData(Templates.CardRequest)]
    public void What_asks_for_no_transfer_shows_no_account(string template)
    {
        var message = Sample.Render(Sample.Full(Recipient.Guest, template), Chosen);
        Assert.DoesNotContain("FR76", message.Text + message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_owed_nobody_is_told_where_to_pay() =>
        AssertNone(Templates.PaymentReminder, Chosen with { Folios = [Chosen.Folios[0] with { Paid = Chosen.Folios[0].Charges }] });

    [Fact]
    public void Without_an_account_guests_are_asked_to_write()
    {
        var message = Sample.Render(
            Sample.Full(Recipient.Guest, Templates.TransferDetails), Chosen with { Property = Chosen.Property with { PaymentDetails = PaymentDetails.None } });
        Assert.Contains("répondez simplement à ce message", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bank_details_name_the_BIC_and_the_reference_that_the_page_has()
    {
        var booking = Chosen with { Property = Chosen.Property with { PaymentDetails = new() { BankTransfer = new("Les Pins & Fils", "FR7630006000011234567890189", "AGRIFRPP") } } };
        var message = Sample.Render(Sample.Full(Recipient.Guest, Templates.TransferDetails), booking);
        Assert.Contains("BIC\u00A0: AGRIFRPP\n", message.Text, StringComparison.Ordinal);
        Assert.Contains(Iban.InFours(TransferReference.Of(booking.Ref, Sample.Key.Booking)), message.Text, StringComparison.Ordinal);
        Assert.Contains("Les Pins &amp; Fils", message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_who_chooses_a_transfer_is_written_the_account_once()
    {
        var first = GuestActions.Choose(Sample.Booking, PaymentMethod.BankTransfer, null, Sample.Now);
        Assert.Equal([Templates.TransferDetails, Templates.GuestAnswered], Letters(first));
        Assert.Equal([Templates.GuestAnswered], Letters(GuestActions.Choose(Chosen, PaymentMethod.BankTransfer, null, Sample.Now)));
        Assert.Equal([Templates.GuestAnswered], Letters(GuestActions.Choose(Sample.Booking, PaymentMethod.OnSite, null, Sample.Now)));
        var without = Sample.Booking with { Property = Sample.Property with { PaymentDetails = PaymentDetails.None } };
        Assert.Equal([Templates.GuestAnswered], Letters(GuestActions.Choose(without, PaymentMethod.BankTransfer, null, Sample.Now)));
    }

    private static string[] Letters(Answer answer) => [.. answer.Decisions.OfType<MessageDraft>().Select(draft => draft.Template)];

    private static void AssertNone(string template, BookingSnapshot booking)
    {
        var message = Sample.Write(Sample.Full(Recipient.Guest, template), booking);
        Assert.Empty(message.Data.Keys.Intersect(MessageData.OfTransfer));
    }

    private static BookingSnapshot Offering(params PaymentMethod[] methods) =>
        Sample.Booking with { Property = Sample.Property with { Methods = [.. methods.Select(method => new OfferedMethod(method))] } };

    private static BookingSnapshot With(BookingSnapshot booking, RequestState state, PaymentMethod method) =>
        booking with { Requests = [booking.Requests[0] with { State = state, Method = method }] };
}
