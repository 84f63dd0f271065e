using Solde.App.Messages;

namespace Solde.Server.Office.Settings;

/// <summary>Words of the texts of e-mails.</summary>
internal static class TemplateTexts
{
    public static readonly Text ToGuests = new("To guests", "Aux clients");
    public static readonly Text ToStaff = new("To the team", "À l'équipe");
    public static readonly Text Letter = new("E-mail", "E-mail");
    public static readonly Text Open = new("Open", "Ouvrir");
    public static readonly Text Own = new("yours", "le vôtre");
    public static readonly Text Source = new("Text", "Texte");
    public static readonly Text Preview = new("Preview", "Aperçu");
    public static readonly Text PreviewHint = new("With a made-up booking.", "Avec une réservation inventée.");
    public static readonly Text BuiltIn = new("Solde’s own text", "Le texte de Solde");
    public static readonly Text IsOwn = new("Your text, version {0}", "Votre texte, version {0}");
    public static readonly Text BackToBuiltIn = new("Back to Solde’s text", "Revenir au texte de Solde");
    public static readonly Text Test = new("Send it to {0}", "L'envoyer à {0}");
    public static readonly Text Sent = new("Sent to {0}.", "Envoyé à {0}.");
    public static readonly Text NotSent = new("It could not be sent: {0}", "Envoi impossible : {0}");
    public static readonly Text How = new("How a text is written", "Comment s'écrit un texte");
    public static readonly Text HowHead = new(
        "First the head: subject, title, facts (the lines of the summary, by name), action (the words on the button). Then an empty line, and the paragraphs. What comes after a line of three dashes is shown below the button.",
        "D'abord l'en-tête : subject (objet), title (titre), facts (les lignes du récapitulatif, par leur nom), action (les mots du bouton). Puis une ligne vide, et les paragraphes. Ce qui suit une ligne de trois tirets vient sous le bouton.");
    public static readonly Text HowValues = new(
        "A name in double braces becomes its value. With #if and /if something is only there when there is such a value.",
        "Un nom entre doubles accolades devient sa valeur. Avec #if et /if, un passage n'est là que si la valeur existe.");
    public static readonly Text InFacts = new("also in facts", "aussi dans facts");
    public static readonly Text Values = new("Values", "Valeurs");

    /// <summary>What is wrong with a text.</summary>
    public static Text Of(TextFault fault) => fault switch
    {
        TextFault.TooLong => new("The text is longer than {1} characters.", "Le texte dépasse {1} caractères."),
        TextFault.Head => new(
            "Line {0}: the head has lines that begin with subject:, title:, facts:, next: or action:, each once.",
            "Ligne {0} : l'en-tête a des lignes qui commencent par subject:, title:, facts:, next: ou action:, une fois chacune."),
        TextFault.Missing => new("Line {0}: “{1}” is missing from the head.", "Ligne {0} : « {1} » manque dans l'en-tête."),
        TextFault.Fact => new("Line {0}: the summary has no line “{1}”.", "Ligne {0} : le récapitulatif n'a pas de ligne « {1} »."),
        TextFault.Value => new("Line {0}: there is no value for “{1}”.", "Ligne {0} : il n'y a pas de valeur pour « {1} »."),
        TextFault.Braces => new("Line {0}: this in braces is not understood: {1}", "Ligne {0} : ceci entre accolades n'est pas compris : {1}"),
        TextFault.Block => new("Line {0}: what begins with #if ends with /if, in the same part: {1}", "Ligne {0} : ce qui commence par #if finit par /if, dans la même partie : {1}"),
    };
}
