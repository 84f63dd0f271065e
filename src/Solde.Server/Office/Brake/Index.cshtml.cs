using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Properties;
using Solde.Core;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Office.Brake;

/// <summary>The brake, for the first day and the bad day: pause and resume, and late payments that wait for staff.</summary>
[Needs(look: StaffRole.Accountant, act: StaffRole.Manager)]
internal sealed class IndexModel(OfficeParts parts, Freshness freshness) : PageModel
{
    /// <summary>So many bookings with held payments are listed.</summary>
    public const int MostListed = 200;

    public ImmutableArray<HeldBack> Held { get; private set; } = [];

    /// <summary>There are more than are listed.</summary>
    public bool IsMore { get; private set; }

    public Acts Acts { get; } = new();

    /// <summary>What the listed payments add up to.</summary>
    public Money Sum { get; private set; }

    public Task OnGet() => Show();

    public async Task<IActionResult> OnPost(string? act)
    {
        var here = Here.Of(HttpContext);
        var (property, brake) = (here.Place!.Property, parts.Work.Brake.As(Actor.Staff(here.Member!.Id)));
        Func<Task>? doing = act switch
        {
            "pause" => () => brake.Pause(property, here.Now).AsTask(),
            "resume" => () => brake.Resume(property, here.Now).AsTask(),
            "releaseHeldBack" => () => brake.Release(property, here.Now).AsTask(),
            "cancelHeldBack" => () => brake.Cancel(property, here.Now).AsTask(),
            _ => null,
        };
        if (doing is null)
        {
            return NotFound();
        }

        var entered = new Entered(Request.Form, Freshness.Field);
        if (act != "pause" && !await freshness.Confirm(HttpContext, entered)) // Whoever pulls the brake is not asked who they are.
        {
            Acts.Refuse(act!, entered);
            await Show();
            return Page();
        }

        await doing();
        return RedirectToPage();
    }

    private async Task Show()
    {
        var here = Here.Of(HttpContext);
        var held = ImmutableArray.CreateBuilder<HeldBack>();
        await foreach (var each in parts.Work.Brake.List(here.Place!.Property, here.Now))
        {
            if (IsMore = held.Count == MostListed)
            {
                break;
            }

            held.Add(each);
        }

        Held = held.DrainToImmutable();
        Sum = Held.SelectMany(each => each.Runs).Aggregate(Money.Zero(here.View!.Settings.Currency), (sum, run) => sum + run.Amount);
    }
}
