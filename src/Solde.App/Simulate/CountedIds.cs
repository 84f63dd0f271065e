using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.App.Vouchers;

namespace Solde.App.Simulate;

/// <summary>Ids of a play: counted, in the shape of UUIDv7, so that the same play gives the same ids.</summary>
public sealed class CountedIds : IIds
{
    private ulong last;

    /// <inheritdoc/>
    public Guid New()
    {
        last++;
        unchecked // Each byte is a part of the number.
        {
            return new Guid(0, 0, 0x7000, 0x80, 0, (byte)(last >> 40), (byte)(last >> 32), (byte)(last >> 24), (byte)(last >> 16), (byte)(last >> 8), (byte)last);
        }
    }

    /// <inheritdoc/>
    public PayLink LinkOf(BookingKey booking, int number) => PayLink.Of("https://pay.example/", $"{booking.Booking:N}-{number}", number);

    /// <inheritdoc/>
    public string VoucherOf(BookingKey booking, int number) =>
        VoucherCode.Of(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{booking.Booking:N}-{number}"))));

    /// <inheritdoc/>
    public string OfficeOf(BookingKey booking) => $"https://office.example/{booking.Booking:N}";

    /// <inheritdoc/>
    public string LogoOf(Guid logo) => $"https://pay.example/logo/{logo:N}";
}
