using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.App.Bookings;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Reviews;
using Solde.Core.Automations;
using Solde.Core.Planning;
using Solde.Core.Properties;
using Solde.Server.Office.Automations;
using Solde.Server.Office.Settings;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Setup;

/// <summary>What follows the first start: methods, a first automation, a test, go. Each step is stored by itself, and what is done is seen by what there
/// is: one can leave and come back.</summary>
[Needs(look: StaffRole.Manager, act: StaffRole.Manager)]
internal sealed class StepsModel(OfficeParts parts, Freshness freshness) : PageModel
{
    private const string Chosen = "preset";

    /// <summary>The automations that one can begin with.</summary>
    public static ImmutableArray<Preset> FirstRules { get; } = [.. ((string[])["direct-balance", "booking-com", "check-out"]).Select(code => Preset.Find(code)!)];

    public Entered Entered { get; private set; } = new();

    /// <summary>The automation to begin with; null = none yet.</summary>
    public Automation? Rule { get; private set; }

    /// <summary>A booking that there is not.</summary>
    public NewBooking Sample { get; private set; } = null!;

    /// <summary>What the automation would do with it.</summary>
    public string Verdict { get; private set; } = "";

    /// <summary>Where a test e-mail went, or would not go; null = none was sent.</summary>
    public Text? Mail { get; private set; }

    /// <summary>Where e-mails go.</summary>
    public string MailGoes { get; private set; } = "";

    /// <summary>Where cards are charged.</summary>
    public string Gateway { get; private set; } = "";

    public bool HasMethods => Here.Of(HttpContext).View!.Settings.Methods is not null;

    public void OnGet(bool sent)
    {
        if (sent)
        {
            Mail = TemplateTexts.Sent.With(Here.Of(HttpContext).Member!.Email);
        }

        TickMethods();
        Show();
    }

    public async Task<IActionResult> OnPostMethods()
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        var settings = Here.Of(HttpContext).View!.Settings;
        var methods = OfferedMethods.Kept(settings.Methods ?? [], OfferedMethods.In(Entered, "methods") is { IsEmpty: false } ticked ? ticked : [PaymentMethod.Card]);
        var keys = new Dictionary<string, JsonNode?> { ["methods"] = PropertyJson.Write(settings with { Methods = methods })["methods"]!.DeepClone() };
        return await freshness.Confirm(HttpContext, Entered) && await SettingsForm.Save(parts, HttpContext, Entered, keys) ? Done("rule") : Again();
    }

    public async Task<IActionResult> OnPostRule()
    {
        Read();
        var here = Here.Of(HttpContext);
        if (FirstRules.FirstOrDefault(each => each.Code == Entered[Chosen]) is not { } chosen)
        {
            Entered.Refuse(Chosen, SetupTexts.Choose);
            return Again();
        }

        if (!await freshness.Confirm(HttpContext, Entered))
        {
            return Again();
        }

        var name = chosen.Name.In(here.Language);
        if (here.View!.Rules.Find(name) is null)
        {
            await parts.Work.Automations.As(Actor.Staff(here.Member!.Id)).Create(here.Place!.Property, chosen.Rule(here.Language, here.View.Settings.Currency, here.View.Settings.Country), active: false, here.Now);
        }

        return Done("try");
    }

    public async Task<IActionResult> OnPostMail()
    {
        var here = Here.Of(HttpContext);
        var name = new TemplateName(Recipient.Guest, Solde.Core.Planning.Templates.PaymentLink, here.Language.Code);
        var logo = MessageWriting.LogoOf(here.View!.Settings, parts.Work.Ids);
        var letter = SampleLetters.Of(name, null, here.View.Settings, parts.Work.Ids.New(), here.Now, logo) with { Address = here.Member!.Email };
        var reply = await parts.Settings.Mailer.Send(letter, HttpContext.RequestAborted);
        if (reply.Accepted)
        {
            return Redirect("?sent=true#try");
        }

        OnGet(sent: false);
        Mail = TemplateTexts.NotSent.With(reply.Error ?? "");
        return Page();
    }

    public async Task<IActionResult> OnPostGo()
    {
        Read();
        Show();
        if (Rule is null || !await freshness.Confirm(HttpContext, Entered))
        {
            return Again();
        }

        var here = Here.Of(HttpContext);
        await parts.Work.Automations.As(Actor.Staff(here.Member!.Id)).Activate(here.Place!.Property, Rule.Ref.Name, here.Now); // Refused: it is on already.
        return LocalRedirect($"/{here.Place.Number}/");
    }

    // A form has only its own fields; the others show what there is.
    private void Read()
    {
        Entered = new Entered(Request.Form, Freshness.Field);
        TickMethods();
    }

    private void TickMethods() =>
        OfferedMethods.Tick(
            Entered, "methods",
            Here.Of(HttpContext).View!.Settings.Methods is { } offered ? [.. offered.Select(each => each.Method)] : [PaymentMethod.Card, PaymentMethod.BankTransfer]);

    private RedirectResult Done(string step) => Redirect($"/{Here.Of(HttpContext).Place!.Number}/setup#{step}");

    private PageResult Again()
    {
        Show();
        return Page();
    }

    private void Show()
    {
        var here = Here.Of(HttpContext);
        var settings = here.View!.Settings;
        Entered[Chosen] = Entered[Chosen] is { Length: > 0 } chosen ? chosen : FirstRules[0].Code;
        Rule = here.View.Rules.All.OrderBy(each => each.Age).FirstOrDefault(each => each.State != AutomationState.Archived);
        Sample = SampleBooking.Of(settings, here.Language.Code, ota: Rule?.Current.Rule.Filter.Ota == true, here.Now);
        if (Rule is not null)
        {
            var verdict = Rehearsal.Imagine(settings, Rule, Sample, here.Now);
            Verdict = VerdictSentences.Of(verdict, Rule.Current.Rule.Operation, new Voice(here.Language, settings.Zone));
        }

        var installation = parts.Settings.Installation;
        Gateway = installation.Sandbox is { } apart ? SetupTexts.SandboxApart.In(here.Language, apart) : SetupTexts.Sandbox.In(here.Language);
        MailGoes = installation.Mail.Host is { } host ? SetupTexts.MailTo.In(here.Language, host) : SetupTexts.MailFolder.In(here.Language, installation.Mail.Folder);
    }
}
