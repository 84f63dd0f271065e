using Solde.App.Payments;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>The body that opens a page. Its idempotency key is in the header.</summary>
public sealed record NewPage
{
    /// <summary>What for.</summary>
    public required HostedPurpose Purpose { get; init; }

    /// <summary>The booking's reference, for people.</summary>
    public required string Reference { get; init; }

    /// <summary>To whom the guest pays, for people.</summary>
    public required string PropertyName { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Where the guest comes back to.</summary>
    public required Uri Back { get; init; }

    /// <summary>What the page says is paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>The entry to authenticate.</summary>
    public string? Payment { get; init; }

    /// <summary>The body that opens such a page.</summary>
    public static NewPage Of(HostedOrder order) => new()
    {
        Purpose = order.Purpose,
        Reference = order.Reference,
        PropertyName = order.PropertyName,
        Language = order.Language,
        Back = order.Back,
        Amount = order.Amount,
        Payment = order.Payment,
    };

    /// <summary>The order that it is the body of.</summary>
    public HostedOrder ToOrder(string key) => new()
    {
        Key = key,
        Purpose = Purpose,
        Reference = Reference,
        PropertyName = PropertyName,
        Language = Language,
        Back = Back,
        Amount = Amount,
        Payment = Payment,
    };
}
