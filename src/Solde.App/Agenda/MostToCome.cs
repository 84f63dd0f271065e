namespace Solde.App.Agenda;

/// <summary>How many appointments one client may have to come at a property.</summary>
/// <param name="Email">Their address, in any case of letters.</param>
/// <param name="Count">So many at most.</param>
/// <param name="Now">The instant after which they begin.</param>
public sealed record MostToCome(string Email, int Count, Instant Now);
