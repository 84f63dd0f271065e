using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Planning;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>The text of one e-mail in one language: read, changed, previewed, tried.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class TemplateModel(OfficeParts parts) : PageModel
{
    private const string Field = "source";

    // The letter brings its own styles; nothing in it runs, and only this page frames it.
    private const string OfLetter = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";
    private const string WithFrame = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    public TemplateName Name { get; private set; }

    public Entered Entered { get; private set; } = new();

    /// <summary>The version in force; 1 = the built-in one.</summary>
    public int Version { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>Where a test went; null = none was sent.</summary>
    public string? SentTo { get; private set; }

    public async Task<IActionResult> OnGet(string? name, bool saved, bool sent)
    {
        (Saved, SentTo) = (saved, sent ? Here.Of(HttpContext).Member!.Email : null);
        return await Find(name) ? Page() : NotFound();
    }

    /// <summary>The letter alone, for the frame: with what is in force.</summary>
    public async Task<IActionResult> OnGetLetter(string? name) => await Find(name) ? Letter(Entered[Field]) : NotFound();

    /// <summary>The letter with the text in the form, saved or not.</summary>
    public async Task<IActionResult> OnPostLetter(string? name)
    {
        if (!await Find(name))
        {
            return NotFound();
        }

        Read();
        return Letter(Entered[Field]);
    }

    public async Task<IActionResult> OnPostSave(string? name)
    {
        if (!await Find(name))
        {
            return NotFound();
        }

        Read();
        if (IsWrong())
        {
            return Page();
        }

        var builtIn = BuiltIn(Name);
        await Save(Entered[Field] == builtIn ? null : Entered[Field]);
        return RedirectToPage(new { name = Name.Code, saved = true });
    }

    public async Task<IActionResult> OnPostBack(string? name)
    {
        if (!await Find(name))
        {
            return NotFound();
        }

        await Save(source: null);
        return RedirectToPage(new { name = Name.Code, saved = true });
    }

    /// <summary>Sends the text in the form to who asks.</summary>
    public async Task<IActionResult> OnPostTest(string? name)
    {
        if (!await Find(name))
        {
            return NotFound();
        }

        Read();
        if (IsWrong())
        {
            return Page();
        }

        var here = Here.Of(HttpContext);
        var logo = MessageWriting.LogoOf(here.View!.Settings, parts.Work.Ids);
        var reply = await parts.Settings.Mailer.Send(Render(Entered[Field], logo) with { Address = here.Member!.Email }, HttpContext.RequestAborted);
        if (reply.Accepted)
        {
            return RedirectToPage(new { name = Name.Code, sent = true });
        }

        Entered.Refuse(Field, TemplateTexts.NotSent, reply.Error);
        return Page();
    }

    /// <summary>The frame may be there, where the page is shown.</summary>
    public override PageResult Page()
    {
        Response.Headers.ContentSecurityPolicy = WithFrame;
        return base.Page();
    }

    private static string BuiltIn(TemplateName name) => MessageText.Source(name.To, name.Template, Languages.Find(name.Language)!).ReplaceLineEndings("\n").Trim();

    private async ValueTask<bool> Find(string? code)
    {
        var here = Here.Of(HttpContext);
        var known = TemplateName.All("fr").Concat(TemplateName.All("en")).ToList();
        var at = code is null ? 0 : known.FindIndex(each => each.Code == code);
        if (at < 0)
        {
            return false;
        }

        Name = known[at];
        Version = here.View!.Settings.OwnTemplates.GetValueOrDefault(Name.Code, 1);
        Entered[Field] = (Version > 1 ? await parts.Settings.Letters.Template(here.Place!.Property, Name, Version) : null) ?? BuiltIn(Name);
        return true;
    }

    private void Read()
    {
        Entered = new Entered(Request.Form);
        Entered[Field] = Entered[Field].ReplaceLineEndings("\n");
    }

    private bool IsWrong()
    {
        if (OwnText.Check(Entered[Field], Name) is not { } wrong)
        {
            return false;
        }

        Entered.Refuse(Field, TemplateTexts.Of(wrong.Fault), wrong.Line, wrong.What);
        return true;
    }

    private ValueTask<int> Save(string? source)
    {
        var here = Here.Of(HttpContext);
        return parts.Work.Properties.As(Actor.Staff(here.Member!.Id)).SaveTemplate(here.Place!.Property, Name, source, here.Now);
    }

    private Message Render(string source, string logo)
    {
        var here = Here.Of(HttpContext);
        return SampleLetters.Of(Name, source, here.View!.Settings, parts.Work.Ids.New(), here.Now, logo);
    }

    private ContentResult Letter(string source)
    {
        var here = Here.Of(HttpContext);
        Response.Headers.ContentSecurityPolicy = OfLetter;
        Response.Headers.CacheControl = "no-store";
        var wrong = OwnText.Check(source, Name);
        var html = wrong is null
            ? Render(source, MessageWriting.LogoOf(here.View!.Settings, parts.Work.Ids).Length > 0 ? $"/logo/{here.View.Settings.Logo:N}" : "").Html!
            : $"<!DOCTYPE html><html lang=\"{here.Language.Code}\"><head><title>{Encode(TemplateTexts.Preview.In(here.Language))}</title></head>"
                + $"<body>{Encode(TemplateTexts.Of(wrong.Fault).In(here.Language, wrong.Line, wrong.What))}</body></html>";
        return Content(html, "text/html; charset=utf-8");
    }

    private static string Encode(string text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text);
}
