using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using Solde.App.Messages;

namespace Solde.App.Tests.Messages;

public sealed class TemplateTests
{
    private static readonly Dictionary<string, string> Data = MessageData.All.ToDictionary(key => key, key => key == MessageData.Deadline ? "" : $"<{key}>");

    [Fact]
    public void Paragraphs_stand_before_and_after_the_summary()
    {
        var parts = Fill("subject: S {{reference}}\ntitle: T\nfacts: reference deadline amount\naction: A\n\none\nline\n\ntwo\n\n---\n\nthree\n");
        Assert.Equal("S <reference>", parts.Subject);
        Assert.Equal("T", parts.Title);
        Assert.Equal("A", parts.Action);
        Assert.Equal(["one line", "two"], parts.Before);
        Assert.Equal(["three"], parts.After);
        Assert.Equal([("Booking", "<reference>", false), ("Amount", "<amount>", true)], parts.Facts.Select(fact => (fact.Label, fact.Value, fact.Strong)));
    }

    [Fact]
    public void Conditions_choose_words() =>
        Assert.Equal(["by then or soon"], Fill("subject: S\ntitle: T\n\nby {{#if deadline}}{{deadline}}{{else}}then{{/if}} or {{#if amount}}soon{{/if}}").Before);

    [Theory]
    [InlineData("title: T\n\nx", "a template needs a subject")]
    [InlineData("subject: S\n\nx", "a template needs a title")]
    [InlineData("subject: S\ntitle:\n\nx", "a template needs a title")]
    [InlineData("subject: S\nsubject: S\ntitle: T\n\nx", "not a line of a template's head, or there twice: subject: S")]
    [InlineData("subject: S\ntitel: T\n\nx", "not a line of a template's head, or there twice: titel: T")]
    [InlineData("subject: S\ntitle: T\nfacts: reference amont\n\nx", "facts: there is no value amont")]
    public void A_template_that_cannot_be_read_is_refused(string source, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => MessageTemplate.Parse(source, Languages.English)).Message);

    [Fact]
    public void A_block_that_is_not_closed_is_refused() => Assert.ThrowsAny<HandlebarsException>(
        () => MessageTemplate.Parse("subject: S\ntitle: T\n\n{{#if amount}}x", Languages.English));

    [Theory]
    [InlineData("{{amont}}")]
    [InlineData("{{#if amont}}x{{/if}}")]
    public void A_value_that_does_not_exist_leaves_no_hole_but_stops(string text) =>
        Assert.Throws<HandlebarsUndefinedBindingException>(() => Fill($"subject: S\ntitle: T\n\n{text}"));

    [Theory]
    [InlineData("fr", "Payé : « oui » ! Déjà ? L'an ; fin", "Payé\u00A0: «\u00A0oui\u00A0»\u202F! Déjà\u202F? L’an\u202F; fin")]
    [InlineData("en", "Paid: it's done", "Paid: it’s done")]
    public void What_was_typed_on_a_plain_keyboard_is_set_as_the_language_wants(string language, string typed, string set) =>
        Assert.Equal(set, Languages.Find(language)!.Typeset(typed));

    private static MessageParts Fill(string source) => MessageTemplate.Parse(source, Languages.English).Fill(Data, Languages.English);
}
