using NodaTime;
using Solde.App.Access;
using Solde.App.Messages;
using Solde.Server.Settings;

namespace Solde.Server.Tests.Office.People;

/// <summary>Invitations: what is written, and what becomes of one that cannot be sent.</summary>
public sealed class InvitingTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);
    private static readonly Guid House = new(7, 0, 0, new byte[8]);

    private readonly string folder = Directory.CreateTempSubdirectory("solde-inviting-").FullName;
    private readonly Database database;
    private readonly Post post = new();
    private readonly Inviting inviting;
    private readonly Guid property;

    public InvitingTests()
    {
        database = Database.Open(Installation.At(Path.Combine(folder, "solde.db")), make: true, () => Noon);
        inviting = new Inviting(database.Store, post, database.Ids, new Uri("https://solde.lespins.example/"));
        property = database.Ids.New();
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("en", "Anne Martin invites you to Les Pins", "17 March 2026")]
    [InlineData("fr", "Anne Martin vous invite chez Les Pins", "17 mars 2026")]
    public async Task An_invitation_says_who_where_and_until_when_in_both_parts(string language, string subject, string until)
    {
        Assert.Equal((InvitingState.Sent, null), await Invite("Zoe@example.com", language: language));
        var sent = Assert.Single(post.Sent);
        Assert.Equal(("Zoe@example.com", subject), (sent.Address, sent.Subject));
        var invitation = Assert.Single(await Open());
        Assert.Equal((property, StaffRole.FrontDesk, "zoe@example.com", Noon + Duration.FromDays(7)), (invitation.Property, invitation.Role, invitation.Email, invitation.EndsAt));
        var key = sent.Text!.Split("https://solde.lespins.example/invitation?key=")[1][..64];
        Assert.Equal(invitation.Hash, Inviting.HashOf(key));
        Assert.All([sent.Text, sent.Html!], part => Assert.True(
            part.Contains(key, StringComparison.Ordinal) && part.Contains("Anne Martin", StringComparison.Ordinal) && part.Contains("Les Pins", StringComparison.Ordinal)
            && part.Contains(until, StringComparison.Ordinal), part));
    }

    [Theory]
    [InlineData("en", "Solde sent this e-mail to zoe@example.com because Anne Martin asked it to.", "settings")]
    [InlineData("fr", "Anne Martin a demandé de l’envoyer à zoe@example.com.", "réglages")]
    public async Task The_last_line_is_for_somebody_who_works_nowhere_yet(string language, string says, string saysNot)
    {
        await Invite("zoe@example.com", language: language);
        var sent = Assert.Single(post.Sent);
        Assert.All([sent.Text!, System.Net.WebUtility.HtmlDecode(sent.Html!)], part =>
        {
            Assert.Contains(says, part, StringComparison.Ordinal);
            Assert.DoesNotContain(saysNot, part, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_the_mail_server_refuses_is_no_invitation_and_what_it_does_not_answer_is()
    {
        post.Reply = new MailReply(Accepted: false, "550 no such user", Final: true);
        Assert.Equal((InvitingState.NotSent, "550 no such user"), await Invite("zoe@example.com"));
        Assert.Empty(await Open());
        post.Reply = new MailReply(Accepted: false, "no answer", Final: false) { InDoubt = true };
        Assert.Equal((InvitingState.InDoubt, "no answer"), await Invite("zoe@example.com"));
        Assert.Single(await Open());
    }

    [Fact]
    public async Task Who_signed_in_before_gets_the_role_without_an_e_mail_and_others_staff_do_not()
    {
        var owner = await Owner();
        await database.Store.SaveStaff(Member(2, House, "bob@example.com"));
        Assert.Equal((InvitingState.WorksHere, null), await Invite("Bob@example.com", StaffRole.Accountant));
        Assert.Equal(StaffRole.Accountant, Assert.Single(await database.Store.Colleagues(House, property, 9), each => each.Role != StaffRole.Owner).Role);
        Assert.Equal((InvitingState.LastOwner, null), await Invite(owner.Email, StaffRole.Manager));
        Assert.Empty(post.Sent);
    }

    private async Task<(InvitingState State, string? Error)> Invite(string email, StaffRole role = StaffRole.FrontDesk, string language = "en") =>
        await inviting.Invite(new Asked(await Owner(), property, "Les Pins", email, role, Languages.Find(language)!), Noon, CancellationToken.None);

    private async Task<StaffMember> Owner()
    {
        if (await database.Store.StaffByEmail("anne@lespins.example") is null)
        {
            await database.Store.SaveProperty(property, PropertyOf(), Noon);
            await database.Store.SetUp(new Organisation(House, "Les Pins", Noon), Member(1, House, "anne@lespins.example") with { IsOwner = true });
        }

        return (await database.Store.StaffByEmail("anne@lespins.example"))!;
    }

    private ValueTask<System.Collections.Immutable.ImmutableArray<Invitation>> Open() => database.Store.Invitations(House, property, Noon);

    private static Core.Properties.PropertySettings PropertyOf() => new()
    {
        Name = "Les Pins", Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"], Currency = Core.Currency.Find("EUR")!, Country = "FR", Language = "fr",
    };

    private static StaffMember Member(int number, Guid organisation, string email) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]), Organisation = organisation, Email = email, Name = "Anne Martin", Language = "fr", CreatedAt = Noon,
    };

    /// <summary>A mail server that says what it is told to.</summary>
    private sealed class Post : IMailer
    {
        public List<Message> Sent { get; } = [];

        public MailReply Reply { get; set; } = new(Accepted: true, null, Final: true);

        public ValueTask<MailReply> Send(Message message, CancellationToken cancel)
        {
            if (Reply.Accepted)
            {
                Sent.Add(message);
            }

            return ValueTask.FromResult(Reply);
        }
    }
}
