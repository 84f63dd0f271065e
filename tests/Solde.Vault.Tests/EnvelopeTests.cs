using NodaTime;
using Solde.App.Bookings;
using Solde.App.Cards;
using Solde.Core.Cards;

namespace Solde.Vault.Tests;

public sealed class EnvelopeTests
{
    private const string Number = "4242424242424242";
    private static readonly YearMonth Expiry = new(2031, 4);
    private static readonly Instant Noon = Instant.FromUtc(2026, 6, 1, 10, 0);
    private static readonly BookingKey Booking = new(Id(1), Id(2));

    public static TheoryData<string, Func<VaultRecord, VaultRecord>> Tampered => new()
    {
        { "its id", record => record with { Id = Id(9) } },
        { "its property", record => record with { Booking = Booking with { Property = Id(9) } } },
        { "its booking", record => record with { Booking = Booking with { Booking = Id(9) } } },
        { "its card", record => record with { Card = new CardId(2) } },
        { "when it was made", record => record with { CreatedAt = Noon + Duration.FromMilliseconds(1) } },
        { "its key's version", record => record with { KeyVersion = 2 } },
        { "the nonce of its key", record => record with { WrappedKey = Flipped(record.WrappedKey, 0) } },
        { "its key", record => record with { WrappedKey = Flipped(record.WrappedKey, 12) } },
        { "the tag of its key", record => record with { WrappedKey = Flipped(record.WrappedKey, ^1) } },
        { "its key, cut off", record => record with { WrappedKey = record.WrappedKey[..^1] } },
        { "its nonce", record => record with { Nonce = Flipped(record.Nonce, 0) } },
        { "its nonce, cut off", record => record with { Nonce = record.Nonce[..^1] } },
        { "what it holds", record => record with { Ciphertext = Flipped(record.Ciphertext, 0) } },
        { "the tag of what it holds", record => record with { Ciphertext = Flipped(record.Ciphertext, ^1) } },
        { "what it holds, cut off", record => record with { Ciphertext = [] } },
    };

    [Fact]
    public void What_was_sealed_opens()
    {
        using var key = Key(1);
        Assert.Equal((Number, Expiry), Envelope.Open(key, Sealed(key)));
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public void A_record_of_which_anything_was_changed_does_not_open(string what, Func<VaultRecord, VaultRecord> change)
    {
        using var key = Key(1);
        var record = change(Sealed(key));
        Assert.True(Assert.Throws<VaultException>(() => Envelope.Open(key, record)).Message.Length > 0, what);
    }

    [Fact]
    public void Another_master_key_opens_nothing()
    {
        using var key = Key(1);
        using var other = Key(1, first: 77);
        Assert.Throws<VaultException>(() => Envelope.Open(other, Sealed(key)));
    }

    [Fact]
    public void The_parts_of_two_records_of_a_booking_do_not_fit_each_other()
    {
        using var key = Key(1);
        var (one, two) = (Sealed(key), Sealed(key));
        Assert.Throws<VaultException>(() => Envelope.Open(key, one with { WrappedKey = two.WrappedKey }));
        Assert.Throws<VaultException>(() => Envelope.Open(key, one with { Nonce = two.Nonce, Ciphertext = two.Ciphertext }));
    }

    [Fact]
    public void Nothing_of_two_records_of_the_same_number_is_the_same()
    {
        using var key = Key(1);
        var (one, two) = (Sealed(key), Sealed(key));
        Assert.NotEqual(one.WrappedKey, two.WrappedKey);
        Assert.NotEqual(one.Nonce, two.Nonce);
        Assert.NotEqual(one.Ciphertext, two.Ciphertext);
    }

    [Fact]
    public void Wrapped_anew_it_opens_with_the_new_key_only_and_what_it_holds_is_not_touched()
    {
        using var old = Key(1);
        using var key = Key(2, first: 77);
        var record = Sealed(old);
        var rewrapped = Envelope.Rewrap(old, key, record);
        Assert.Equal((2, record.Nonce, record.Ciphertext), (rewrapped.KeyVersion, rewrapped.Nonce, rewrapped.Ciphertext));
        Assert.Equal((Number, Expiry), Envelope.Open(key, rewrapped));
        Assert.Throws<VaultException>(() => Envelope.Open(old, rewrapped));
        Assert.Throws<VaultException>(() => Envelope.Rewrap(key, old, record));
    }

    private static VaultRecord Sealed(MasterKey key) => Envelope.Seal(key, Id(3), Booking, new CardId(1), Number, Expiry, Noon);

    private static MasterKey Key(int version, byte first = 1) => new(version, [first, .. new byte[MasterKey.Bytes - 1]]);

    private static System.Collections.Immutable.ImmutableArray<byte> Flipped(System.Collections.Immutable.ImmutableArray<byte> bytes, Index at)
    {
        var place = at.GetOffset(bytes.Length);
        return bytes.SetItem(place, (byte)(bytes[place] ^ 1));
    }

    private static Guid Id(byte last) => new(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, last]);
}
