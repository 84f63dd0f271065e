using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Solde.App.Payments;
using Solde.Gateways.Sandbox;
using Solde.Gateways.Sandbox.Http;
using Solde.Server.Backtest;
using Solde.Server.Serve;

namespace Solde.Server.Sandbox.Pages;

/// <summary>The acquirer's own pages, where guests type cards and answer their bank (docs/sandbox.md). Each has one address, for everything that is
/// done with it; addresses within it are relative, so that a proxy may put the pages below a path of its own.</summary>
/// <param name="pages">The acquirer's.</param>
/// <param name="guests">Where guests reach them, where that is known to differ from where they are served.</param>
internal sealed class GuestPages(SandboxPages pages, Uri? guests)
{
    private const string StyleName = "pages.css";

    private static readonly string Style = ReadStyle();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SandboxPaths.GuestPages + "/{id}", async http => await Show(http, await pages.Look(IdOf(http))));
        routes.MapPost(SandboxPaths.GuestPages + "/{id}", Take);
        routes.MapGet("/" + StyleName, WriteStyle);
    }

    private async Task Take(HttpContext http)
    {
        PageProtection.Apply(http.Response, null);
        if (!OwnForms.IsOwn(http.Request, guests))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (await Form(http) is not { } form)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var id = IdOf(http);
        switch (form[PageActs.Field])
        {
            case PageActs.Card:
                var expiry = form["expiry"].ToString();
                var (page, problems) = await pages.TypeCard(id, new CardForm(form["number"].ToString(), expiry, form["code"].ToString()));
                await (problems.IsEmpty ? Go(http, page) : Show(http, page, new CardFormTold(problems, expiry, Refused: false)));
                break;
            case PageActs.Approve:
                await Go(http, await pages.Approve(id));
                break;
            case PageActs.Refuse:
                await Show(http, await pages.Refuse(id), new CardFormTold([], "", Refused: true));
                break;
            case PageActs.GiveUp:
                await Leave(http, await pages.GiveUp(id));
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    /// <summary>What the guest sees next, at an address that can be loaded again without sending anything again.</summary>
    private static Task Go(HttpContext http, LedgerPage? page)
    {
        if (page is not { State: HostedState.Open })
        {
            return Show(http, page);
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = page.Id; // Relative to the page itself.
        return Task.CompletedTask;
    }

    private static Task Leave(HttpContext http, LedgerPage? page)
    {
        if (page is null)
        {
            return Show(http, null);
        }

        PageProtection.Apply(http.Response, page);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = WayBack.Of(page);
        return Task.CompletedTask;
    }

    private static Task Show(HttpContext http, LedgerPage? page, CardFormTold? told = null)
    {
        if (page is { State: HostedState.Completed })
        {
            return Leave(http, page);
        }

        var (status, html) = page switch
        {
            null => (StatusCodes.Status404NotFound, UnknownPage.Write()),
            { State: not HostedState.Open } => (StatusCodes.Status410Gone, EndedPage.Write(page)),
            { IsChallenged: true } => (StatusCodes.Status200OK, ChallengePage.Write(page, told is { Refused: true })),
            _ => (told is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, CardPage.Write(page, told)),
        };
        PageProtection.Apply(http.Response, page);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html.Text, http.RequestAborted);
    }

    private static async Task<IFormCollection?> Form(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        }
        catch (Exception fault) when (fault is BadHttpRequestException or InvalidDataException)
        {
            return null; // Longer than any form of ours.
        }
    }

    private static Task WriteStyle(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "max-age=3600";
        http.Response.ContentType = "text/css; charset=utf-8";
        return http.Response.WriteAsync(Style, http.RequestAborted);
    }

    private static string IdOf(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    private static string ReadStyle()
    {
        using var stream = typeof(GuestPages).Assembly.GetManifestResourceStream(StyleName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>What the card page says of what was sent before.</summary>
/// <param name="Problems">What is wrong with the card.</param>
/// <param name="Expiry">The month as it was typed. Neither number nor code are ever written back.</param>
/// <param name="Refused">The guest told the bank no.</param>
internal sealed record CardFormTold(ImmutableArray<CardProblem> Problems, string Expiry, bool Refused);

/// <summary>What the buttons send.</summary>
internal static class PageActs
{
    public const string Field = "act";
    public const string Card = "card";
    public const string Approve = "approve";
    public const string Refuse = "refuse";
    public const string GiveUp = "giveUp";

    /// <summary>A form of one button.</summary>
    public static HtmlText Button(string act, string text, string kind) => HtmlText.Of(
        $"""<form method="post"><button class="{kind}" name="{Field}" value="{act}">{text}</button></form>""");
}
