namespace Solde.Core.Planning;

/// <summary>Something <see cref="Planner.Decide"/> decided: a fact to record (<see cref="Facts.IFact"/>), a message to write
/// (<see cref="MessageDraft"/>), or something to ask of the gateway (<see cref="Payments.GatewayOrder"/>, <see cref="Payments.CancelAttempt"/>).</summary>
public interface IDecision;
