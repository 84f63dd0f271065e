using System.Security.Cryptography;
using System.Text;
using Solde.App.Messages;
using Solde.Core.Planning;

namespace Solde.App.Access;

/// <summary>Whom an owner asks to work at a property.</summary>
/// <param name="By">The owner.</param>
/// <param name="Property">The property.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Whom; one address (<see cref="Core.EmailAddress"/>).</param>
/// <param name="Role">As what; an owner is it at every property.</param>
/// <param name="Language">The language of the e-mail.</param>
public sealed record Asked(StaffMember By, Guid Property, string Name, string Email, StaffRole Role, ILanguage Language);

/// <summary>What came of it.</summary>
public enum InvitingState
{
    /// <summary>The mail server took the e-mail.</summary>
    Sent,

    /// <summary>They signed in here before: they have the role at once, without a link.</summary>
    WorksHere,

    /// <summary>Somebody of another organisation has the address.</summary>
    Taken,

    /// <summary>They are the organisation's last owner, who cannot become less.</summary>
    LastOwner,

    /// <summary>The mail server did not take the e-mail: there is no invitation.</summary>
    NotSent,

    /// <summary>All of the e-mail left and no answer came: the invitation stands.</summary>
    InDoubt,
}

/// <summary>Invites people by e-mail. The invitation belongs to no booking, so it is sent at once and not as a message of one: whoever asked sees what
/// came of it, and asks again.</summary>
/// <param name="staff">Remembers invitations.</param>
/// <param name="mailer">The way out.</param>
/// <param name="ids">Makes the e-mail's id.</param>
/// <param name="site">Where the link leads.</param>
public sealed class Inviting(IStaff staff, IMailer mailer, IIds ids, Uri site)
{
    /// <summary>The e-mail's template.</summary>
    public const string Template = "invitation";

    private const int KeyBytes = 32;

    /// <summary>So long a link works.</summary>
    public static readonly Duration Lasts = Duration.FromDays(7);

    /// <summary>The hash by which the invitation of a link is stored.</summary>
    public static ImmutableArray<byte> HashOf(string key) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(key))];

    /// <summary>Invites somebody. Asked again, the earlier link works no more.</summary>
    /// <returns>What came of it, and what the mail server said where it did not take the e-mail.</returns>
    public async ValueTask<(InvitingState State, string? Error)> Invite(Asked asked, Instant now, CancellationToken cancel)
    {
        if (await staff.StaffByEmail(asked.Email) is { } known)
        {
            return (await Appoint(known, asked), null);
        }

        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var invitation = new Invitation(
            HashOf(key), asked.By.Organisation, asked.Role == StaffRole.Owner ? null : asked.Property, asked.Role, asked.Email.ToLowerInvariant(), asked.By.Id, now + Lasts);
        await staff.AddInvitation(invitation);
        var reply = await mailer.Send(MessageText.Render(Letter(asked, new Uri(site, $"/invitation?key={key}"), now)), cancel);
        if (reply is { Accepted: false, InDoubt: false })
        {
            await staff.Withdraw(invitation.Organisation, invitation.Hash);
        }

        return (reply.Accepted ? InvitingState.Sent : reply.InDoubt ? InvitingState.InDoubt : InvitingState.NotSent, reply.Error);
    }

    private async ValueTask<InvitingState> Appoint(StaffMember known, Asked asked) => known.Organisation != asked.By.Organisation
        ? InvitingState.Taken
        : await staff.SetRole(known.Organisation, asked.Property, known.Id, asked.Role) switch
        {
            RoleChange.Done => InvitingState.WorksHere,
            RoleChange.LastOwner => InvitingState.LastOwner,
            RoleChange.Unknown => InvitingState.Taken,
        };

    private Message Letter(Asked asked, Uri link, Instant now) => new()
    {
        Id = ids.New(),
        To = Recipient.Staff,
        Template = Template,
        Address = asked.Email,
        Language = asked.Language.Code,
        Data = ImmutableDictionary<string, string>.Empty
            .Add(MessageData.PropertyName, asked.Name)
            .Add(MessageData.By, asked.By.Name)
            .Add(MessageData.Deadline, asked.Language.Date((now + Lasts).InUtc().Date))
            .Add(MessageData.Link, link.ToString()),
        CreatedAt = now,
    };
}
