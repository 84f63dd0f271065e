using Solde.App;
using Solde.App.Backtest;
using Solde.App.Bookings;
using Solde.App.Messages;
using Solde.App.Simulate;
using Solde.Gateways.Sandbox;

namespace Solde.Server;

/// <summary>Where the parts are put together.</summary>
internal static class Composition
{
    /// <summary>A world for a rehearsal: the production parts with a virtual clock, a database in memory and the sandbox.</summary>
    /// <param name="store">The database.</param>
    /// <param name="mailer">Where e-mails go.</param>
    /// <param name="texts">E-mails are rendered: a fifth of a second for the first ones, so only where somebody reads them.</param>
    public static Stage Rehearsal(IStore store, IMailer mailer, bool texts)
    {
        var clock = new VirtualClock();
        var acquirer = new SandboxAcquirer(new MemoryLedger(), () => clock.Now);
        return new Stage(
            store, new SandboxGateway(acquirer, twoStep: true), new SandboxCards(acquirer), mailer, new CountedIds(), clock,
            texts ? MessageText.Render : static message => message);
    }

    /// <summary>Makes the worlds of a backtest, one after the other: each booking has a sandbox of its own, and mails that nobody reads
    /// are not rendered.</summary>
    public static Func<VirtualClock, MemoryStore, Stage> Backtests()
    {
        var ledger = new MemoryLedger();
        var mailer = new SilentMailer();
        return (clock, store) =>
        {
            ledger.Clear();
            var acquirer = new SandboxAcquirer(ledger, () => clock.Now);
            return new Stage(
                store, new SandboxGateway(acquirer, twoStep: false), new SandboxCards(acquirer), mailer, new CountedIds(), clock,
                static message => message);
        };
    }

    private sealed class SilentMailer : IMailer
    {
        private static readonly MailReply Taken = new(Accepted: true, null, Final: true);

        public ValueTask<MailReply> Send(Message message, CancellationToken cancel) => new(Taken);
    }
}
