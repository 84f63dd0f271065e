using Solde.Core.Facts;
using Solde.Core.Planning;
using Solde.Server.Api;
using Solde.Server.Office;
using Solde.Server.Office.Journal;

namespace Solde.Server.Tests.Office;

public sealed class FactSentencesTests
{
    [Fact]
    public void Every_fact_is_told_as_a_receptionist_would() => Spoken.Check(FactTable.All, FactSentences.Of);

    [Fact]
    public void French_and_English_are_set_as_they_are_printed() => Spoken.CheckTypography(FactTable.All, FactSentences.Of);

    [Fact]
    public void No_fact_is_missing_from_the_table_of_sentences() =>
        Assert.Empty(FactNames.All.Keys.Except(FactTable.All.Select(row => row.Of.GetType())));

    [Fact]
    public void Every_fact_has_a_look() => Assert.Equal(Names(FactNames.All.Keys), Names(FactLook.All.Keys));

    [Fact]
    public void The_guarantee_and_the_portal_change_their_look_with_their_state() => Assert.Equal(
        [new(FactKind.Success, "shield-check"), new(FactKind.Warning, "shield-x"), new(FactKind.Info, "shield"), new(FactKind.Info, "eye-off")],
        FactTable.All.Select(row => row.Of).Where(fact => fact is GuaranteeChanged or FolioVisibility { Visible: false })
            .Select(FactLook.Of).Distinct().OrderBy(look => Array.IndexOf(["shield-check", "shield-x", "shield", "eye-off"], look.Icon)));

    [Fact]
    public void What_can_be_refused_of_a_booking_has_words() => Assert.All(
        RestApi.Endpoints.Where(endpoint => endpoint.Path.StartsWith(Endpoint.Booking, StringComparison.Ordinal) && !endpoint.Refuses.IsEmpty),
        endpoint => Assert.NotNull(ActionWords.Find(endpoint.Name)));

    [Fact]
    public void Every_e_mail_has_a_name() => Assert.All(
        Templates.ToGuest.Concat(Templates.ByThemselves).Concat(Templates.ToStaff),
        template => Assert.NotEqual(template, TemplateWords.Of(template).English));

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order(StringComparer.Ordinal);
}
