using Solde.App.Messages;
using Solde.Core.Planning;

namespace Solde.App.Tests.Messages;

/// <summary>What can be wrong with a property's own text of an e-mail, and where.</summary>
public sealed class OwnTextTests
{
    private static readonly TemplateName Link = new(Recipient.Guest, Templates.PaymentLink, "fr");

    [Theory]
    [InlineData("subject: S\ntitle: T\naction: A\n\nBonjour {{guestName}},", 0, null, null)]
    [InlineData("\n\nsubject: S\ntitle: T\naction: A\n\n{{#if deadline}}avant le {{deadline}}{{else}}vite{{/if}}\n\n---\n\nMerci", 0, null, null)]
    [InlineData("subject: S\ntitle: T\naction: A\n\nBonjour\n{{prenom}}", 6, TextFault.Value, "prenom")]
    [InlineData("subject: S\ntitle: T\n\nBonjour", 1, TextFault.Missing, "action")]
    [InlineData("subject: S\naction: A\n\nBonjour", 1, TextFault.Missing, "title")]
    [InlineData("subject:\ntitle: T\naction: A\n\nBonjour", 1, TextFault.Missing, "subject")]
    [InlineData("subject: S\ntitle: T\nfrom: X\naction: A\n\nBonjour", 3, TextFault.Head, "from: X")]
    [InlineData("subject: S\ntitle: T\ntitle: U\naction: A\n\nBonjour", 3, TextFault.Head, "title: U")]
    [InlineData("subject: S\ntitle: T\nfacts: amount visit\naction: A\n\nBonjour", 3, TextFault.Fact, "visit")]
    [InlineData("subject: S\ntitle: T\naction: A\n\n{{#if amount}}oui\n\nnon", 5, TextFault.Block, "#if")]
    [InlineData("subject: S\ntitle: T\naction: A\n\nnon{{/if}}", 5, TextFault.Block, "/if")]
    [InlineData("subject: S\ntitle: T\naction: A\n\n{{#if amount}}oui\n\n---\n\n{{/if}}", 5, TextFault.Block, "#if")]
    [InlineData("subject: S\ntitle: T\naction: A\n\n{{#each amount}}{{/each}}", 5, TextFault.Braces, "#each amount")]
    [InlineData("subject: S\ntitle: T\naction: A\n\n{{> other}}", 5, TextFault.Braces, "> other")]
    [InlineData("subject: S {{\ntitle: T\naction: A\n\nBonjour", 1, TextFault.Braces, "subject: S {{")]
    public void A_text_is_refused_with_its_line(string source, int line, TextFault? fault, string? what)
    {
        var wrong = OwnText.Check(source, Link);
        Assert.Equal((line, fault, what), (wrong?.Line ?? 0, wrong?.Fault, wrong?.What));
    }

    [Fact]
    public void Every_built_in_text_could_be_a_propertys_own() => Assert.All(
        TemplateName.All("fr").Concat(TemplateName.All("en")),
        name => Assert.Null(OwnText.Check(MessageText.Source(name.To, name.Template, Languages.Find(name.Language)!), name)));
}
