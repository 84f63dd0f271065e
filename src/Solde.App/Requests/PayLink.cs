using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Solde.App.Requests;

/// <summary>A link to a guest's page. Who has the address can open the page; so it stands in e-mails only, and nowhere in the database: there it is
/// written with its number in place of the secret, and found by the secret's hash.</summary>
/// <param name="Address">The address with the secret.</param>
/// <param name="Written">The address as it is written down.</param>
/// <param name="Number">How many links of the booking were revoked before it.</param>
/// <param name="Hash">SHA-256 of the secret.</param>
public sealed record PayLink(string Address, string Written, int Number, ImmutableArray<byte> Hash)
{
    private const char Mark = '#';

    /// <summary>A link.</summary>
    /// <param name="pages">Where guests' pages are, with a slash at the end.</param>
    /// <param name="secret">The secret as it stands in the address.</param>
    /// <param name="number">How many links were revoked before it.</param>
    public static PayLink Of(string pages, string secret, int number) => new(
        pages + secret, string.Create(CultureInfo.InvariantCulture, $"{pages}{Mark}{number}"), number, HashOf(secret));

    /// <summary>By what a link is found.</summary>
    /// <param name="secret">The secret as it stands in the address.</param>
    public static ImmutableArray<byte> HashOf(string secret) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(secret))];

    /// <summary>The same link, on to the booking instead of what is to be paid; also as it is written down.</summary>
    /// <param name="link">The address; empty stays empty.</param>
    public static string ToBooking(string link) => link.Length == 0 ? link : link + "/booking";

    /// <summary>The same link, on to the appointment, which can be cancelled there.</summary>
    /// <param name="link">The address; empty stays empty.</param>
    public static string ToAppointment(string link) => link.Length == 0 ? link : link + "/appointment";

    /// <summary>The same link, on to where the guest leaves a card.</summary>
    /// <param name="link">The address; empty stays empty.</param>
    public static string ToCard(string link) => link.Length == 0 ? link : link + "/card";

    /// <summary>The number of a link as it is written down; null = it is none.</summary>
    public static int? NumberOf(string written) =>
        written.LastIndexOf(Mark) is >= 0 and var mark
        && int.TryParse(written.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
