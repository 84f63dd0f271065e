using Solde.Core.Facts;

namespace Solde.Server.Office.Journal;

/// <summary>What happened, as a receptionist would say it: one sentence for each fact of the journal.</summary>
internal static class FactSentences
{
    /// <summary>The sentence of a fact.</summary>
    public static string Of(IFact fact, Voice voice) => Find(fact, voice)
        ?? throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "has no sentence");

    private static string? Find(IFact fact, Voice voice) =>
        BookingSentences.Of(fact, voice)
        ?? CardSentences.Of(fact, voice)
        ?? FolioSentences.Of(fact, voice)
        ?? MoneySentences.Of(fact, voice)
        ?? CheckoutSentences.Of(fact, voice)
        ?? HoldSentences.Of(fact, voice)
        ?? RequestSentences.Of(fact, voice)
        ?? RunSentences.Of(fact, voice)
        ?? PropertySentences.Of(fact, voice)
        ?? WorkSentences.Of(fact, voice);
}
