namespace Solde.App.Vouchers;

/// <summary>Keeps codes of gift vouchers from being guessed: after some wrong ones a property's are looked up no more for a while. For any number of callers
/// at once. What was counted is forgotten with the process: a code has 70 bits, so a limit by the hour is more than enough.</summary>
public sealed class CodeGuesses
{
    /// <summary>So many wrong codes a property may be asked for within <see cref="Window"/>.</summary>
    public const int Most = 30;

    /// <summary>In which they are counted.</summary>
    public static readonly Duration Window = Duration.FromMinutes(10);

    private readonly Lock turn = new();
    private readonly Dictionary<Guid, (int Wrong, Instant Since)> known = [];

    /// <summary>Whether another code may be tried.</summary>
    public bool MayTry(Guid property, Instant now)
    {
        lock (turn)
        {
            return !known.TryGetValue(property, out var before) || now >= before.Since + Window || before.Wrong < Most;
        }
    }

    /// <summary>A code was wrong.</summary>
    public void Missed(Guid property, Instant now)
    {
        lock (turn)
        {
            known[property] = known.TryGetValue(property, out var before) && now < before.Since + Window ? (before.Wrong + 1, before.Since) : (1, now);
        }
    }
}
