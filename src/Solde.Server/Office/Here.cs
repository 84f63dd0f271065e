using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Messages;

namespace Solde.Server.Office;

/// <summary>Who looks at which property, when and in which language: what every page may count on.</summary>
internal sealed record Here
{
    /// <summary>The instant of the request.</summary>
    public required Instant Now { get; init; }

    /// <summary>The language of the screen.</summary>
    public required ILanguage Language { get; init; }

    /// <summary>Who; null = nobody is signed in.</summary>
    public StaffMember? Member { get; init; }

    /// <summary>The hash of the session's name; empty = nobody is signed in.</summary>
    public ImmutableArray<byte> Session { get; init; } = [];

    /// <summary>Where they work: as many as the menu shows.</summary>
    public ImmutableArray<Workplace> Workplaces { get; init; } = [];

    /// <summary>They work at more properties than those.</summary>
    public bool HasMoreWorkplaces { get; init; }

    /// <summary>The property in the address; null = the page is of none.</summary>
    public Workplace? Place { get; init; }

    /// <summary>The property as it is now; null = the page is of none.</summary>
    public PropertyView? View { get; init; }

    /// <summary>They signed in, or said again who they are, a short while ago.</summary>
    public bool IsFresh { get; init; }

    public static Here Of(HttpContext http) =>
        http.Features.Get<Here>() ?? throw new InvalidOperationException($"{http.Request.Path}: no page of the office");

    /// <summary>Whether they may do what a role may at the property in the address.</summary>
    public bool May(StaffRole role) => Place is { } place && place.Role <= role;
}
