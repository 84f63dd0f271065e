using Solde.Crash.Tests.Host;

namespace Solde.Crash.Tests;

/// <summary>Where a node is killed.</summary>
internal static class KillPoints
{
    /// <summary>The point, by its nth passing; what else befalls the node so that it comes there.</summary>
    public static TheoryData<string, string> OnEachDatabase { get; } = new()
    {
        { "SaveProperty, stored", "" },
        { "SaveProperty, stored#2", "" }, // Edited: a sweep has begun.
        { "SaveAutomation#5", "" }, // The edited rule.
        { "Commit of an import#2", "" }, // Halfway.
        { "Commit of an import, stored#2", "" },
        { "ClaimReviews, stored", "" },
        { "Commit of an order", "" },
        { "Commit of an order, stored", "" },
        { "Prepare, answered", "" },
        { "SavePrepared", "" },
        { "SavePrepared, stored", "" },
        { "MarkSent", "" },
        { "MarkSent, stored", "" },
        { "Confirm", "" },
        { "Confirm, answered", "" },
        { "Commit of a settlement", "" },
        { "Commit of a settlement, stored", "" },
        { "ClaimMessages, stored", "" },
        { "Send, answered", "" },
        { "SaveMessages", "" },
        { "SaveMessages, stored", "" },
        { "ClaimSweep, stored#3", "" },
        { "AdvanceSweep#3", "" },
        { "AdvanceSweep, stored#2", "" },
        { "ClaimAttempts, stored", "lose=Confirm" },
        { "Find", "lose=Confirm" },
        { "Find, answered", "lose=Confirm" },
        { "Refund, answered", "" },
        { "Capture, answered", "" },
        { "Release, answered", "" },
        { "Cancel, answered", "" },
        { "Cancel, answered#2", "" },
        { "Confirm, answered", "stop=Confirm" }, // In the middle of a graceful stop.
        { "Commit of a settlement", "stop=Confirm, answered" },
    };

    /// <summary>Points at which the database is about nothing: one database is enough.</summary>
    public static TheoryData<string, string> OnOne { get; } = new()
    {
        { "SaveProperty", "" },
        { "SaveAutomation, stored#2", "" },
        { "Prepare", "" },
        { "Confirm, answered#3", "" },
        { "Send", "" },
        { "Validate", "" },
        { "Validate, answered", "" },
        { "Refund", "" },
        { "Capture", "" },
        { "Release", "" },
        { "Cancel", "" }, // The guest pays anew.
        { "Cancel#2", "" }, // What waits for a guest lapses.
    };

    /// <summary>What befalls a node.</summary>
    public static NodeOptions With(NodeOptions options, string also) => also.Split('=') switch
    {
        ["lose", var call] => options with { Lose = Passing.Read(call) },
        ["stop", var point] => options with { Stop = Passing.Read(point) },
        _ => options,
    };
}
