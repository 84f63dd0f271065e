using Solde.Crash.Tests.Host;

namespace Solde.Crash.Tests;

/// <summary>Where a node is killed.</summary>
internal static class KillPoints
{
    /// <summary>The point, by its nth passing; what else befalls the node so that it comes there.</summary>
    public static TheoryData<string, string> All { get; } = new()
    {
        { "SaveProperty", "" },
        { "SaveProperty, stored", "" },
        { "SaveProperty, stored#2", "" }, // Edited: a sweep has begun.
        { "SaveAutomation, stored#2", "" },
        { "SaveAutomation#5", "" }, // The edited rule.
        { "Commit of an import#2", "" }, // Halfway.
        { "Commit of an import, stored#2", "" },
        { "ClaimReviews, stored", "" },
        { "Commit of an order", "" },
        { "Commit of an order, stored", "" },
        { "Prepare", "" },
        { "Prepare, answered", "" },
        { "SavePrepared", "" },
        { "SavePrepared, stored", "" },
        { "MarkSent", "" },
        { "MarkSent, stored", "" },
        { "Confirm", "" },
        { "Confirm, answered", "" },
        { "Confirm, answered#3", "" },
        { "Commit of a settlement", "" },
        { "Commit of a settlement, stored", "" },
        { "ClaimMessages, stored", "" },
        { "Send", "" },
        { "Send, answered", "" },
        { "SaveMessages", "" },
        { "SaveMessages, stored", "" },
        { "ClaimSweep, stored#3", "" },
        { "AdvanceSweep#3", "" },
        { "AdvanceSweep, stored#2", "" },
        { "ClaimAttempts, stored", "lose=Confirm" },
        { "Find", "lose=Confirm" },
        { "Find, answered", "lose=Confirm" },
        { "Validate", "" },
        { "Validate, answered", "" },
        { "Refund", "" },
        { "Refund, answered", "" },
        { "Capture", "" },
        { "Capture, answered", "" },
        { "Release", "" },
        { "Release, answered", "" },
        { "Cancel", "" }, // The guest pays anew.
        { "Cancel, answered", "" },
        { "Cancel#2", "" }, // What waits for a guest lapses.
        { "Cancel, answered#2", "" },
        { "Confirm, answered", "stop=Confirm" }, // In the middle of a graceful stop.
        { "Commit of a settlement", "stop=Confirm, answered" },
    };

    /// <summary>What befalls a node.</summary>
    public static NodeOptions With(NodeOptions options, string also) => also.Split('=') switch
    {
        ["lose", var call] => options with { Lose = Passing.Read(call) },
        ["stop", var point] => options with { Stop = Passing.Read(point) },
        _ => options,
    };
}
