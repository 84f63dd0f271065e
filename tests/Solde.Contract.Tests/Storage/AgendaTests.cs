using NodaTime;
using Solde.App.Agenda;
using Solde.App.Bookings;
using Solde.Core.Facts;
using Solde.Core.Planning;

namespace Solde.Contract.Tests.Storage;

public sealed class AgendaTests
{
    private static readonly LocalDateTime Nine = new(2026, 7, 24, 9, 0);

    public static TheoryData<StoreKind> Kinds => Rig.Kinds;

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Kinds))]
    public async Task No_two_appointments_of_one_person_overlap(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "A", Nine, "lea")));
        Assert.Equal(CommitResult.TimeTaken, await rig.Commit(At(rig, "B", Nine.PlusMinutes(29), "lea")));
        Assert.Equal(CommitResult.TimeTaken, await rig.Commit(At(rig, "C", Nine.PlusMinutes(-29), "lea")));
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "D", Nine.PlusMinutes(30), "lea")));
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "E", Nine.PlusMinutes(-30), "lea")));
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "F", Nine, "tom")));
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "G", Nine, null)));
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "H", Nine, null)));
        Assert.Equal(6, (await rig.Store.Bookings(rig.Property, null, 100)).Length);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Cancelling_and_moving_free_the_time_with_what_is_stored(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var (first, second) = (At(rig, "A", Nine, "lea"), At(rig, "B", Nine.PlusHours(2), "lea"));
        await rig.Commit(first);
        await rig.Commit(second);

        var stored = await rig.Load(second.Key);
        Assert.Equal(CommitResult.TimeTaken, await rig.Commit(Moved(stored, Nine.PlusMinutes(10))));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Moved(stored, Nine.PlusHours(1))));
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "C", Nine.PlusHours(2), "lea")));

        Assert.Equal(CommitResult.Stored, await rig.Commit(Rig.With(await rig.Load(first.Key), new BookingCancelled(Rig.Noon))));
        Assert.Equal(CommitResult.Stored, await rig.Commit(At(rig, "D", Nine, "lea")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_two_hundred_who_book_the_last_time_at_once_one_gets_it(StoreKind kind)
    {
        const int clients = 200;
        await using var rig = await Rig.Open(kind);
        var changes = Enumerable.Range(0, clients).Select(i => At(rig, $"C{i}", Nine, "lea")).ToList();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var booked = changes.Select(async change =>
        {
            await ready.Task;
            return await rig.Commit(change);
        }).ToList();
        ready.SetResult();

        var results = await Task.WhenAll(booked);
        Assert.Single(results, CommitResult.Stored);
        Assert.Equal(clients - 1, results.Count(result => result == CommitResult.TimeTaken));
        Assert.Single(await rig.Store.Bookings(rig.Property, null, 10));
        Assert.Single(await ((IAgenda)rig.Store).Taken(rig.Property, At(Nine), At(Nine.PlusMinutes(1))));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_agenda_lists_what_lies_in_it_however_little_of_it(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Stored(rig, At(rig, "A", Nine, "lea"));
        await Stored(rig, At(rig, "B", Nine.PlusMinutes(30), null));
        await Stored(rig, At(rig, "C", Nine.PlusHours(24), "lea"));
        await rig.Book("stay");
        var agenda = (IAgenda)rig.Store;
        var listed = await agenda.Appointments(rig.Property, null, At(Nine.PlusMinutes(29)), At(Nine.PlusHours(24)), 10);
        Assert.Equal(["A", "B"], (await rig.Store.Load(listed)).Select(each => each.Snapshot.Ref));
        Assert.Equal(["A"], (await rig.Store.Load(await agenda.Appointments(rig.Property, "lea", At(Nine), At(Nine.PlusHours(24)), 10))).Select(each => each.Snapshot.Ref));
        Assert.Equal(["", "lea"], (await agenda.Taken(rig.Property, At(Nine.PlusMinutes(30)), At(Nine.PlusHours(25)))).Select(time => time.Member));
    }

    [Theory, InlineData(StoreKind.SqliteFile), InlineData(StoreKind.Postgres)]
    public async Task Appointments_of_an_earlier_program_are_in_the_agenda(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        await Stored(rig, At(rig, "A", Nine, "lea"));
        await Stored(rig, At(rig, "B", Nine.PlusHours(24), null));
        await rig.Commit(Rig.With(await rig.Load((await Stored(rig, At(rig, "C", Nine.PlusHours(1), null))).Key), new BookingCancelled(Rig.Noon)));
        await rig.Book("stay");
        await rig.ReopenFromBefore(15);
        var agenda = (IAgenda)rig.Store;
        var listed = await agenda.Appointments(rig.Property, null, At(Nine), At(Nine.PlusHours(25)), 10);
        Assert.Equal(["A", "B"], (await rig.Store.Load(listed)).Select(each => each.Snapshot.Ref));
        Assert.Equal([("lea", At(Nine)), ("", At(Nine.PlusHours(24)))], (await agenda.Taken(rig.Property, At(Nine), At(Nine.PlusHours(25)))).Select(time => (time.Member, time.From)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_client_is_known_who_came_and_not_who_only_booked(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var agenda = (IAgenda)rig.Store;
        var today = Nine.Date.PlusDays(-1);
        var stored = await rig.Load((await Stored(rig, At(rig, "A", Nine, "lea"))).Key);
        Assert.False(await agenda.WasHere(rig.Property, "anne@example.com", today));
        Assert.True(await agenda.WasHere(rig.Property, "Anne@Example.com", today.PlusDays(2)));
        Assert.False(await agenda.WasHere(rig.NewId(), "anne@example.com", today.PlusDays(2)));

        await rig.Commit(Rig.With(stored, new BookingCheckedIn(Rig.Noon)));
        Assert.True(await agenda.WasHere(rig.Property, "anne@example.com", today));
        Assert.False(await agenda.WasHere(rig.Property, "ann@example.com", today));

        await rig.Sqlite.Erase(stored.Key);
        Assert.False(await agenda.WasHere(rig.Property, "anne@example.com", today));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Appointments_of_an_address_are_counted_while_they_are_to_come(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var agenda = (IAgenda)rig.Store;
        await rig.Book("stay");
        await Stored(rig, At(rig, "A", Nine, "lea"));
        await Stored(rig, At(rig, "B", Nine.PlusHours(24), null));
        Assert.Equal(2, await agenda.Upcoming(rig.Property, "Anne@Example.com", At(Nine.PlusMinutes(-1))));
        Assert.Equal(0, await agenda.Upcoming(rig.Property, "ann@example.com", At(Nine.PlusMinutes(-1))));
        Assert.Equal(0, await agenda.Upcoming(rig.NewId(), "anne@example.com", At(Nine.PlusMinutes(-1))));
        Assert.Equal(1, await agenda.Upcoming(rig.Property, "anne@example.com", At(Nine)));

        var later = await rig.Store.Load(await agenda.Appointments(rig.Property, null, At(Nine.PlusHours(1)), At(Nine.PlusHours(25)), 10));
        await rig.Commit(Rig.With(later[0], new BookingCancelled(Rig.Noon)));
        Assert.Equal(0, await agenda.Upcoming(rig.Property, "anne@example.com", At(Nine)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_client_has_no_more_appointments_to_come_than_they_may(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var first = await Stored(rig, Limited(rig, "A", Nine, most: 2));
        await Stored(rig, At(rig, "B", Nine.PlusHours(1), null)); // Nobody's limit: the desk books on.
        Assert.Equal(CommitResult.TooManyAppointments, await rig.Commit(Limited(rig, "C", Nine.PlusHours(2), most: 2)));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Limited(rig, "D", Nine.PlusHours(3), most: 3)));
        Assert.Equal(CommitResult.TimeTaken, await rig.Commit(Limited(rig, "E", Nine, most: 4)));
        await rig.Commit(Rig.With(await rig.Load(first.Key), new BookingCancelled(Rig.Noon)));
        Assert.Equal(CommitResult.Stored, await rig.Commit(Limited(rig, "F", Nine, most: 3)));
        Assert.Empty(await rig.Problems());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_twenty_appointments_that_a_client_books_at_once_five_are_stored(StoreKind kind)
    {
        const int clients = 20;
        const int most = 5;
        await using var rig = await Rig.Open(kind);
        var changes = Enumerable.Range(0, clients).Select(i => Limited(rig, $"C{i}", Nine.PlusMinutes(30 * i), most)).ToList();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var booked = changes.Select(async change =>
        {
            await ready.Task;
            return await rig.Commit(change);
        }).ToList();
        ready.SetResult();

        var results = await Task.WhenAll(booked);
        Assert.Equal(most, results.Count(result => result == CommitResult.Stored));
        Assert.Equal(clients - most, results.Count(result => result == CommitResult.TooManyAppointments));
        Assert.Equal(most, await ((IAgenda)rig.Store).Upcoming(rig.Property, "anne@example.com", Rig.Noon));
        Assert.Equal(most, (await rig.Store.Bookings(rig.Property, null, clients)).Length);
        Assert.Empty(await rig.Problems());
    }

    private static async Task<Change> Stored(Rig rig, Change change)
    {
        Assert.Equal(CommitResult.Stored, await rig.Commit(change));
        return change;
    }

    private static Change At(Rig rig, string reference, LocalDateTime start, string? member)
    {
        var change = rig.New(reference, start.Date);
        var details = change.After.Details with { Departure = start.Date, Start = start, Services = ["cut"], TeamMember = member };
        var created = ((BookingCreated)change.Facts[0]) with { Details = details };
        return change with { Facts = [created], After = Planner.Create(Rig.Settings, reference, created) };
    }

    // Each with somebody else, whose times none of the others takes.
    private static Change Limited(Rig rig, string reference, LocalDateTime start, int most) =>
        At(rig, reference, start, $"by {start:HH}:{start:mm}") with { Limit = new MostToCome("Anne@Example.com", most, Rig.Noon) };

    private static Change Moved(StoredBooking stored, LocalDateTime to) =>
        Rig.With(stored, new BookingModified(Rig.Noon, [BookingPart.Dates], stored.Snapshot.Details with { Start = to }, null));

    private static Instant At(LocalDateTime local) => local.InZoneLeniently(Rig.Settings.Zone).ToInstant();
}
