using Solde.App.Messages;
using Solde.App.Work;

namespace Solde.Server.Serve;

/// <summary>What a node is made of, beside the database.</summary>
/// <param name="Time">The time, for what waits.</param>
/// <param name="Clock">The instant it is.</param>
/// <param name="Outbox">Where e-mails leave.</param>
internal sealed record ServeParts(TimeProvider Time, LiveClock Clock, Outbox Outbox);
