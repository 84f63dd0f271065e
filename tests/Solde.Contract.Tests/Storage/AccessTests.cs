using System.Collections.Immutable;
using NodaTime;
using Solde.App.Access;
using Solde.Core.Facts;

namespace Solde.Contract.Tests.Storage;

/// <summary>Keys of the API, and answers that are kept.</summary>
public sealed class AccessTests
{
    private static readonly ImmutableArray<byte> Request = [1, 2, 3];
    private static readonly Instant Forgotten = Rig.Noon - Duration.FromHours(24);

    public static TheoryData<StoreKind> Databases => Rig.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_key_is_found_by_its_prefix_and_shows_its_use_and_end(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var key = await Add(rig, 1);
        Assert.Equal(key with { Hash = [] }, (await Access(rig).FindKey(key.Prefix))! with { Hash = [] });
        Assert.Equal(key.Hash, (await Access(rig).FindKey(key.Prefix))!.Hash);
        Assert.Null(await Access(rig).FindKey("solde_live_000000000000"));
        await Access(rig).NoteUse(key, new LocalDate(2026, 6, 1));
        Assert.False(await Access(rig).RevokeKey(rig.NewId(), key.Prefix, Rig.Noon, new KeyRevoked(Rig.Noon, key.Prefix), "staff:1"));
        Assert.True(await Access(rig).RevokeKey(rig.Property, key.Prefix, Rig.Noon, new KeyRevoked(Rig.Noon, key.Prefix), "staff:1"));
        Assert.False(await Access(rig).RevokeKey(rig.Property, key.Prefix, Rig.Noon, new KeyRevoked(Rig.Noon, key.Prefix), "staff:1"));
        var listed = Assert.Single(await Access(rig).Keys(rig.Property));
        Assert.Equal((new LocalDate(2026, 6, 1), Rig.Noon), (listed.UsedOn, listed.RevokedAt));
        Assert.Empty(await Access(rig).Keys(rig.NewId()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_request_is_begun_once_and_its_answer_kept(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var key = await Add(rig, 1);
        Assert.Equal(new Claim(ClaimState.Begun), await Begin(rig, key));
        Assert.Equal(new Claim(ClaimState.UnderWay), await Begin(rig, key));
        await Access(rig).Keep(key, "a", new KeptAnswer(409, "{}"));
        Assert.Equal(new Claim(ClaimState.Answered, new KeptAnswer(409, "{}")), await Begin(rig, key));
        Assert.Equal(ClaimState.OtherRequest, (await Access(rig).Begin(key, "a", [9], Rig.Noon, Forgotten)).State);
        Assert.Equal(ClaimState.Begun, (await Begin(rig, await Add(rig, 2))).State);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_at_once_one_is_begun(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var key = await Add(rig, 1);
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await Begin(rig, key))));
        Assert.Single(claims, claim => claim.State == ClaimState.Begun);
        Assert.Equal(19, claims.Count(claim => claim.State == ClaimState.UnderWay));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_a_day_an_answer_is_forgotten(StoreKind kind)
    {
        await using var rig = await Rig.Open(kind);
        var key = await Add(rig, 1);
        await Begin(rig, key);
        await Access(rig).Keep(key, "a", new KeptAnswer(200, "{}"));
        var later = Rig.Noon + Duration.FromMilliseconds(1);
        Assert.Equal(ClaimState.Answered, (await Access(rig).Begin(key, "a", Request, Rig.Noon, Rig.Noon)).State);
        Assert.Equal(ClaimState.Begun, (await Access(rig).Begin(key, "a", [9], Rig.Noon, later)).State);
        Assert.Equal(0, await Access(rig).ForgetAnswers(Rig.Noon));
        Assert.Equal(1, await Access(rig).ForgetAnswers(later));
    }

    private static IAccess Access(Rig rig) => (IAccess)rig.Store;

    private static ValueTask<Claim> Begin(Rig rig, ApiKey key) => Access(rig).Begin(key, "a", Request, Rig.Noon, Forgotten);

    private static async Task<ApiKey> Add(Rig rig, byte number)
    {
        var random = new byte[ApiKeyText.RandomBytes];
        random[0] = number;
        var text = ApiKeyText.Of(random);
        var key = new ApiKey
        {
            Id = rig.NewId(), Property = rig.Property, Prefix = ApiKeyText.PrefixOf(text)!, Hash = ApiKeyText.Hash(text), Name = "Booking system",
            Scope = KeyScope.Write, CreatedAt = Rig.Noon,
        };
        await Access(rig).AddKey(key, new KeyCreated(key.CreatedAt, key.Prefix, key.Name), "staff:1");
        return key;
    }
}
