using Solde.Core.Planning;

namespace Solde.App.Messages;

/// <summary>Where an e-mail stands (semantics 6).</summary>
public enum MessageState
{
    /// <summary>Written down, not sent yet.</summary>
    Queued,

    /// <summary>Sending began; if nothing more is known after a restart it is sent once more with the same id.</summary>
    Sending,

    /// <summary>The mail server accepted it.</summary>
    Accepted,

    /// <summary>A provider told that it arrived.</summary>
    Delivered,

    /// <summary>It came back.</summary>
    Bounced,

    /// <summary>It could not be sent.</summary>
    Failed,
}

/// <summary>An e-mail: a row with its state. The text is rendered at sending and kept from then on.</summary>
public sealed record Message
{
    /// <summary>Its id; also the root of its Message-ID.</summary>
    public required Guid Id { get; init; }

    /// <summary>Guest or staff.</summary>
    public required Recipient To { get; init; }

    /// <summary>The template's name.</summary>
    public required string Template { get; init; }

    /// <summary>Version of the template it is rendered with; 1 = the built-in one.</summary>
    public int TemplateVersion { get; init; } = 1;

    /// <summary>The property's own text of that version (<see cref="OwnText"/>); null = the built-in one.</summary>
    public string? Source { get; init; }

    /// <summary>The address it goes to.</summary>
    public required string Address { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What the template needs, flat: every value is the text to be shown.</summary>
    public required IReadOnlyDictionary<string, string> Data { get; init; }

    /// <summary>When it was written down.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public MessageState State { get; init; }

    /// <summary>How often sending was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When sending is tried (again); null = never.</summary>
    public Instant? NextTryAt { get; init; }

    /// <summary>Why the last try failed.</summary>
    public string? Error { get; init; }

    /// <summary>The subject as sent.</summary>
    public string? Subject { get; init; }

    /// <summary>The plain text as sent.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML as sent.</summary>
    public string? Html { get; init; }

    /// <summary>Whether this, known to a sender that may have slept past its lease, says nothing beside what is stored: what arrived stays so, and of an
    /// earlier try only counts that it arrived.</summary>
    /// <param name="stored">What is stored.</param>
    public bool IsOvertakenBy(Message stored) =>
        (Tries < stored.Tries && State != MessageState.Accepted)
        || (stored.State is MessageState.Accepted or MessageState.Delivered or MessageState.Bounced
            && State is MessageState.Queued or MessageState.Sending or MessageState.Failed or MessageState.Accepted);
}
