using Solde.App;
using Solde.App.Bookings;
using Solde.App.Requests;

namespace Solde.Bench;

/// <summary>Ids that rise with time, as they do in production, and addresses that lead nowhere.</summary>
internal sealed class Ids : IIds
{
#pragma warning disable RS0030 // The source of ids of this program.
    public Guid New() => Guid.CreateVersion7();
#pragma warning restore RS0030

    public PayLink LinkOf(BookingKey booking, int number) => PayLink.Of("https://pay.example/", $"{booking.Booking:N}-{number}", number);

    public string VoucherOf(BookingKey booking, int number) => $"{booking.Booking:N}-{number}";

    public string OfficeOf(BookingKey booking) => $"office/{booking.Booking:N}";

    public string LogoOf(Guid logo) => $"logo/{logo:N}";
}
