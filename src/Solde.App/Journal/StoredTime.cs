namespace Solde.App.Journal;

/// <summary>Instants as the product stores them: whole milliseconds since 1970-01-01 UTC.</summary>
public static class StoredTime
{
    /// <summary>The milliseconds of an instant.</summary>
    /// <exception cref="InvalidOperationException">It is finer than a millisecond and would come back as another instant.</exception>
    public static long Milliseconds(Instant instant)
    {
        var milliseconds = instant.ToUnixTimeMilliseconds();
        return Instant.FromUnixTimeMilliseconds(milliseconds) == instant
            ? milliseconds
            : throw new InvalidOperationException($"{instant:uuuu-MM-ddTHH:mm:ss.fffffffff} is not a whole millisecond");
    }
}
