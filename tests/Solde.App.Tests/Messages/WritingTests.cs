using NodaTime;
using Solde.App.Messages;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Messages;

public sealed class WritingTests
{
    [Theory]
    [InlineData("fr", "EUR", 49000, "490,00\u00A0€")]
    [InlineData("fr", "EUR", 123456789, "1\u202F234\u202F567,89\u00A0€")]
    [InlineData("fr", "EUR", -1230, "\u221212,30\u00A0€")]
    [InlineData("fr", "EUR", 5, "0,05\u00A0€")]
    [InlineData("fr", "JPY", 1200, "1\u202F200\u00A0¥")]
    [InlineData("fr", "TND", 500, "0,500\u00A0TND")]
    [InlineData("fr", "USD", 120000, "1\u202F200,00\u00A0$US")]
    [InlineData("fr", "CHF", 99900, "999,00\u00A0CHF")]
    [InlineData("en", "EUR", 49000, "€490.00")]
    [InlineData("en", "EUR", 123456789, "€1,234,567.89")]
    [InlineData("en", "EUR", -1230, "\u2212€12.30")]
    [InlineData("en", "EUR", 5, "€0.05")]
    [InlineData("en", "JPY", 1200, "¥1,200")]
    [InlineData("en", "TND", 500, "0.500\u00A0TND")]
    [InlineData("en", "USD", 120000, "US$1,200.00")]
    [InlineData("en", "CHF", 99900, "999.00\u00A0CHF")]
    public void Amounts_read_as_the_language_writes_them(string language, string currency, long minor, string written) =>
        Assert.Equal(written, Languages.Find(language)!.Amount(new Money(minor, Currency.Parse(currency))));

    [Theory]
    [InlineData("fr", 2026, 7, 24, "24 juillet 2026")]
    [InlineData("fr", 2026, 2, 1, "1er février 2026")]
    [InlineData("fr", 2026, 8, 11, "11 août 2026")]
    [InlineData("fr", 2026, 12, 31, "31 décembre 2026")]
    [InlineData("en", 2026, 7, 24, "24 July 2026")]
    [InlineData("en", 2026, 2, 1, "1 February 2026")]
    public void Dates_are_written_out(string language, int year, int month, int day, string written) =>
        Assert.Equal(written, Languages.Find(language)!.Date(new LocalDate(year, month, day)));

    [Theory]
    [InlineData("fr", 14, 30, "24 juillet 2026 à 14\u00A0h\u00A030")]
    [InlineData("fr", 9, 0, "24 juillet 2026 à 9\u00A0h")]
    [InlineData("en", 14, 30, "24 July 2026 at 14:30")]
    [InlineData("en", 9, 0, "24 July 2026 at 09:00")]
    public void An_appointment_is_told_with_its_time(string language, int hour, int minute, string written) =>
        Assert.Equal(written, Languages.Find(language)!.DateAndTime(new LocalDateTime(2026, 7, 24, hour, minute)));

    [Theory]
    [InlineData("fr", 14, 0, "14\u00A0h")]
    [InlineData("fr", 9, 5, "9\u00A0h\u00A005")]
    [InlineData("en", 9, 5, "09:05")]
    public void A_time_of_day_is_told_to_the_minute(string language, int hour, int minute, string written) =>
        Assert.Equal(written, Languages.Find(language)!.Time(new LocalTime(hour, minute)));

    [Theory]
    [InlineData("fr", 125_000, "12,5\u00A0%")]
    [InlineData("fr", -500_000, "\u221250\u00A0%")]
    [InlineData("en", 125_000, "12.5%")]
    public void A_percentage_has_its_sign(string language, int tenThousandths, string written) =>
        Assert.Equal(written, Languages.Find(language)!.Percent(new Percent(tenThousandths)));

    [Theory]
    [InlineData("fr", "a, b et c", "a, b ou c")]
    [InlineData("en", "a, b and c", "a, b or c")]
    public void Lists_end_in_a_word(string language, string all, string any) => Assert.Equal(
        (all, any), (Languages.Find(language)!.AllOf(["a", "b", "c"]), Languages.Find(language)!.AnyOf(["a", "b", "c"])));

    [Theory] //  reader          guest    property  written in
    [InlineData(Recipient.Guest, "fr", "en", "fr")]
    [InlineData(Recipient.Guest, "en-GB", "fr", "en")]
    [InlineData(Recipient.Guest, "FR_be", "en", "fr")]
    [InlineData(Recipient.Guest, "de", "fr", "fr")]
    [InlineData(Recipient.Guest, null, "fr", "fr")]
    [InlineData(Recipient.Guest, "de", "nl", "en")]
    [InlineData(Recipient.Guest, "", "en", "en")]
    [InlineData(Recipient.Staff, "en", "fr", "fr")]
    [InlineData(Recipient.Staff, "fr", "nl", "en")]
    public void A_guest_is_written_to_in_their_language_and_staff_in_the_property_s(Recipient reader, string? guest, string property, string language) =>
        Assert.Equal(language, Sample.Write(Sample.Full(reader, Templates.AuthenticationRequired), Sample.Booking.In(guest, property)).Language);

    [Theory]
    [InlineData(AttemptKind.Charge, "le paiement de 490,00 €", "seul et même paiement")]
    [InlineData(AttemptKind.Authorize, "l’empreinte de 490,00 €", "réservée sur votre carte")]
    public void Who_is_to_confirm_reads_whether_money_is_taken_or_held(AttemptKind kind, string asked, string said)
    {
        var order = new GatewayOrder { Kind = kind, Amount = Sample.Balance, Initiator = Initiator.Automation };
        var booking = Sample.Booking with { Attempts = [new Attempt(Sample.OfAttempt, order, AttemptState.ActionRequired, Sample.Now)] };
        var text = Sample.Render(Sample.Full(Recipient.Guest, Templates.AuthenticationRequired), booking).Text!.ReplaceLineEndings(" ").Replace('\u00A0', ' ').Replace('\u202F', ' ');
        Assert.Contains(asked, text, StringComparison.Ordinal);
        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Recipient.Guest, "anna@example.com")]
    [InlineData(Recipient.Staff, "equipe@lespins.example")]
    public void A_message_goes_to_its_reader(Recipient reader, string address) =>
        Assert.Equal(address, Sample.Write(Sample.Full(reader, Templates.AuthenticationRequired), Sample.Booking).Address);

    [Theory]
    [InlineData(Templates.PaymentSucceeded, "compta@lespins.example")]
    [InlineData(Templates.PaymentFailed, "equipe@lespins.example")]
    public void A_notification_goes_to_the_staff_it_concerns(string template, string address)
    {
        var property = Sample.Property with
        {
            StaffAddresses = new Dictionary<string, string> { [Templates.PaymentSucceeded] = "compta@lespins.example" },
        };
        Assert.Equal(address, Sample.Write(Sample.Full(Recipient.Staff, template), Sample.Booking with { Property = property }).Address);
    }

    [Theory]
    [InlineData(Recipient.Guest, "equipe@lespins.example", "equipe@lespins.example")]
    [InlineData(Recipient.Guest, PropertySettings.NoStaffAddress, "")]
    [InlineData(Recipient.Staff, "equipe@lespins.example", "")]
    public void A_guest_s_answer_goes_to_the_staff_if_they_have_an_address(Recipient reader, string staffAddress, string answersGoTo)
    {
        var booking = Sample.Booking with { Property = Sample.Property with { StaffAddress = staffAddress } };
        Assert.Equal(answersGoTo, Sample.Write(Sample.Full(reader, Templates.AuthenticationRequired), booking).Data[MessageData.ReplyTo]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_an_address_nothing_is_written_to_the_guest_but_staff_are_told(string? email)
    {
        var booking = Sample.Booking with { Details = Sample.Booking.Details with { Guest = new Guest("Anna Martin", email, "fr") } };
        Assert.Null(MessageWriting.Write(Sample.Bare(Recipient.Guest, Templates.BalanceRequest), Sample.Key, booking, Sample.Id, Sample.Now, Sample.PayLink, Sample.StaffLink));
        Assert.NotNull(MessageWriting.Write(Sample.Bare(Recipient.Staff, Templates.PaymentFailed), Sample.Key, booking, Sample.Id, Sample.Now, Sample.PayLink, Sample.StaffLink));
    }

    [Fact]
    public void Every_value_is_there_and_nothing_else()
    {
        var message = Sample.Write(Sample.Bare(Recipient.Staff, Templates.BookingModified), Sample.Booking);
        string[] ofGuests = [MessageData.Logo, MessageData.Color, MessageData.MailText, MessageData.LegalLink, MessageData.PrivacyLink, MessageData.VoucherCode, MessageData.ValidUntil, .. MessageData.OfTransfer];
        Assert.Equal(MessageData.All.Except([MessageData.By, .. ofGuests]).Order(), message.Data.Keys.Order()); // No invitation.
    }

    [Fact]
    public void Staff_never_get_the_guest_s_link()
    {
        var message = MessageWriting.Write(Sample.Full(Recipient.Staff, Templates.PaymentFailed), Sample.Key, Sample.Booking, Sample.Id, Sample.Now, Sample.PayLink, Sample.StaffLink);
        Assert.DoesNotContain(Sample.PayLink, message!.Data.Values);
        Assert.Contains($"href=\"{Sample.StaffLink}\"", MessageText.Render(message).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, "10 juillet 2026")]
    [InlineData(10, "10 juillet 2026")]
    [InlineData(11, "")]
    public void A_deadline_that_is_over_is_not_named(int dayOfJuly, string deadline)
    {
        var now = new LocalDateTime(2026, 7, dayOfJuly, 23, 30).InZoneLeniently(Sample.Property.Zone).ToInstant();
        var message = MessageWriting.Write(Sample.Full(Recipient.Guest, Templates.PaymentReminder), Sample.Key, Sample.Booking, Sample.Id, now, Sample.PayLink, Sample.StaffLink)!;
        Assert.Equal(deadline, message.Data[MessageData.Deadline]);
    }

    [Fact]
    public void A_message_without_an_amount_speaks_of_what_can_be_asked() =>
        Assert.Equal("490,00\u00A0€", Sample.Write(Sample.Bare(Recipient.Guest, Templates.PaymentLink), Sample.Booking).Data[MessageData.Amount]);

    [Theory]
    [InlineData("fr", "carte bancaire, virement ou règlement sur place")]
    [InlineData("en", "card, bank transfer or on site")]
    public void The_methods_are_those_the_page_offers(string language, string methods) => Assert.Equal(
        methods, Sample.Write(Sample.Full(Recipient.Guest, Templates.BalanceRequest), Sample.Booking.In(language, language)).Data[MessageData.Methods]);

    [Fact]
    public void Each_reason_method_and_step_has_words_in_each_language()
    {
        foreach (var language in new[] { Languages.French, Languages.English })
        {
            foreach (var reader in Enum.GetValues<Recipient>())
            {
                Assert.All(Enum.GetValues<DeclineReason>(), reason => Assert.NotEmpty(language.Reason(reason, reader)));
                Assert.All(Enum.GetValues<PaymentMethod>(), method => Assert.NotEmpty(language.Method(method, reader)));
            }

            Assert.All(Enum.GetValues<NextStep>(), step => Assert.Equal(step == NextStep.None, language.Next(step).Length == 0));
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void A_guest_is_not_told_that_the_card_was_reported_or_that_money_is_short(string code)
    {
        var language = Languages.Find(code)!;
        var declined = language.Reason(DeclineReason.Declined, Recipient.Guest);
        Assert.Equal(declined, language.Reason(DeclineReason.LostOrStolen, Recipient.Guest));
        Assert.Equal(declined, language.Reason(DeclineReason.InsufficientFunds, Recipient.Guest));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Staff_are_told_of_SCA_by_that_name(string language) => Assert.Contains(
        "SCA", Languages.Find(language)!.Reason(DeclineReason.AuthenticationRequired, Recipient.Staff), StringComparison.Ordinal);
}
