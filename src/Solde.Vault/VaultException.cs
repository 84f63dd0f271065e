namespace Solde.Vault;

/// <summary>The vault cannot be used, or a record is not what the vault made: its keys are missing or open to others, or somebody changed it.</summary>
public sealed class VaultException(string message, Exception? inner = null) : Exception(message, inner);
