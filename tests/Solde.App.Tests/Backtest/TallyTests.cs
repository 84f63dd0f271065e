using System.Text;
using System.Text.Json;
using NodaTime;
using Solde.App.Backtest;
using Solde.Core;
using Solde.Core.Automations;
using Solde.Core.Bookings;
using Solde.Core.Cards;
using Solde.Core.Facts;
using Solde.Core.Folios;
using Solde.Core.Guarantees;
using Solde.Core.Payments;
using Solde.Core.Properties;
using Solde.Core.Requests;

namespace Solde.App.Tests.Backtest;

public sealed class TallyTests
{
    private static readonly Instant At = Instant.FromUtc(2016, 8, 31, 22, 30); // 23:30 in Lisbon
    private static readonly AutomationRef Charge = new(new Guid(1, 0, 0, new byte[8]), "Charge");
    private static readonly AutomationRef Hold = new(new Guid(2, 0, 0, new byte[8]), "Hold");
    private static readonly Guid First = new(9, 1, 0, new byte[8]);
    private static readonly Guid Second = new(9, 2, 0, new byte[8]);

    private static readonly PropertySettings Property = new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Lisbon"], Currency = Currency.Eur, Country = "PT", Language = "en",
        GuaranteePolicies = [new GuaranteePolicy("flex", new Deposit(Percent.Of(30), null, null), 48, SatisfiedBy.Deposit)],
    };

    private readonly Tally tally = new(Property, [Charge.Name, Hold.Name]);

    [Fact]
    public void A_planned_run_that_pays_counts_once_with_its_money()
    {
        Add(Planned(Charge), Succeeded(Charge, 70_00), new RunCompleted(At, Charge));
        Assert.Equal(("70.00", 1, 1, 0, 0), Shown(Charge));
        Assert.Equal("2016-08 70.00", Months());
        Assert.Equal(("0.00", 0, 0, 0, 0), Shown(Hold));
    }

    [Fact]
    public void A_month_ends_at_local_midnight()
    {
        Add(Succeeded(Charge, 1_00));
        Add(Succeeded(Charge, 2_00) with { At = At + Duration.FromMinutes(29) });
        Add(Succeeded(Charge, 4_00) with { At = At + Duration.FromMinutes(30) });
        Assert.Equal("2016-08 3.00, 2016-09 4.00", Months());
    }

    [Fact]
    public void A_run_planned_twice_is_one_planned_booking()
    {
        Add(Planned(Charge), new RunCancelled(At, Charge, RunCancelReason.DatesChanged), Planned(Charge), Succeeded(Charge, 5_00));
        Assert.Equal(("5.00", 1, 1, 0, 0), Shown(Charge));
        Assert.Empty(Of(Charge).Cancelled);
    }

    [Fact]
    public void A_declined_payment_is_failed_and_a_later_success_is_not()
    {
        Add(Planned(Charge), Failed(Charge, DeclineReason.InsufficientFunds, First));
        Add(Planned(Charge), Failed(Charge, DeclineReason.Declined, First), Succeeded(Charge, 5_00));
        Assert.Equal(("5.00", 2, 1, 1, 0), Shown(Charge));
        Assert.Equal("Declined 1, InsufficientFunds 1", string.Join(", ", tally.Report().Declines.OrderBy(d => d.Key).Select(d => $"{d.Key} {d.Value}")));
    }

    [Fact]
    public void What_lapses_without_authentication_needed_it_and_was_not_declined()
    {
        Add(Planned(Charge), Authentication(First), Failed(Charge, DeclineReason.AuthenticationRequired, First));
        Assert.Equal(("0.00", 1, 0, 0, 1), Shown(Charge));
        Assert.Empty(tally.Report().Declines);
    }

    [Fact]
    public void A_retry_that_is_declined_after_authentication_lapsed_is_failed()
    {
        Add(Planned(Charge), Authentication(First), Failed(Charge, DeclineReason.AuthenticationRequired, First), Failed(Charge, DeclineReason.Declined, Second));
        Assert.Equal(("0.00", 1, 0, 1, 0), Shown(Charge));
    }

    [Fact]
    public void Skipped_runs_count_by_their_last_reason_and_only_if_they_ended_so()
    {
        Add(Planned(Charge), Skipped(SkipReason.NoCard), Skipped(SkipReason.NothingDue));
        Add(Skipped(SkipReason.NothingDue));
        Add(Planned(Charge), Skipped(SkipReason.NoCard), Succeeded(Charge, 1_00));
        Assert.Equal(("1.00", 2, 1, 0, 0), Shown(Charge));
        Assert.Equal([(SkipReason.NothingDue, 2)], Of(Charge).Skipped.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Missed_cancelled_and_waiting_runs_are_told_apart()
    {
        Add(new RunMissed(At, Charge, At, 1));
        Add(Planned(Charge), new RunCancelled(At, Charge, RunCancelReason.BookingCancelled));
        Add(Planned(Charge));
        var totals = Of(Charge);
        Assert.Equal((1, 1, 1, 2), (totals.Missed, totals.Cancelled[RunCancelReason.BookingCancelled], totals.Waiting, totals.Planned));
    }

    [Fact]
    public void A_captured_hold_is_money_of_the_automation_that_placed_it()
    {
        Add(Planned(Hold), Placed(50_00), new HoldCaptured(At, Eur(20_00), 1, "main", Second, "ch_1"), new HoldReleased(At, Eur(30_00), 1, null));
        Add(Planned(Hold), Placed(80_00), new HoldReleased(At, Eur(80_00), 1, Second));
        Add(Planned(Hold), Placed(10_00), new HoldExpired(At, Eur(10_00), 1));
        Assert.Equal(("20.00", 3, 3, 0, 0), Shown(Hold));
        Assert.Equal(new HoldTotals(3, Eur(140_00), 1, 1, 1), tally.Report().Holds);
        Assert.Equal("140.00", Of(Hold).Held.ToDecimalString());
    }

    [Fact]
    public void Requests_count_once_however_often_they_are_sent()
    {
        var sent = new RequestSent(At, 1, RequestKind.Balance, Eur(90_00), "a@example.com");
        Add(sent, sent, sent with { Number = 2 }, new RequestPaid(At, 1), new RequestExpired(At, 2));
        Add(sent, new RequestExpired(At, 1), new RequestCancelled(At, 1));
        Assert.Equal(new RequestTotals(3, Eur(270_00), 1, 2, 1, 0, 0), tally.Report().Requests);
    }

    [Fact]
    public void Requests_that_never_left_were_spared_or_dropped()
    {
        var scheduled = new RequestScheduled(At, 1, At, new LocalDate(2016, 9, 1), Eur(90_00));
        Add(scheduled, new RequestPaid(At, 1));
        Add(scheduled, new RequestCancelled(At, 1));
        Assert.Equal(new RequestTotals(0, Eur(0), 0, 0, 0, 1, 1), tally.Report().Requests);
    }

    [Fact]
    public void Channels_statuses_and_guarantees_come_from_the_bookings()
    {
        tally.Add(Booking("direct", 100_00) with { Status = BookingStatus.CheckedOut }, [Succeeded(Charge, 60_00)]);
        tally.Add(Booking("expedia", 10_00, "flex") with { Status = BookingStatus.Cancelled, Guarantee = GuaranteeState.Expired }, []);
        tally.Add(Booking("expedia", 20_00), []);
        var report = tally.Report();
        Assert.Equal(
            [new ChannelTotals("expedia", 2, Eur(30_00), Eur(0)), new ChannelTotals("direct", 1, Eur(100_00), Eur(60_00))], report.Channels);
        Assert.Equal([GuaranteeState.Expired], report.Guarantees.Keys);
        Assert.Equal(["Expected 1", "CheckedOut 1", "Cancelled 1"], report.Statuses.Select(status => $"{status.Key} {status.Value}"));
        Assert.Equal(("130.00", "60.00", "100.00"), (report.Charged.ToDecimalString(), report.Collected.ToDecimalString(), report.LeftByStays.ToDecimalString()));
    }

    [Fact]
    public void The_JSON_has_the_shape_that_was_promised()
    {
        Add(Planned(Charge), Succeeded(Charge, 123_45));
        Add(Planned(Charge), Skipped(SkipReason.NoCard));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            BacktestJson.Write(json, tally.Report());
        }

        Assert.StartsWith(
            """
            {"bookings":2,"automations":[{"name":"Charge","planned":2,"succeeded":1,"failed":0,"actionRequired":0,"skipped":{"noCard":1},"collected":"123.45"},{"name":"Hold","planned":0,"succeeded":0,"failed":0,"actionRequired":0,"skipped":{},"collected":"0.00"}],"byMonth":[{"month":"2016-08","collected":"123.45"}],
            """.TrimEnd(),
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static Money Eur(long cents) => new(cents, Currency.Eur);

    private static BookingSnapshot Booking(string channel = "direct", long cents = 100_00, string? policy = null) => new()
    {
        Ref = "B1", Property = Property, CreatedAt = At, RecordedAt = At,
        Details = new BookingDetails
        {
            Channel = channel, Ota = false, Arrival = new LocalDate(2016, 9, 1), Departure = new LocalDate(2016, 9, 3),
            Guest = new Guest("Ana", null, null), GuaranteePolicy = policy,
        },
        Folios = [Folio.Open("main", Currency.Eur) with { Charges = Eur(cents) }],
    };

    private static RunPlanned Planned(AutomationRef automation) => new(At, automation, At, Eur(1_00), 1);

    private static RunSkipped Skipped(SkipReason reason) => new(At, Charge, reason, 1);

    private static PaymentSucceeded Succeeded(AutomationRef automation, long cents) =>
        new(At, Eur(cents), PaymentMethod.Card, automation, First, "ch_1", new CardId(1), [], null);

    private static PaymentFailed Failed(AutomationRef automation, DeclineReason reason, Guid attempt) =>
        new(At, Eur(1_00), PaymentMethod.Card, automation, reason, attempt, null);

    private static PaymentActionRequired Authentication(Guid attempt) =>
        new(At, Eur(1_00), PaymentMethod.Card, Charge, DeclineReason.AuthenticationRequired, attempt);

    private static HoldPlaced Placed(long cents) =>
        new(At, Eur(cents), Hold, First, "main", "h_1", new CardId(1), At + Duration.FromDays(7), false);

    private void Add(params IFact[] facts) => tally.Add(Booking(), facts);

    private AutomationTotals Of(AutomationRef automation) => tally.Report().Automations.Single(totals => totals.Name == automation.Name);

    private (string Collected, int Planned, int Succeeded, int Failed, int ActionRequired) Shown(AutomationRef automation)
    {
        var totals = Of(automation);
        return (totals.Collected.ToDecimalString(), totals.Planned, totals.Succeeded, totals.Failed, totals.ActionRequired);
    }

    private string Months() => string.Join(", ", tally.Report().Months.Select(month => $"{month.Month:yyyy-MM} {month.Collected.ToDecimalString()}"));
}
