using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>How one kind of call to the acquirer goes over the wire: what is sent, and what is told of it whatever happens.</summary>
/// <param name="Message">Makes the message, anew for each try.</param>
/// <param name="Type">How an answer reads.</param>
/// <param name="IsBelieved">Whether it is the acquirer's word, about what was asked.</param>
/// <param name="Refused">Provably not sent.</param>
/// <param name="NoReply">Sent, perhaps, and no readable answer.</param>
internal sealed record Exchange<T>(
    Func<HttpRequestMessage> Message, JsonTypeInfo<T> Type, Func<HttpResponseMessage, T, bool> IsBelieved, T Refused, T NoReply)
    where T : class
{
    /// <summary>Sends it: within <see cref="HttpSandboxLine.Patience"/>, and twice only where the first time provably never left.</summary>
    internal async ValueTask<T> Over(HttpClient http, TimeProvider time, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(HttpSandboxLine.Patience.ToTimeSpan(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var answer = await Once(http, either.Token, cancel);
        return ReferenceEquals(answer, Refused) && !either.IsCancellationRequested ? await Once(http, either.Token, cancel) : answer;
    }

    private async ValueTask<T> Once(HttpClient http, CancellationToken either, CancellationToken cancel)
    {
        using var message = Message();
        try
        {
            using var response = await http.SendAsync(message, either);
            await using var body = await response.Content.ReadAsStreamAsync(either);
            var answer = await JsonSerializer.DeserializeAsync(body, Type, either);
            return answer is not null && IsBelieved(response, answer) ? answer : NoReply;
        }
        catch (JsonException)
        {
            return NoReply;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || IsOutOfPatience(fault, cancel))
        {
            return CannotHaveArrived(message, fault) ? Refused : NoReply;
        }
    }

    private static bool IsOutOfPatience(Exception fault, CancellationToken cancel) =>
        fault is OperationCanceledException && !cancel.IsCancellationRequested;

    // Asking changes nothing, so for a question without a body the client's own word is good enough.
    private static bool CannotHaveArrived(HttpRequestMessage message, Exception fault) => message.Content is WatchedBody body
        ? !body.MayHaveLeft
        : fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
}
