using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Solde.Server.Office;

/// <summary>How often one may knock: forms that take a password, a code or a link's key, counted by where they come from (ASVS 5, 2.4.1 and 6.3.1).
/// Beside it each person is locked after wrong ones in a row, from wherever those come.</summary>
internal static class DoorRates
{
    private const string Policy = "door";

    /// <summary>Forms an address may send in one go.</summary>
    private const int Burst = 30;

    /// <summary>After each of these there is one more.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    private static readonly string[] Doors = ["/Office/SignIn", "/Office/Setup", "/Office/Account", "/Office/Invitations"];

    /// <summary>Counts the forms of the doors.</summary>
    public static void Limit(RazorPagesOptions pages)
    {
        foreach (var door in Doors)
        {
            pages.Conventions.AddFolderApplicationModelConvention(door, page => page.EndpointMetadata.Add(new EnableRateLimitingAttribute(Policy)));
        }
    }

    public static void AddTo(IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter =
                $"{(int)(rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Between).TotalSeconds}";
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(AddressOf(http.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst, TokensPerPeriod = 1, ReplenishmentPeriod = Between, AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>Whose an address is: of IPv6 a household has 2^64.</summary>
    internal static string AddressOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => $"{address.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => $"{address}",
    };
}
