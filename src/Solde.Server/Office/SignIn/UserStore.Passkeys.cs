using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Solde.App.Access;

namespace Solde.Server.Office.SignIn;

/// <content>Passkeys.</content>
internal sealed partial class UserStore
{
    public Task AddOrUpdatePasskeyAsync(SignInUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var others = user.Member.Passkeys.RemoveAll(each => each.Id.AsSpan().SequenceEqual(passkey.CredentialId));
        var known = user.Member.Passkeys.FirstOrDefault(each => each.Id.AsSpan().SequenceEqual(passkey.CredentialId));
        var data = JsonSerializer.Serialize(PasskeyData.Of(passkey), PasskeyJson.Default.PasskeyData);
        return Change(user, member => member with
        {
            Passkeys = others.Add(new Passkey([.. passkey.CredentialId], passkey.Name ?? known?.Name ?? "", data, known?.CreatedAt ?? clock.GetCurrentInstant())),
        });
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(SignInUser user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Member.Passkeys.Select(Info)]);

    public async Task<SignInUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await staff.StaffByPasskey([.. credentialId]) is { } member ? new SignInUser(member) : null;

    public Task<UserPasskeyInfo?> FindPasskeyAsync(SignInUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Member.Passkeys.Where(each => each.Id.AsSpan().SequenceEqual(credentialId)).Select(Info).FirstOrDefault());

    public Task RemovePasskeyAsync(SignInUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        Change(user, member => member with { Passkeys = member.Passkeys.RemoveAll(each => each.Id.AsSpan().SequenceEqual(credentialId)) });

    private static UserPasskeyInfo Info(Passkey passkey)
    {
        var data = JsonSerializer.Deserialize(passkey.Data, PasskeyJson.Default.PasskeyData)!;
        return new UserPasskeyInfo(
            [.. passkey.Id], data.PublicKey, passkey.CreatedAt.ToDateTimeOffset(), data.SignCount, data.Transports, data.IsUserVerified, data.IsBackupEligible,
            data.IsBackedUp, data.AttestationObject, data.ClientDataJson) { Name = passkey.Name };
    }

    /// <summary>What the sign-in needs of a passkey beside its id, name and time.</summary>
    internal sealed record PasskeyData(
        byte[] PublicKey, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject,
        byte[] ClientDataJson)
    {
        public static PasskeyData Of(UserPasskeyInfo info) => new(
            info.PublicKey, info.SignCount, info.Transports, info.IsUserVerified, info.IsBackupEligible, info.IsBackedUp, info.AttestationObject,
            info.ClientDataJson);
    }

    [JsonSerializable(typeof(PasskeyData))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    internal sealed partial class PasskeyJson : JsonSerializerContext;
}
