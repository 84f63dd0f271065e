using Solde.Core.Agenda;

namespace Solde.Core.Facts;

/// <summary><c>appointment.held</c>: the client booked online and was sent to leave a card; until then the time is only kept for them.</summary>
public sealed record AppointmentHeld(Instant At, HeldTime Held) : IFact;

/// <summary><c>appointment.confirmed</c>: what the client booked online stands.</summary>
public sealed record AppointmentConfirmed(Instant At) : IFact;

/// <summary><c>appointment.released</c>: no card was left in time; the appointment is cancelled and its time free again.</summary>
public sealed record AppointmentReleased(Instant At) : IFact;
