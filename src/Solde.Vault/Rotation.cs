using Solde.App.Bookings;

namespace Solde.Vault;

/// <summary>A record that could not be wrapped anew: it was changed, or the key that wraps it is missing.</summary>
/// <param name="Booking">The booking whose card it is.</param>
/// <param name="Record">Its id.</param>
/// <param name="KeyVersion">The master key that it names.</param>
/// <param name="Why">Why, for whoever runs the installation; no part of what it holds.</param>
public sealed record Unopened(BookingKey Booking, Guid Record, int KeyVersion, string Why);

/// <summary>What wrapping all records anew came to.</summary>
/// <param name="Wrapped">How many were.</param>
/// <param name="Unopened">Those that were not, and need their older key still, if anything.</param>
public sealed record Rotation(int Wrapped, ImmutableArray<Unopened> Unopened);
