using Solde.Core.Facts;

namespace Solde.App.Access;

/// <summary>An answer as it was given.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, JSON.</param>
public sealed record KeptAnswer(int Status, string Body);

/// <summary>Whether a request that carries a name of its own may go on.</summary>
public enum ClaimState
{
    /// <summary>It is the first of its name: go on.</summary>
    Begun,

    /// <summary>The first of its name has not been answered: it is under way, or its end was lost.</summary>
    UnderWay,

    /// <summary>The name was given to another request.</summary>
    OtherRequest,

    /// <summary>It was answered before.</summary>
    Answered,
}

/// <summary>Whether a request may go on.</summary>
/// <param name="State">Whether.</param>
/// <param name="Answer">The first answer, while <see cref="ClaimState.Answered"/>.</param>
public readonly record struct Claim(ClaimState State, KeptAnswer? Answer = null);

/// <summary>Remembers who may use the API, and what was answered.</summary>
public interface IAccess
{
    /// <summary>Stores a key, and the fact that tells of it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="by">Who made it (<see cref="Journal.Actor"/>); null = nobody is named.</param>
    /// <returns>False when the property has a key of that id.</returns>
    ValueTask<bool> AddKey(ApiKey key, IFact fact, string? by);

    /// <summary>The keys of a property in the order made, revoked ones too.</summary>
    ValueTask<ImmutableArray<ApiKey>> Keys(Guid property);

    /// <summary>The key with a prefix, of whatever property, revoked or not; null when there is none.</summary>
    ValueTask<ApiKey?> FindKey(string prefix);

    /// <summary>Makes a key useless from now on, and stores the fact that tells of it.</summary>
    /// <returns>False when the property has no such key, or it was revoked before.</returns>
    ValueTask<bool> RevokeKey(Guid property, string prefix, Instant now, IFact fact, string? by);

    /// <summary>Notes the last day on which a key was used.</summary>
    ValueTask NoteUse(ApiKey key, LocalDate day);

    /// <summary>Begins a request that must not happen twice. Durable when this returns.</summary>
    /// <param name="key">Whose request it is; names of different keys have nothing to do with each other.</param>
    /// <param name="name">Its name (the Idempotency-Key).</param>
    /// <param name="request">A hash of all that was asked.</param>
    /// <param name="now">The instant.</param>
    /// <param name="forgotten">What was begun before this instant counts as never seen.</param>
    ValueTask<Claim> Begin(ApiKey key, string name, ImmutableArray<byte> request, Instant now, Instant forgotten);

    /// <summary>Keeps what was answered to a request that was begun.</summary>
    ValueTask Keep(ApiKey key, string name, KeptAnswer answer);

    /// <summary>Forgets all answers to requests that were begun before an instant, and says how many.</summary>
    ValueTask<int> ForgetAnswers(Instant begunBefore);
}
