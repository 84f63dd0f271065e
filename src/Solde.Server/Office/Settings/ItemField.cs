using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Solde.App.Messages;
using Solde.Core;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>What a field of an item holds.</summary>
internal enum FieldKind
{
    /// <summary>A word or two.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An amount in the property's currency.</summary>
    Amount,

    /// <summary>A percentage.</summary>
    Share,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Words with commas between them.</summary>
    List,
}

/// <summary>A field of an item: how it is entered, and where it stands in the document.</summary>
/// <param name="Key">Its path in the item: <c>deposit.percent</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record ItemField(string Key, Text Label, FieldKind Kind)
{
    public Text? Hint { get; init; }

    public bool Optional { get; init; }

    /// <summary>What may be chosen.</summary>
    public ImmutableArray<(string Value, Text Shown)> Choices { get; init; } = [];

    /// <summary>The name of its input: the last part of the key.</summary>
    public string Name => Key.Split('.')[^1];

    /// <summary>The type of its input.</summary>
    public string Type => Kind switch
    {
        FieldKind.Flag => "checkbox",
        FieldKind.Choice => "select",
        FieldKind.Number => "number",
        _ => "text",
    };

    /// <summary>Puts what was entered into an item. What cannot be read stays as it was written, and is refused where documents are read.</summary>
    public void Read(Entered entered, JsonObject item, Currency currency)
    {
        var text = entered[Name];
        JsonNode? value = Kind switch
        {
            FieldKind.Flag => JsonValue.Create(entered.Is(Name)),
            FieldKind.List => new JsonArray([.. text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => (JsonNode)word)]),
            _ when text.Length == 0 => null,
            FieldKind.Number when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            FieldKind.Share when decimal.TryParse(
                text.TrimEnd('%', ' ', '\u00A0', '\u202F').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) => JsonValue.Create(share),
            FieldKind.Amount when EnteredMoney.Read(text, currency) is { } amount => JsonValue.Create(amount.ToDecimalString()),
            _ => JsonValue.Create(text),
        };
        if (value is not null)
        {
            Holder(item, make: true)![Name] = value;
        }
    }

    /// <summary>Fills the input with an item's value.</summary>
    public void Fill(Entered entered, JsonObject item, ILanguage language)
    {
        if (Kind == FieldKind.Flag)
        {
            entered.Tick(Name, Value(item)?.GetValue<bool>() ?? false);
        }
        else
        {
            entered[Name] = Kind is FieldKind.Amount or FieldKind.Share ? EnteredMoney.Shown($"{Value(item)}", language) : Words(item);
        }
    }

    /// <summary>The value as people read it; empty = none.</summary>
    public string Shown(JsonObject item, ILanguage language, Currency currency)
    {
        var value = Words(item);
        return value.Length == 0 ? "" : Kind switch
        {
            FieldKind.Choice => Choices.First(choice => choice.Value == value).Shown.In(language),
            FieldKind.Share when Percent.TryParse(value, out var share) is null => language.Percent(share),
            FieldKind.Amount when Money.TryParse(value, currency, out var amount) is null => language.Amount(amount),
            _ => value,
        };
    }

    private string Words(JsonObject item) => Value(item) is JsonArray words ? string.Join(", ", words.Select(word => $"{word}")) : $"{Value(item)}";

    private JsonNode? Value(JsonObject item) => Holder(item, make: false)?[Name];

    private JsonObject? Holder(JsonObject item, bool make)
    {
        if (Key == Name)
        {
            return item;
        }

        var outer = Key.Split('.')[0];
        if (item[outer] is null && make)
        {
            item[outer] = new JsonObject();
        }

        return item[outer]?.AsObject();
    }
}
