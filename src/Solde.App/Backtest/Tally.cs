using Solde.Core.Bookings;
using Solde.Core.Facts;
using Solde.Core.Guarantees;
using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Backtest;

/// <summary>Adds up what happened to bookings, one after the other, into a <see cref="BacktestReport"/>. Keeps no booking.</summary>
public sealed class Tally
{
    private readonly Currency currency;
    private readonly DateTimeZone zone;
    private readonly ImmutableArray<RunTally> runs;
    private readonly Dictionary<string, RunTally> runOf;
    private readonly SortedDictionary<YearMonth, Money> months = [];
    private readonly Dictionary<string, ChannelTotals> channels = [];
    private readonly Dictionary<BookingStatus, int> statuses = [];
    private readonly Dictionary<GuaranteeState, int> guarantees = [];
    private readonly Dictionary<DeclineReason, int> declines = [];
    private readonly List<RunTally?> holders = [];
    private readonly HashSet<int> sent = [];
    private RequestTotals requests;
    private HoldTotals holds;
    private Money charged;
    private Money collected;
    private Money left;
    private Money kept;
    private Money ofBooking;
    private (int Guest, int Staff) messages;
    private int tasks;
    private int bookings;

    /// <summary>An empty tally.</summary>
    /// <param name="property">The property whose bookings are added; months are those of its zone.</param>
    /// <param name="automations">Names of its automations, in order of age; each appears in the report, also when it does nothing.</param>
    public Tally(PropertySettings property, IEnumerable<string> automations)
    {
        currency = property.Currency;
        zone = property.Zone;
        runs = [.. automations.Select(name => new RunTally(name, currency))];
        runOf = runs.ToDictionary(run => run.Name);
        charged = collected = left = kept = ofBooking = Money.Zero(currency);
        requests = new RequestTotals(0, charged, 0, 0, 0, 0, 0);
        holds = new HoldTotals(0, charged, 0, 0, 0);
    }

    /// <summary>Adds a booking's whole life.</summary>
    /// <param name="booking">The booking at the end.</param>
    /// <param name="facts">All that happened to it, in order.</param>
    public void Add(BookingSnapshot booking, IEnumerable<IFact> facts)
    {
        holders.Clear();
        sent.Clear();
        ofBooking = Money.Zero(currency);
        foreach (var run in runs)
        {
            run.Begin();
        }

        foreach (var fact in facts)
        {
            See(fact);
        }

        foreach (var run in runs)
        {
            run.End();
        }

        End(booking);
    }

    /// <summary>What was added so far.</summary>
    public BacktestReport Report() => new()
    {
        Currency = currency,
        Bookings = bookings,
        Charged = charged,
        Collected = collected,
        LeftByStays = left,
        KeptOfGone = kept,
        Automations = [.. runs.Select(run => run.Total())],
        Months = [.. months.Select(month => new MonthTotals(month.Key, month.Value))],
        Channels = [.. channels.Values.OrderByDescending(channel => channel.Bookings).ThenBy(channel => channel.Channel, StringComparer.Ordinal)],
        Statuses = statuses.ToImmutableSortedDictionary(),
        Guarantees = guarantees.ToImmutableSortedDictionary(),
        Declines = declines.ToImmutableSortedDictionary(),
        Requests = requests,
        Holds = holds,
        GuestMessages = messages.Guest,
        StaffMessages = messages.Staff,
        Tasks = tasks,
    };

    private void See(IFact fact)
    {
        var run = fact is IAutomationFact { Automation: { } automation } ? runOf.GetValueOrDefault(automation.Name) : null;
        switch (fact)
        {
            case PaymentSucceeded f:
                Receive(f.At, f.Amount);
                break;
            case PaymentRecorded f:
                Receive(f.At, f.Amount);
                break;
            case PaymentFailed f when run?.Lapsed(f) != true:
                RunTally.Count(declines, f.Reason);
                break;
            case MessageSent f:
                messages = f.To == Recipient.Guest ? (messages.Guest + 1, messages.Staff) : (messages.Guest, messages.Staff + 1);
                break;
            case TaskCreated:
                tasks++;
                break;
            case IRequestFact f:
                SeeRequest(f);
                break;
            default:
                SeeHold(fact, run);
                break;
        }

        if (fact is IAutomationFact known)
        {
            run?.See(known);
        }
    }

    private void SeeRequest(IRequestFact fact)
    {
        var wasSent = sent.Contains(fact.Number);
        requests = fact switch
        {
            RequestSent f when sent.Add(f.Number) => requests with { Sent = requests.Sent + 1, Asked = requests.Asked + f.Amount },
            RequestPaid when wasSent => requests with { Paid = requests.Paid + 1 },
            RequestPaid => requests with { Spared = requests.Spared + 1 },
            RequestExpired => requests with { Expired = requests.Expired + 1 },
            RequestCancelled { WithSale: false } when wasSent => requests with { Revoked = requests.Revoked + 1 },
            RequestCancelled => requests with { Dropped = requests.Dropped + 1 },
            _ => requests,
        };
    }

    private void SeeHold(IFact fact, RunTally? run)
    {
        switch (fact)
        {
            case HoldPlaced f:
                holders.Add(run);
                holds = holds with { Placed = holds.Placed + 1, Amount = holds.Amount + f.Amount };
                break;
            case HoldCaptured f:
                holders[f.Hold - 1]?.Capture(f.Amount);
                holds = holds with { Captured = holds.Captured + 1 };
                Receive(f.At, f.Amount);
                break;
            case HoldReleased { Attempt: not null }:
                holds = holds with { Released = holds.Released + 1 };
                break;
            case HoldExpired:
                holds = holds with { Expired = holds.Expired + 1 };
                break;
        }
    }

    private void Receive(Instant at, Money amount)
    {
        var month = at.InZone(zone).Date.ToYearMonth();
        months[month] = months.GetValueOrDefault(month, Money.Zero(currency)) + amount;
        ofBooking += amount;
    }

    private void End(BookingSnapshot booking)
    {
        bookings++;
        charged += booking.Charges;
        collected += ofBooking;
        RunTally.Count(statuses, booking.Status);
        if (booking.Details.GuaranteePolicy is not null)
        {
            RunTally.Count(guarantees, booking.Guarantee);
        }

        switch (booking.Status)
        {
            case BookingStatus.CheckedIn or BookingStatus.CheckedOut:
                left += booking.Collectible.OrZero();
                break;
            case BookingStatus.Cancelled or BookingStatus.NoShow:
                kept += booking.Kept;
                break;
        }

        var code = booking.Details.Channel;
        var channel = channels.GetValueOrDefault(code, new ChannelTotals(code, 0, Money.Zero(currency), Money.Zero(currency)));
        channels[code] = channel with
        {
            Bookings = channel.Bookings + 1, Charged = channel.Charged + booking.Charges, Collected = channel.Collected + ofBooking,
        };
    }
}
