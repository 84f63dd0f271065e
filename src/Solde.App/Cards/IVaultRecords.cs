using Solde.App.Bookings;
using Solde.App.Journal;

namespace Solde.App.Cards;

/// <summary>That somebody said that the property's acquirer permits it to keep numbers of cards.</summary>
/// <param name="Property">The property.</param>
/// <param name="TextVersion">Of what they confirmed.</param>
/// <param name="By">Who (<see cref="Actor"/>).</param>
/// <param name="At">When.</param>
public sealed record VaultPermit(Guid Property, int TextVersion, string By, Instant At);

/// <summary>The durable memory of the vault. Records come with a booking's change (<see cref="Change.Kept"/>) and lose what they hold with the fact that
/// tells of it, in the same transaction; so a number is given away once, whoever asks at the same time.</summary>
public interface IVaultRecords
{
    /// <summary>Who switched the vault of a property on; null = it is off.</summary>
    ValueTask<VaultPermit?> Permit(Guid property);

    /// <summary>Switches the vault of a property on, and tells so.</summary>
    /// <returns>False when it was on already: then nothing changes.</returns>
    ValueTask<bool> SwitchOn(VaultPermit permit);

    /// <summary>Switches the vault of a property off, deletes all its records, and tells so.</summary>
    /// <param name="property">The property.</param>
    /// <param name="now">The instant.</param>
    /// <param name="by">Who does it (<see cref="Actor"/>).</param>
    /// <returns>The bookings whose numbers were still kept; null when it was off already.</returns>
    ValueTask<ImmutableArray<BookingKey>?> SwitchOff(Guid property, Instant now, string by);

    /// <summary>A record that still holds something; null = there is none of that booking and id, or none any more.</summary>
    ValueTask<VaultRecord?> Find(BookingKey booking, Guid record);

    /// <summary>Records that a master key older than this one wraps, of any property, by key and id.</summary>
    /// <param name="keyVersion">The master key.</param>
    /// <param name="after">The last one of the page before; null = from the first.</param>
    /// <param name="limit">At most so many.</param>
    ValueTask<ImmutableArray<VaultRecord>> WrappedBefore(int keyVersion, VaultRecord? after, int limit);

    /// <summary>Stores the keys of records wrapped anew; those that hold nothing any more, or were wrapped by somebody else meanwhile, stay.</summary>
    /// <param name="records">As they were.</param>
    /// <param name="rewrapped">As they become, in the same order: key version and wrapped key differ.</param>
    /// <returns>How many were stored.</returns>
    ValueTask<int> Rewrap(ImmutableArray<VaultRecord> records, ImmutableArray<VaultRecord> rewrapped);
}
