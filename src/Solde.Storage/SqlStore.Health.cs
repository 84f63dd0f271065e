using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Solde.Storage;

/// <content>What is asked to see whether all is well.</content>
public sealed partial class SqlStore
{
    /// <summary>How much is due, of all properties, by queue: for what is measured.</summary>
    public async ValueTask<ImmutableArray<(string Queue, long Due)>> Depths(Instant now)
    {
        const string sql = """
            SELECT 'reviews', COUNT(*) FROM reviews WHERE due_at <= $1
            UNION ALL SELECT 'attempts', COUNT(*) FROM attempts WHERE settled = 0 AND next_check_at IS NOT NULL AND next_check_at <= $1
            UNION ALL SELECT 'messages', COUNT(*) FROM messages WHERE next_try_at IS NOT NULL AND next_try_at <= $1
            UNION ALL SELECT 'in doubt', COUNT(*) FROM bookings WHERE in_doubt = 1
            """;
        List<string> found = [];
        await database.Read(async session => found = await session.Query(sql, static row => $"{row.Text(0)}:{row.Long(1)}", now));
        return [.. found.Select(each => each.Split(':')).Select(each => (each[0], long.Parse(each[1], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Asks the database whether it is there, and for its time.</summary>
    /// <returns>The instant by its own clock; null where that is this machine's.</returns>
    public async ValueTask<Instant?> ServerTime()
    {
        string? text = null;
        await database.Read(async session => text = await session.First(session.Dialect.ServerTime, static row => row.TextOrNull(0)!));
        return text is null ? null : Instant.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
    }
}
