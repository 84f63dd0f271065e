using System.Net;
using System.Text;
using Solde.App.Access;
using Solde.Server;
using Solde.Server.Mail;
using Solde.Server.Settings;

namespace Solde.Browser.Tests;

/// <content>Who works there.</content>
internal sealed partial class House
{
    /// <summary>An invitation, as the e-mail's link.</summary>
    public async Task<Uri> Invite(string email, StaffRole role)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (property, _) = await opened.Property(null);
        var owner = (await opened.Store.StaffByEmail(Door.Email))!;
        var key = $"{opened.Ids.New():N}";
        await opened.Store.AddInvitation(new Invitation(
            Inviting.HashOf(key), owner.Organisation, role == StaffRole.Owner ? null : property, role, email, owner.Id, Now() + Inviting.Lasts));
        return new Uri(Address, $"invitation?key={key}");
    }

    /// <summary>More properties of the same organisation.</summary>
    public async Task Grow(int count)
    {
        using var opened = Database.Open(Installation.At(File), make: false, Now);
        var (_, settings) = await opened.Property(null);
        var owner = (await opened.Store.StaffByEmail(Door.Email))!;
        for (var i = 0; i < count; i++)
        {
            var property = opened.Ids.New();
            await opened.Store.SaveProperty(property, settings with { Name = $"Hôtel {(char)('A' + i)}" }, Now());
            await opened.Store.AddProperty(owner.Organisation, property);
        }
    }

    /// <summary>The text of the only e-mail that was left.</summary>
    public string Letter()
    {
        var mail = MimePart.Read(Assert.Single(Letters()));
        return Encoding.UTF8.GetString(Convert.FromBase64String(mail.Parts().First().Body));
    }

    /// <summary>Whether what a browser held opens a page, without following where it leads.</summary>
    public async Task<bool> Opens(string path, string cookies)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
