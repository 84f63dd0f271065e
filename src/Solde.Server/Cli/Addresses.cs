using System.Net;

namespace Solde.Server.Cli;

/// <summary>Addresses that users name.</summary>
internal static class Addresses
{
    /// <summary>An http address.</summary>
    /// <param name="text">As given.</param>
    /// <param name="where">The option or variable that gives it.</param>
    public static Uri Http(string text, string where) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp
        ? address
        : throw UserFault.Malformed($"{where}: not an address like http://127.0.0.1:5081: \"{text}\"");

    /// <summary>An address to listen on. A name is refused, for it could mean any machine; localhost means this one.</summary>
    /// <param name="text">As given.</param>
    /// <param name="where">The option or variable that gives it.</param>
    public static IPEndPoint EndPoint(string text, string where)
    {
        var address = Http(text, where);
        return address.IdnHost == "localhost" ? new IPEndPoint(IPAddress.Loopback, address.Port)
            : IPAddress.TryParse(address.IdnHost, out var ip) ? new IPEndPoint(ip, address.Port)
            : throw UserFault.Malformed($"{where}: localhost or an IP address, not a name: \"{address.IdnHost}\"");
    }
}
