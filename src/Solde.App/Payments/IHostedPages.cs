using Solde.App.Bookings;

namespace Solde.App.Payments;

/// <summary>What a guest is sent to the gateway's page for.</summary>
public enum HostedPurpose
{
    /// <summary>To pay now: leaves a card and authenticates with it (3-D Secure) where the bank wants that; the payment itself is asked for afterwards, with
    /// the guest there.</summary>
    Pay,

    /// <summary>To leave a card for later, authenticated where the bank wants that.</summary>
    Leave,

    /// <summary>To leave a mail-order card (SH8): its number is checked, nobody authenticates.</summary>
    LeaveMailOrder,

    /// <summary>To authenticate a payment that waits for it.</summary>
    Authenticate,
}

/// <summary>What a page is opened with. The same key always carries the same parameters.</summary>
public sealed record HostedOrder
{
    /// <summary>Idempotency key, at most 255 characters.</summary>
    public required string Key { get; init; }

    /// <summary>What for.</summary>
    public required HostedPurpose Purpose { get; init; }

    /// <summary>What the page says is paid; null where no money moves.</summary>
    public Money? Amount { get; init; }

    /// <summary>The gateway's id of the payment to authenticate; null for the others.</summary>
    public string? Payment { get; init; }

    /// <summary>The booking's reference, for people.</summary>
    public required string Reference { get; init; }

    /// <summary>To whom the guest pays, for people.</summary>
    public required string PropertyName { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Where the guest comes back to, done or not.</summary>
    public required Uri Back { get; init; }
}

/// <summary>Where a page stands.</summary>
public enum HostedState
{
    /// <summary>The guest has not finished.</summary>
    Open,

    /// <summary>The guest did what it was for.</summary>
    Completed,

    /// <summary>The guest gave up, or the page was closed from here.</summary>
    Cancelled,

    /// <summary>Too late: it was open for half an hour.</summary>
    Expired,

    /// <summary>No readable answer; ask again.</summary>
    Unknown,

    /// <summary>Provably not asked (the connection was never made).</summary>
    Unavailable,

    /// <summary>The gateway knows no such page.</summary>
    NotFound,
}

/// <summary>What the gateway says of a page.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Id">The gateway's id of it.</param>
/// <param name="Address">Where to send the guest, while it is open.</param>
/// <param name="Card">The card that was left; once completed, but for <see cref="HostedPurpose.Authenticate"/>.</param>
public sealed record HostedReply(HostedState State, string? Id = null, Uri? Address = null, StoredCard? Card = null);

/// <summary>The gateway's own pages, on an origin of its own: the only place where guests type cards.</summary>
/// <remarks>As <see cref="IGateway"/>, no method throws for what the other side does or fails to do, and each call ends within 30 s. None moves
/// money.</remarks>
public interface IHostedPages
{
    /// <summary>Opens a page; again with the same key, it answers how that one stands.</summary>
    ValueTask<HostedReply> Open(HostedOrder order, CancellationToken cancel);

    /// <summary>How a page stands.</summary>
    /// <param name="id">The gateway's id of it.</param>
    /// <param name="cancel">Stops waiting.</param>
    ValueTask<HostedReply> Read(string id, CancellationToken cancel);

    /// <summary>Closes a page for what is no longer asked: nobody can finish it any more. One that is completed stays so.</summary>
    /// <param name="id">The gateway's id of it.</param>
    /// <param name="cancel">Stops waiting.</param>
    ValueTask<HostedReply> Close(string id, CancellationToken cancel);
}
