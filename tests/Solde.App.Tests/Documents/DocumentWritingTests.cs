using NodaTime;
using Solde.App.Documents;
using Solde.Core;
using Solde.Core.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Tests.Documents;

public sealed class DocumentWritingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 10, 8, 0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_document_notes_whether_it_is_of_an_appointment_or_of_a_room_for_a_day(bool isAppointment)
    {
        var property = new PropertySettings { Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Currency.Eur, Country = "FR", Language = "fr" };
        var day = new LocalDate(2026, 6, 10);
        var details = new BookingDetails
        {
            Channel = "direct", Ota = false, Arrival = day, Departure = day, Start = isAppointment ? day.At(new LocalTime(14, 0)) : null, Guest = new Guest("Anne Martin", null, "fr"),
        };
        var worth = new Money(100_00, Currency.Eur);
        var issued = new DocumentIssued(Now, 1, DocumentKind.Invoice, "main", worth, null, null);
        var booking = Planner.Apply(Planner.Create(property, "B1", new BookingCreated(Now, Now, details, [new("accommodation", worth, Booked: true)])), issued);
        var text = DocumentWriting.Write(booking, issued);
        Assert.Equal(isAppointment, text.IsAppointment);
        Assert.Equal(isAppointment, DocumentJson.Read(DocumentJson.Write(text, Currency.Eur), Currency.Eur).IsAppointment);
    }
}
