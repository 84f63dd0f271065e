using System.Collections.Immutable;

namespace Solde.Server.Api;

/// <summary>One thing the API does: how it is asked for, what is done, and what its description says of it.</summary>
/// <param name="Method">GET, PUT, POST or DELETE.</param>
/// <param name="Path">The address below <c>/api/v1</c>, such as <c>/properties/{property}/bookings/{ref}</c>.</param>
/// <param name="Name">Its name, unique; what is done to a booking has the scenarios' word for it.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Handle">Does it.</param>
internal sealed record Endpoint(string Method, string Path, string Name, string Summary, Func<Call, ValueTask<Reply>> Handle)
{
    /// <summary>The start of every address of the API.</summary>
    public const string Root = "/api/v1";

    /// <summary>The start of every address below a property.</summary>
    public const string Property = "/properties/{property}";

    /// <summary>The start of every address below a booking.</summary>
    public const string Booking = Property + "/bookings/{ref}";

    /// <summary>Under what it is listed.</summary>
    public required string Tag { get; init; }

    /// <summary>The schema of its body; null = it takes none, or an empty object.</summary>
    public string? Takes { get; init; }

    /// <summary>The schema of its answer.</summary>
    public required string Gives { get; init; }

    /// <summary>The parameters of its query.</summary>
    public ImmutableArray<string> Query { get; init; } = [];

    /// <summary>Codes it may refuse with (409).</summary>
    public ImmutableArray<string> Refuses { get; init; } = [];

    /// <summary>The status of its answer where something was made.</summary>
    public bool MayCreate { get; init; }

    /// <summary>The largest body it takes, in bytes.</summary>
    public int MostBytes { get; init; } = ApiLimits.BodyBytes;

    /// <summary>Not part of this version; not described.</summary>
    public bool IsHidden { get; init; }

    /// <summary>It answers with what can be spent: a key that only reads does not get it.</summary>
    public bool TellsSecrets { get; init; }

    public bool IsWrite => Method != "GET";

    /// <summary>Done again it would be done twice: it needs a name of its own (Idempotency-Key).</summary>
    public bool NeedsName => Method == "POST";

    /// <summary>Whether it is about one property, as all but the list of properties.</summary>
    public bool IsOfProperty => Path.StartsWith(Property, StringComparison.Ordinal);
}
