using System.Collections.Immutable;
using Solde.App.Messages;
using Solde.App.Webhooks;
using Solde.App.Work;

namespace Solde.Server.Serve;

/// <summary>What a node is made of, beside the database.</summary>
/// <param name="Time">The time, for what waits.</param>
/// <param name="Clock">The instant it is.</param>
/// <param name="Outbox">Where e-mails leave.</param>
/// <param name="Post">The way to webhooks.</param>
/// <param name="Events">How the events of gateways are told from forged ones.</param>
internal sealed record ServeParts(TimeProvider Time, LiveClock Clock, Outbox Outbox, IWebhookPost Post, ImmutableArray<IEventSource> Events);
