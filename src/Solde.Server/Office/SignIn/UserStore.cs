using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Solde.App.Access;

namespace Solde.Server.Office.SignIn;

/// <summary>Gives ASP.NET Core Identity its users out of the store. What would let others sign in (the key of codes, recovery codes) is encrypted before it
/// gets there.</summary>
internal sealed partial class UserStore(IStaff staff, IDataProtectionProvider protection, IClock clock)
    : IUserPasswordStore<SignInUser>, IUserSecurityStampStore<SignInUser>, IUserLockoutStore<SignInUser>, IUserTwoFactorStore<SignInUser>,
        IUserAuthenticatorKeyStore<SignInUser>, IUserTwoFactorRecoveryCodeStore<SignInUser>, IUserPasskeyStore<SignInUser>
{
    private readonly IDataProtector secrets = protection.CreateProtector("Solde.Staff");

    public void Dispose()
    {
        // The store lives as long as the program.
    }

    public Task<string> GetUserIdAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Member.Id.ToString("D"));

    public Task<string?> GetUserNameAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Member.Email);

    public Task SetUserNameAsync(SignInUser user, string? userName, CancellationToken cancellationToken) =>
        Change(user, member => member with { Email = userName! });

    // The store itself compares addresses whatever their case.
    public Task<string?> GetNormalizedUserNameAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Member.Email);

    public Task SetNormalizedUserNameAsync(SignInUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(SignInUser user, CancellationToken cancellationToken) => UpdateAsync(user, cancellationToken);

    public async Task<IdentityResult> UpdateAsync(SignInUser user, CancellationToken cancellationToken)
    {
        if (!await staff.SaveStaff(user.Member))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        await Change(user, member => member with { Version = member.Version + 1 });
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(SignInUser user, CancellationToken cancellationToken) =>
        await staff.RemoveStaff(user.Member.Organisation, user.Member.Id) ? IdentityResult.Success : IdentityResult.Failed();

    public async Task<SignInUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "D", out var id) && await staff.Staff(id) is { } member ? new SignInUser(member) : null;

    public async Task<SignInUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await staff.StaffByEmail(normalizedUserName) is { } member ? new SignInUser(member) : null;

    public Task SetPasswordHashAsync(SignInUser user, string? passwordHash, CancellationToken cancellationToken) =>
        Change(user, member => member with { PasswordHash = passwordHash });

    public Task<string?> GetPasswordHashAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Member.PasswordHash);

    public Task<bool> HasPasswordAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Member.PasswordHash is not null);

    public Task SetSecurityStampAsync(SignInUser user, string stamp, CancellationToken cancellationToken) =>
        Change(user, member => member with { SecurityStamp = stamp });

    public Task<string?> GetSecurityStampAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Member.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(SignInUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Member.LockedUntil?.ToDateTimeOffset());

    public Task SetLockoutEndDateAsync(SignInUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Change(user, member => member with
    {
        LockedUntil = lockoutEnd is { } end ? Instant.FromUnixTimeMilliseconds(end.ToUnixTimeMilliseconds()) : null,
    });

    public async Task<int> IncrementAccessFailedCountAsync(SignInUser user, CancellationToken cancellationToken)
    {
        await Change(user, member => member with { FailedSignIns = member.FailedSignIns + 1 });
        return user.Member.FailedSignIns;
    }

    public Task ResetAccessFailedCountAsync(SignInUser user, CancellationToken cancellationToken) => Change(user, member => member with { FailedSignIns = 0 });

    public Task<int> GetAccessFailedCountAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Member.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(SignInUser user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(SignInUser user, bool enabled, CancellationToken cancellationToken) =>
        Change(user, member => member with { TwoFactor = enabled });

    public Task<bool> GetTwoFactorEnabledAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(user.Member.TwoFactor);

    public Task SetAuthenticatorKeyAsync(SignInUser user, string key, CancellationToken cancellationToken) =>
        Change(user, member => member with { CodeKey = secrets.Protect(key), CodeStep = null });

    public Task<string?> GetAuthenticatorKeyAsync(SignInUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Member.CodeKey is { } key ? secrets.Unprotect(key) : null);

    public Task ReplaceCodesAsync(SignInUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Change(user, member => member with { RecoveryCodes = secrets.Protect(string.Join(';', recoveryCodes)) });

    public async Task<bool> RedeemCodeAsync(SignInUser user, string code, CancellationToken cancellationToken)
    {
        var codes = CodesOf(user);
        if (!codes.Remove(code))
        {
            return false;
        }

        await ReplaceCodesAsync(user, codes, cancellationToken);
        return true;
    }

    public Task<int> CountCodesAsync(SignInUser user, CancellationToken cancellationToken) => Task.FromResult(CodesOf(user).Count);

    private List<string> CodesOf(SignInUser user) =>
        user.Member.RecoveryCodes is { } codes ? [.. secrets.Unprotect(codes).Split(';', StringSplitOptions.RemoveEmptyEntries)] : [];

    private static Task Change(SignInUser user, Func<StaffMember, StaffMember> change)
    {
        user.Member = change(user.Member);
        return Task.CompletedTask;
    }
}
