using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using NodaTime;
using Solde.App.Access;
using Solde.Server.Guests;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office;

/// <summary>The back office in a web application: pages, sign-in, and what protects both.</summary>
internal static class OfficeHost
{
    /// <summary>Where the office's pages are among all.</summary>
    public const string Pages = "/Office/";

    private const string Guests = "/Guests";

    /// <summary>Adds what the pages need.</summary>
    public static void AddTo(WebApplicationBuilder builder, OfficeParts parts, GuestParts guests)
    {
        builder.WebHost.UseStaticWebAssets(); // They lie beside the sources until the program is published, and are served then as afterwards.
        (builder.Configuration["EnableStaticAssetsDevelopmentCaching"], builder.Configuration["ReloadStaticAssetsAtRuntime"]) = ("true", "false");
        var services = builder.Services;
        services.AddSingleton(guests).AddSingleton<Doors>().AddSingleton(parts).AddSingleton(parts.Links).AddSingleton(parts.Staff).AddSingleton(parts.Clock).AddHttpContextAccessor().AddScoped<Screen>().AddScoped<Freshness>();
        AddSharedKeys(services, parts);
        AddSignIn(services);
        services.AddAntiforgery(form => form.Cookie.Name = "__Host-solde-form");
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // é stays é.
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/";
            pages.Conventions.AuthorizeFolder("/");
            pages.Conventions.ConfigureFilter(new OnlyWhatIsThere());
            pages.Conventions.AddFolderApplicationModelConvention(Guests, page =>
            {
                page.Filters.Add(new GuestHead(guests));
                page.Filters.Add(new OwnFormsOnly(guests));
            });
            DoorRates.Limit(pages);
            GuestRates.Limit(pages, Guests);
        });
        DoorRates.AddTo(services);
        GuestRates.AddTo(services);
    }

    /// <summary>Puts the pages into the application.</summary>
    public static void Map(WebApplication app)
    {
        app.UseMiddleware<ProtectionMiddleware>();
        app.UseRouting(); // Here, so that what follows is spared files, which are nobody's secret.
        app.UseExceptionHandler("/sorry"); // A path alone: with a query it would be none of our pages.
        app.UseStatusCodePagesWithReExecute("/sorry", "?code={0}");
        // All of them, also where a proxy speaks TLS and on this machine, which browsers take for safe.
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always });
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<HereMiddleware>();
        app.UseAuthorization();
        app.MapStaticAssets().ShortCircuit();
        app.MapRazorPages().WithStaticAssets();
        PropertyColor.Map(app);
    }

    private static void AddSharedKeys(IServiceCollection services, OfficeParts parts)
    {
        var key = new KeyOfKeys(() => parts.Keys.KeyFor("cookies"));
        services.AddSingleton(key);
        services.AddDataProtection().SetApplicationName("Solde");
        services.AddOptions<KeyManagementOptions>().Configure(keys =>
        {
            keys.XmlRepository = new SharedKeys(parts.Staff);
            keys.XmlEncryptor = new KeyEncryption(key);
        });
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddIdentityCore<SignInUser>(identity =>
        {
            var password = identity.Password;
            (password.RequiredLength, password.RequiredUniqueChars) = (SignInLimits.ShortestPassword, 1);
            password.RequireDigit = password.RequireLowercase = password.RequireUppercase = password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = SignInLimits.WrongInARow;
            identity.Lockout.DefaultLockoutTimeSpan = SignInLimits.LockedFor;
            identity.User.AllowedUserNameCharacters = null!; // An e-mail address; checked where it is entered.
        }).AddUserStore<UserStore>().AddPasswordValidator<KnownPasswords>().AddSignInManager<EachAnew>()
            .AddTokenProvider<AppCodes>(TokenOptions.DefaultAuthenticatorProvider); // The only second step: no e-mail, no telephone.
        services.Configure<IdentityPasskeyOptions>(passkeys => (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required"));
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = SignInLimits.PasswordRounds);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(Session);
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Protect(cookie, "__Host-solde-code"));
        });
        services.AddAuthorization();
        services.AddSingleton<SessionTickets>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionTickets>((cookie, tickets) => cookie.SessionStore = tickets);
    }

    private static void Session(CookieAuthenticationOptions cookie)
    {
        Protect(cookie, "__Host-solde");
        // When a session ends, its row says (SessionTickets).
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (SignInLimits.LongestSession.ToTimeSpan(), false);
        (cookie.LoginPath, cookie.LogoutPath, cookie.ReturnUrlParameter) = ("/sign-in", "/sign-out", "returnUrl");
        var events = cookie.Events;
        events.OnSigningIn = signing =>
        {
            var clock = signing.HttpContext.RequestServices.GetRequiredService<IClock>();
            HereMiddleware.Refresh(signing.Properties, clock.GetCurrentInstant());
            return Task.CompletedTask;
        };
    }

    private static void Protect(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // Links in e-mails lead into the office.
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Cookie.Path = "/";
    }
}
