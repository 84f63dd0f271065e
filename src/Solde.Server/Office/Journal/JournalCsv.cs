using System.Collections.Immutable;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.Core.Facts;
using Solde.Server.Office.Exports;

namespace Solde.Server.Office.Journal;

/// <summary>The journal as a file for spreadsheets.</summary>
internal static class JournalCsv
{
    /// <summary>The names of the columns.</summary>
    public static ImmutableArray<string> Head(ILanguage language) =>
        [JournalTexts.When.In(language), JournalTexts.Booking.In(language), JournalTexts.Fact.In(language), JournalTexts.By.In(language), "type"];

    /// <summary>An entry; times are those of the property's clock.</summary>
    public static CsvLine Line(JournalEntry entry, Voice voice, Doers doers) =>
        new([voice.Clock(entry.Fact.At), entry.Ref ?? "", FactSentences.Of(entry.Fact, voice), doers.Name(entry.By), FactNames.Of(entry.Fact)]);
}
