using System.Globalization;
using Solde.App.Bookings;
using Solde.Core.Documents;
using Solde.Core.Facts;

namespace Solde.App.Documents;

/// <summary>Numbers of documents as they stand on them.</summary>
public static class DocumentNumbers
{
    /// <summary>The number: a letter for the kind (R reçu, F facture, A avoir), the year, and the place in the series.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="year">The year it is numbered in.</param>
    /// <param name="place">From 1.</param>
    public static string Of(DocumentKind kind, int year, long place) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letter(kind)}{year:D4}-{place:D6}");

    /// <summary>A change with the numbers of the documents that are issued with it, as the journal tells them.</summary>
    /// <param name="change">The change.</param>
    /// <param name="places">The place of each document in its series, by its number within the booking.</param>
    public static Change In(Change change, IReadOnlyDictionary<int, long> places)
    {
        return change with { Facts = [.. change.Facts.Select(fact => fact is DocumentIssued issued ? Numbered(issued) : fact)] };

        DocumentIssued Numbered(DocumentIssued issued)
        {
            var draft = change.Documents.Single(each => each.Document == issued.Document);
            var number = Of(draft.Kind, draft.Year, places[draft.Document]);
            return issued with { Number = number, Digest = DocumentJson.DigestOf(number, draft.Json) };
        }
    }

    private static char Letter(DocumentKind kind) => kind switch
    {
        DocumentKind.Receipt => 'R',
        DocumentKind.Invoice => 'F',
        DocumentKind.CreditNote => 'A',
    };
}
