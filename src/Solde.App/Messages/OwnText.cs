using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Solde.Core.Planning;

namespace Solde.App.Messages;

/// <summary>What can be wrong with a property's own text of an e-mail.</summary>
public enum TextFault
{
    /// <summary>It is longer than <see cref="OwnText.Longest"/>.</summary>
    TooLong,

    /// <summary>A line of the head is none of <c>subject</c>, <c>title</c>, <c>facts</c>, <c>next</c> and <c>action</c>, or there twice.</summary>
    Head,

    /// <summary>A line of the head that is needed is missing: subject, title and, where the built-in text has a button, action.</summary>
    Missing,

    /// <summary>The summary cannot list this.</summary>
    Fact,

    /// <summary>There is no value of this name.</summary>
    Value,

    /// <summary>Something in braces that is neither a value nor <c>#if</c>, <c>#unless</c>, <c>else</c> or their end.</summary>
    Braces,

    /// <summary>A block that is not closed where it began, or closed where none is open.</summary>
    Block,
}

/// <summary>What is wrong with a text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Fault">What.</param>
/// <param name="What">The word it is about.</param>
public sealed record WrongText(int Line, TextFault Fault, string What);

/// <summary>A property's own text of an e-mail: the shape of <see cref="MessageTemplate"/>, with values and conditions and nothing else, so that no text can
/// fail, or take long, once it was found to be right.</summary>
public static partial class OwnText
{
    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 5_000;

    private const int MostKept = 500;
    private const string Rule = "---";

    private static readonly ConcurrentDictionary<(string Source, string Language), MessageTemplate> Compiled = new();

    /// <summary>What is wrong with a text; null = nothing.</summary>
    /// <param name="source">The text.</param>
    /// <param name="name">The e-mail it is for.</param>
    public static WrongText? Check(string source, TemplateName name)
    {
        if (source.Length > Longest)
        {
            return new WrongText(1, TextFault.TooLong, $"{Longest}");
        }

        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, line => line.Length > 0);
        var head = Array.FindIndex(lines, Math.Max(first, 0), line => line.Length == 0) is >= 0 and var blank ? blank : lines.Length;
        if (CheckHead(lines, Math.Max(first, 0), head, name) is { } wrong)
        {
            return wrong;
        }

        var rule = Array.FindIndex(lines, head, line => line == Rule) is >= 0 and var found ? found : lines.Length;
        return CheckBraces(lines, head, rule) ?? CheckBraces(lines, Math.Min(rule + 1, lines.Length), lines.Length) ?? CheckFilled(source, name);
    }

    /// <summary>A text, compiled.</summary>
    internal static MessageTemplate Of(string source, ILanguage language)
    {
        if (Compiled.Count >= MostKept)
        {
            Compiled.Clear();
        }

        return Compiled.GetOrAdd((source, language.Code), static (key, language) => MessageTemplate.Parse(key.Source, language), language);
    }

    private static WrongText? CheckHead(string[] lines, int first, int end, TemplateName name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = first; i < end; i++)
        {
            var (field, value) = lines[i].Split(':', 2) is [var before, var after] ? (before, after.Trim()) : (lines[i], "");
            if (field is not ("subject" or "title" or "facts" or "next" or "action") || !seen.Add(field))
            {
                return new WrongText(i + 1, TextFault.Head, lines[i]);
            }

            if (value.Length == 0 && field is ("subject" or "title" or "action"))
            {
                return new WrongText(i + 1, TextFault.Missing, field);
            }

            var unknown = field == "facts" ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(fact => !MessageData.Labelled.Contains(fact)) : null;
            if (unknown is not null)
            {
                return new WrongText(i + 1, TextFault.Fact, unknown);
            }

            if (CheckBraces(lines, i, i + 1) is { } wrong)
            {
                return wrong;
            }
        }

        var builtIn = MessageText.Source(name.To, name.Template, Languages.Find(name.Language)!);
        var missing = ((string[])["subject", "title", "action"]).FirstOrDefault(
            field => !seen.Contains(field) && (field != "action" || builtIn.Contains("\naction:", StringComparison.Ordinal)));
        return missing is null ? null : new WrongText(first + 1, TextFault.Missing, missing);
    }

    // Blocks end in the part in which they began: a part is there whatever the conditions are.
    private static WrongText? CheckBraces(string[] lines, int from, int to)
    {
        var open = new Stack<(string Block, int Line)>();
        for (var i = from; i < to; i++)
        {
            foreach (var inside in Braces().Matches(lines[i]).Select(match => match.Groups["inside"].Value.Trim()))
            {
                var wrong = Of(inside, open, i + 1);
                if (wrong is { } fault)
                {
                    return new WrongText(i + 1, fault, inside);
                }
            }

            var rest = Braces().Replace(lines[i], "");
            if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
            {
                return new WrongText(i + 1, TextFault.Braces, rest.Trim());
            }
        }

        return open.TryPeek(out var left) ? new WrongText(left.Line, TextFault.Block, $"#{left.Block}") : null;
    }

    private static TextFault? Of(string inside, Stack<(string Block, int Line)> open, int line)
    {
        switch (inside.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["#if" or "#unless", var value]:
                open.Push((inside.StartsWith("#if", StringComparison.Ordinal) ? "if" : "unless", line));
                return MessageData.All.Contains(value) ? null : TextFault.Value;
            case ["else"]:
                return open.Count > 0 ? null : TextFault.Block;
            case ["/if" or "/unless"]:
                return open.TryPop(out var block) && inside == $"/{block.Block}" ? null : TextFault.Block;
            case [var value] when value.All(char.IsAsciiLetter):
                return MessageData.All.Contains(value) ? null : TextFault.Value;
            default:
                return TextFault.Braces;
        }
    }

    // Once with every value and once with none: what is left, such as a second else, shows here at the latest.
    private static WrongText? CheckFilled(string source, TemplateName name)
    {
        try
        {
            var language = Languages.Find(name.Language)!;
            var template = MessageTemplate.Parse(source, language);
            template.Fill(MessageData.All.ToDictionary(key => key, key => key), language);
            template.Fill(MessageData.All.ToDictionary(key => key, _ => ""), language);
            return null;
        }
        catch (Exception fault) when (fault is FormatException or HandlebarsException or IndexOutOfRangeException)
        {
            return new WrongText(1, TextFault.Block, fault.Message);
        }
    }

    [GeneratedRegex(@"\{\{(?<inside>[^{}]*)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();
}
