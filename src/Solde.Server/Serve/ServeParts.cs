using System.Collections.Immutable;
using Solde.App.Messages;
using Solde.App.Webhooks;
using Solde.App.Work;
using Solde.Server.Office.SignIn;
using Solde.Server.Settings;

namespace Solde.Server.Serve;

/// <summary>What a node is made of, beside the database.</summary>
/// <param name="Installation">How it is set up.</param>
/// <param name="Time">The time, for what waits.</param>
/// <param name="Clock">The instant it is.</param>
/// <param name="Bell">Says when work is due.</param>
/// <param name="Outbox">Where e-mails leave.</param>
/// <param name="Mailer">The way out of one of them.</param>
/// <param name="Post">The way to webhooks.</param>
/// <param name="Events">How the events of gateways are told from forged ones.</param>
/// <param name="Links">Links that sign in once.</param>
internal sealed record ServeParts(
    Installation Installation, TimeProvider Time, LiveClock Clock, Bell Bell, Outbox Outbox, IMailer Mailer, IWebhookPost Post, ImmutableArray<IEventSource> Events,
    OneTimeLinks Links);
