using System.Text.RegularExpressions;
using Solde.App.Messages;
using Solde.Core.Planning;

namespace Solde.Server.Tests.Scenarios;

/// <summary>A mail server that takes everything. Of the letters to guests it keeps the newest link of each booking: more a guest never has.</summary>
internal sealed partial class Letters : IMailer
{
    private readonly Dictionary<string, Uri> links = [];

    /// <summary>The link that a booking's guest was sent last; null = none.</summary>
    public Uri? LinkOf(string reference) => links.GetValueOrDefault(reference);

    public ValueTask<MailReply> Send(Message message, CancellationToken cancel)
    {
        if (message.To == Recipient.Guest && Link().Match(message.Text ?? "") is { Success: true, Value: var link })
        {
            links[message.Data[MessageData.Reference]] = new Uri(link);
        }

        return new(new MailReply(Accepted: true, null, Final: true));
    }

    [GeneratedRegex("http://[^\\s]+/pay/[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
