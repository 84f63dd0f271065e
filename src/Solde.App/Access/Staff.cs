namespace Solde.App.Access;

/// <summary>What a member of staff may do at a property. Each may do what those after it may.</summary>
public enum StaffRole
{
    /// <summary>Everything, users and the organisation too, at every property.</summary>
    Owner,

    /// <summary>Everything at the property but its users: automations, settings, money.</summary>
    Manager,

    /// <summary>Bookings, payments, requests and tasks; neither automations nor settings.</summary>
    FrontDesk,

    /// <summary>Looks and exports, changes nothing.</summary>
    Accountant,
}

/// <summary>Who runs properties together: its owners have all of them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record Organisation(Guid Id, string Name, Instant CreatedAt);

/// <summary>A passkey (WebAuthn credential) of a member of staff.</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Data">What the sign-in needs of it, JSON. Nothing in it is secret.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record Passkey(ImmutableArray<byte> Id, string Name, string Data, Instant CreatedAt);

/// <summary>Somebody who signs in.</summary>
public sealed record StaffMember
{
    /// <summary>Their id, by which the journal names them.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation they belong to.</summary>
    public required Guid Organisation { get; init; }

    /// <summary>Their e-mail address, as they write it; unique in the installation, whatever its case.</summary>
    public required string Email { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>The language of their screens and e-mails: <c>en</c> or <c>fr</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Whether they own the organisation: <see cref="StaffRole.Owner"/> of each of its properties.</summary>
    public bool IsOwner { get; init; }

    /// <summary>Changes with everything that ends their sessions.</summary>
    public string SecurityStamp { get; init; } = "";

    /// <summary>The hash of their password; null = none yet.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Wrong passwords or codes in a row.</summary>
    public int FailedSignIns { get; init; }

    /// <summary>Nobody signs in as them before.</summary>
    public Instant? LockedUntil { get; init; }

    /// <summary>Whether a code is asked for after the password.</summary>
    public bool TwoFactor { get; init; }

    /// <summary>The key of their codes (TOTP), encrypted; null = none.</summary>
    public string? CodeKey { get; init; }

    /// <summary>The half minute, since 1970, of the last code that opened: that code and those before it open no more; null = none did with this key.</summary>
    public long? CodeStep { get; init; }

    /// <summary>What opens once without a code, encrypted.</summary>
    public string? RecoveryCodes { get; init; }

    /// <summary>Their passkeys, the oldest first.</summary>
    public ImmutableArray<Passkey> Passkeys { get; init; } = [];

    /// <summary>When they were added.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Goes up by one with each change; 0 = not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>A property that a member of staff works at.</summary>
/// <param name="Property">The property.</param>
/// <param name="Number">Its number in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What they may do there.</param>
public sealed record Workplace(Guid Property, long Number, string Name, StaffRole Role);

/// <summary>Somebody who works at a property.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="Role">What they are there.</param>
public sealed record Colleague(Guid Id, string Name, string Email, StaffRole Role);

/// <summary>What came of a change of somebody's role.</summary>
public enum RoleChange
{
    /// <summary>It is so now.</summary>
    Done,

    /// <summary>The property or the person is none of the organisation's.</summary>
    Unknown,

    /// <summary>An organisation has an owner: nothing was changed.</summary>
    LastOwner,
}

/// <summary>Somebody signed in somewhere. What the browser holds is stored as a hash.</summary>
public sealed record StaffSession
{
    /// <summary>SHA-256 of what the browser holds.</summary>
    public required ImmutableArray<byte> Hash { get; init; }

    /// <summary>Who.</summary>
    public required Guid Staff { get; init; }

    /// <summary>What the sign-in needs of it, encrypted.</summary>
    public required ImmutableArray<byte> Ticket { get; init; }

    /// <summary>When they signed in.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When they were last seen, to the minute.</summary>
    public required Instant SeenAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required Instant EndsAt { get; init; }

    /// <summary>From where, as the connection or a believed proxy says.</summary>
    public required string Address { get; init; }

    /// <summary>With what, as the browser says.</summary>
    public required string Agent { get; init; }
}

/// <summary>Somebody is invited to work at a property. What their link holds is stored as a hash.</summary>
/// <param name="Hash">SHA-256 of what the link holds.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Property">Where; null = they become an owner.</param>
/// <param name="Role">As what.</param>
/// <param name="Email">Who.</param>
/// <param name="By">Who invited them.</param>
/// <param name="EndsAt">When the link ends.</param>
public sealed record Invitation(
    ImmutableArray<byte> Hash, Guid Organisation, Guid? Property, StaffRole Role, string Email, Guid By, Instant EndsAt);
