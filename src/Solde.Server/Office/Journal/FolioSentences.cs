using Solde.Core.Facts;

namespace Solde.Server.Office.Journal;

/// <summary>What became of a folio.</summary>
internal static class FolioSentences
{
    public static string? Of(IFact fact, Voice voice) => fact switch
    {
        FolioOpened f => voice.Say(new("Folio “{0}” opened.", "Folio « {0} » ouvert."), Name(f.Folio, voice)),
        FolioClosed { Document: null } f => voice.Say(new("Folio “{0}” closed.", "Folio « {0} » clôturé."), Name(f.Folio, voice)),
        FolioClosed { Document: { } document } f => voice.Say(
            new("Folio “{0}” closed with {1}.", "Folio « {0} » clôturé avec {1}."), Name(f.Folio, voice), voice.Say(DocumentWords.Of(document))),
        FolioVisibility { Visible: true } f => voice.Say(
            new("The guest now sees folio “{0}” in the portal.", "Le client voit désormais le folio « {0} » dans le portail."), Name(f.Folio, voice)),
        FolioVisibility f => voice.Say(
            new("The guest no longer sees folio “{0}” in the portal.", "Le client ne voit plus le folio « {0} » dans le portail."), Name(f.Folio, voice)),
        FolioLineAdded { Name: { } name } f => voice.Say(
            new("Line added to folio “{0}”: {1} ({2}), {3}.", "Ligne ajoutée au folio « {0} » : {1} ({2}), {3}."),
            Name(f.Folio, voice), name, voice.Say(GroupWords.Of(f.Group)), voice.Amount(f.Amount)),
        FolioLineAdded f => voice.Say(
            new("Charge added to folio “{0}”: {1}, {2}.", "Prestation ajoutée au folio « {0} » : {1}, {2}."), Name(f.Folio, voice), voice.Say(GroupWords.Of(f.Group)), voice.Amount(f.Amount)),
        _ => null,
    };

    private static string Name(string folio, Voice voice) => voice.Say(FolioWords.Of(folio));
}
