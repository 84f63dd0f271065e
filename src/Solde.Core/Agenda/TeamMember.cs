namespace Solde.Core.Agenda;

/// <summary>Hours in which somebody serves clients, on a day of each week, by the property's clock.</summary>
/// <param name="Day">The day of the week.</param>
/// <param name="From">When they begin.</param>
/// <param name="Until">When they end, the same day; after <paramref name="From"/>.</param>
public sealed record OpeningHours(IsoDayOfWeek Day, LocalTime From, LocalTime Until);

/// <summary>Somebody who serves clients by appointment (collaborateur). Not necessarily a user of the office: staff are those who sign in.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Name">What clients and staff read.</param>
public sealed record TeamMember(string Code, string Name)
{
    /// <summary>Codes of the services they do; empty = all.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>When they serve clients, by weekday and time; none overlap.</summary>
    public ImmutableArray<OpeningHours> Hours { get; init; } = [];

    /// <summary>Days on which they do not come.</summary>
    public ImmutableArray<LocalDate> DaysOff { get; init; } = [];

    /// <summary>Minutes kept free before each appointment.</summary>
    public int MinutesBefore { get; init; }

    /// <summary>Minutes kept free after each appointment.</summary>
    public int MinutesAfter { get; init; }

    /// <summary>Whether they do all of these services.</summary>
    /// <param name="services">Codes.</param>
    public bool Does(ImmutableArray<string> services) => Services.IsEmpty || services.All(service => Services.Contains(service));
}

/// <summary>How clients book online.</summary>
/// <param name="Open">Whether there is a booking page.</param>
/// <param name="NoticeHours">Nothing can be booked that starts within so many hours of elapsed time.</param>
/// <param name="FurthestDays">Nothing can be booked that starts more than so many calendar days ahead.</param>
/// <param name="StepMinutes">Appointments start so many minutes apart, counted from when somebody's hours begin.</param>
public sealed record BookingPageSettings(bool Open, int NoticeHours, int FurthestDays, int StepMinutes)
{
    /// <summary>There is no booking page.</summary>
    public static BookingPageSettings Closed { get; } = new(Open: false, NoticeHours: 2, FurthestDays: 60, StepMinutes: 15);
}
