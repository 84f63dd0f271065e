using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Solde.App;
using Solde.App.Bookings;
using Solde.App.Requests;
using Solde.App.Vouchers;

namespace Solde.Server;

/// <summary>Ids of live work: UUIDv7, and pay links under the installation's key (docs/adr/0007), like the secrets of webhooks.</summary>
internal sealed class LiveIds : IIds
{
    private const int KeyBytes = 32;

    private readonly string keyPath;
    private readonly string site;
    private byte[]? key;

    /// <param name="keyPath">The file with the key, made at the first need; whoever has it can make every link.</param>
    /// <param name="site">Where guests' pages are.</param>
    public LiveIds(string keyPath, string site) => (this.keyPath, this.site) = (keyPath, site.TrimEnd('/'));

#pragma warning disable RS0030 // This is the injected source of ids.
    public Guid New() => Guid.CreateVersion7();
#pragma warning restore RS0030

    public PayLink LinkOf(BookingKey booking, int number)
    {
        key ??= ReadOrMakeKey();
        var name = booking.Booking.ToByteArray(bigEndian: true);
        byte[] what = number == 0 ? name : [.. name, .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number))];
        return PayLink.Of($"{site}/pay/", Base64Url.EncodeToString(HMACSHA256.HashData(key, what)), number);
    }

    public string VoucherOf(BookingKey booking, int number)
    {
        key ??= ReadOrMakeKey();
        byte[] what = [.. "voucher"u8, .. booking.Booking.ToByteArray(bigEndian: true), .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number))];
        return VoucherCode.Of(HMACSHA256.HashData(key, what));
    }

    public string OfficeOf(BookingKey booking) => $"{site}/open/{booking.Property:N}/{booking.Booking:N}";

    public string LogoOf(Guid logo) => $"{site}/logo/{logo:N}";

    /// <summary>The secret of a webhook by its number, made as links are: nothing that signs is in the database.</summary>
    public string WebhookSecret(Guid webhook, int number)
    {
        key ??= ReadOrMakeKey();
        byte[] what = [.. "webhook"u8, .. webhook.ToByteArray(bigEndian: true), .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number))];
        return "whsec_" + Convert.ToBase64String(HMACSHA256.HashData(key, what));
    }

    /// <summary>32 bytes for one purpose, made of the installation's key as links are.</summary>
    public byte[] KeyFor(string purpose)
    {
        key ??= ReadOrMakeKey();
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose));
    }

    private byte[] ReadOrMakeKey()
    {
        if (File.Exists(keyPath))
        {
            return File.ReadAllBytes(keyPath);
        }

        var made = RandomNumberGenerator.GetBytes(KeyBytes);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(keyPath, options);
        file.Write(made);
        return made;
    }
}
