using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.Core;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Setup;

/// <summary>The first start of an installation: its first user, and its property.</summary>
[AllowAnonymous]
internal sealed class IndexModel(OfficeParts parts, UserManager<SignInUser> users, SignInManager<SignInUser> signIn) : PageModel
{
    private const int LongestName = 100;
    private const int LongestEmail = 200;

    public Entered Entered { get; private set; } = new();

    /// <summary>Whether the link is the one that the program told who started it.</summary>
    public bool MaySetUp { get; private set; }

    public static IEnumerable<(string Value, string Shown)> Zones =>
        DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)).Select(id => (id, id.Replace('_', ' ')));

    public async Task<IActionResult> OnGet(string? key)
    {
        if (await parts.Staff.IsSetUp())
        {
            return LocalRedirect("/");
        }

        if (!IsKey(key))
        {
            return Page(); // Says where the link is found.
        }

        var language = Here.Of(HttpContext).Language.Code;
        (Entered["language"], Entered["zone"], Entered["country"], Entered["currency"]) = (language, "Europe/Paris", "FR", "EUR");
        return Page();
    }

    public async Task<IActionResult> OnPost(string? key)
    {
        if (!IsKey(key))
        {
            return Page();
        }

        Entered = new Entered(Request.Form, "password");
        var settings = Settings();
        var member = await Member();
        if (settings is null || member is null)
        {
            return Page();
        }

        if (await parts.Staff.IsSetUp())
        {
            return LocalRedirect("/"); // Somebody was faster.
        }

        // The property first: the organisation takes those that are there.
        var now = Here.Of(HttpContext).Now;
        await parts.Work.Store.SaveProperty(parts.Work.Ids.New(), settings, now);
        if (await parts.Staff.SetUp(new Organisation(member.Organisation, settings.Name, now), member))
        {
            await signIn.SignInAsync(new SignInUser((await parts.Staff.Staff(member.Id))!), isPersistent: false);
        }

        return LocalRedirect("/");
    }

    private bool IsKey(string? key) => MaySetUp = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key ?? ""), Encoding.UTF8.GetBytes(OfficeParts.SetupKeyOf(parts.Keys)));

    private PropertySettings? Settings()
    {
        var (name, zone) = (Entered.Required("property", LongestName), DateTimeZoneProviders.Tzdb.GetZoneOrNull(Entered.Required("zone", LongestName)));
        var (country, currency) = (Entered.Required("country", 2).ToUpperInvariant(), Currency.Find(Entered.Required("currency", 3).ToUpperInvariant()));
        if (zone is null)
        {
            Entered.Refuse("zone", SetupTexts.NoZone);
        }

        if (currency is null)
        {
            Entered.Refuse("currency", SetupTexts.NoCurrency);
        }

        if (country.Length != 2 || !country.All(char.IsAsciiLetter))
        {
            Entered.Refuse("country", SetupTexts.NoCountry);
        }

        return Entered.IsRight
            ? new PropertySettings
            {
                Name = name, Zone = zone!, Currency = currency!, Country = country, Language = Entered["language"] == "fr" ? "fr" : "en", StaffAddress = Entered["email"],
            }
            : null;
    }

    private async Task<StaffMember?> Member()
    {
        var (name, email) = (Entered.Required("name", LongestName), Entered.Required("email", LongestEmail));
        var password = Entered.Required("password", SignInLimits.LongestPassword);
        if (email.Length > 0 && !EmailAddress.Is(email))
        {
            Entered.Refuse("email", SignInTexts.NoAddress);
        }

        var user = new SignInUser(new StaffMember
        {
            Id = parts.Work.Ids.New(), Organisation = parts.Work.Ids.New(), Email = email, Name = name, Language = Entered["language"] == "fr" ? "fr" : "en",
            IsOwner = true, CreatedAt = Here.Of(HttpContext).Now, SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
        });
        foreach (var validator in users.PasswordValidators)
        {
            foreach (var error in (await validator.ValidateAsync(users, user, password)).Errors)
            {
                Entered.Refuse("password", error.Code == nameof(SignInTexts.Breached) ? SignInTexts.Breached : SignInTexts.TooShort, SignInLimits.ShortestPassword);
            }
        }

        return Entered.IsRight ? user.Member with { PasswordHash = users.PasswordHasher.HashPassword(user, password) } : null;
    }
}
