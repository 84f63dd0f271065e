using System.Globalization;
using Solde.App.Bookings;
using Solde.Server.Api;

namespace Solde.Server.Cli;

/// <summary>What an import came to, added up row by row.</summary>
internal sealed class ImportReport
{
    /// <summary>So many rows without their link are told; the journals have them all.</summary>
    private const int MostTold = 20;

    private readonly Dictionary<IntakeResult, int> counts = [];
    private readonly List<(string Reference, string Refusal)> withoutLink = [];
    private int links;
    private int refusedLinks;

    /// <summary>Whether every booking is as the file has it, with the link that was asked for.</summary>
    public bool IsAsWanted => Of(IntakeResult.Refused) == 0 && refusedLinks == 0;

    /// <summary>Adds a row.</summary>
    public void Add(string reference, TakenRow row)
    {
        counts[row.Result] = Of(row.Result) + 1;
        links += row.Link is { Result: FirstLinkResult.Sent } ? 1 : 0;
        if (row.Link is { Refusal: { } refusal } && refusedLinks++ < MostTold)
        {
            withoutLink.Add((reference, refusal));
        }
    }

    /// <summary>Tells it.</summary>
    public void Tell(string property, string database, Terminal terminal)
    {
        var sent = links == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {links:N0} links sent");
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Values.Sum():N0} bookings of \"{property}\": {Of(IntakeResult.New):N0} new, {Of(IntakeResult.Changed):N0} changed, {Of(IntakeResult.Known):N0} known{sent} ({database})"));
        if (Of(IntakeResult.Refused) is > 0 and var refused)
        {
            terminal.Error.WriteLine($"{refused} could not be brought to what the file says; their journals tell why");
        }

        foreach (var (reference, refusal) in withoutLink)
        {
            terminal.Error.WriteLine($"{reference}: taken in, but no payment link was sent: {refusal}. {RefusalWords.Of(refusal)}");
        }

        if (refusedLinks > withoutLink.Count)
        {
            terminal.Error.WriteLine("… and more");
        }
    }

    private int Of(IntakeResult result) => counts.GetValueOrDefault(result);
}
