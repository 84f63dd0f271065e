using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;
using Solde.App.Bookings;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox.Http;

/// <summary>The body that makes an entry. Its idempotency key is in the header.</summary>
public sealed record NewEntry
{
    /// <summary>What it is.</summary>
    public required AttemptKind Kind { get; init; }

    /// <summary>How much, in minor units; zero for a validation.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>Do it at once; false: write a charge or hold down, to be confirmed.</summary>
    public required bool Confirm { get; init; }

    /// <summary>The card's token.</summary>
    public string? Card { get; init; }

    /// <summary>The hold to capture or release, the charge or capture to refund.</summary>
    public string? Target { get; init; }

    /// <summary>The guest is there and authenticates when asked.</summary>
    public bool OnSession { get; init; }

    /// <summary>Metadata: the product's attempt.</summary>
    public string? Attempt { get; init; }

    /// <summary>Metadata: the booking's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The body of a request to prepare or execute.</summary>
    public static NewEntry Of(SandboxRequest request) => new()
    {
        Kind = request.Kind!.Value,
        AmountMinor = request.AmountMinor,
        Currency = request.Currency!,
        Confirm = request.Verb == SandboxVerb.Execute,
        Card = request.CardToken,
        Target = request.Target,
        OnSession = request.OnSession,
        Attempt = request.Attempt,
        Reference = request.Reference,
    };

    /// <summary>The request that it is the body of.</summary>
    public SandboxRequest ToRequest(string key) => new()
    {
        Verb = Confirm ? SandboxVerb.Execute : SandboxVerb.Prepare,
        Key = key,
        Kind = Kind,
        AmountMinor = AmountMinor,
        Currency = Currency,
        CardToken = Card,
        Target = Target,
        OnSession = OnSession,
        Attempt = Attempt,
        Reference = Reference,
    };
}

/// <summary>The body that stores a card: the only one that ever carries a number.</summary>
/// <param name="Number">As typed.</param>
/// <param name="ExpiryYear">Of the last month in which it can be used.</param>
/// <param name="ExpiryMonth">1 to 12.</param>
public sealed record NewCard(string Number, int ExpiryYear, int ExpiryMonth);

/// <summary>A card that was stored.</summary>
/// <param name="Token">By which it is charged.</param>
/// <param name="Last4">The last four digits.</param>
/// <param name="Brand">Visa, Mastercard…</param>
/// <param name="ExpiryYear">Of the last month in which it can be used.</param>
/// <param name="ExpiryMonth">1 to 12.</param>
public sealed record CardOnFile(string Token, string Last4, string Brand, int ExpiryYear, int ExpiryMonth)
{
    /// <summary>A card as it goes over the line.</summary>
    public static CardOnFile Of(StoredCard card) => new(card.Token, card.Last4, card.Brand, card.Expiry.Year, card.Expiry.Month);

    /// <summary>The card that came over the line.</summary>
    public StoredCard ToCard() => new(Token, Last4, Brand, new YearMonth(ExpiryYear, ExpiryMonth));
}

/// <summary>The body that switches a fault on; what is left out is as in <see cref="FaultRule"/>.</summary>
public sealed record NewFault(
    SandboxFault Fault, SandboxVerb? Verb = null, AttemptKind? Kind = null, int? Skip = null, int? Times = null, double? Probability = null,
    DeclineReason? Reason = null, long? DelayMs = null)
{
    /// <summary>The body that switches this rule on.</summary>
    public static NewFault Of(FaultRule rule) => new(
        rule.Fault, rule.Verb, rule.Kind, rule.Skip, rule.Times, rule.Probability, rule.Reason, (long)rule.Delay.TotalMilliseconds);

    /// <summary>The rule to switch on.</summary>
    public FaultRule ToRule()
    {
        var rule = new FaultRule(Fault) { Verb = Verb, Kind = Kind, Times = Times };
        return rule with
        {
            Skip = Skip ?? rule.Skip,
            Probability = Probability ?? rule.Probability,
            Reason = Reason ?? rule.Reason,
            Delay = DelayMs is { } wait ? Duration.FromMilliseconds(wait) : rule.Delay,
        };
    }
}

/// <summary>An event as it is posted.</summary>
/// <param name="Id">The same at each delivery.</param>
/// <param name="Type">What ended and how: <c>charge.succeeded</c>.</param>
/// <param name="Object">The entry's id.</param>
/// <param name="Created">When it ended.</param>
/// <param name="Attempt">Metadata: the product's attempt, as it came with the call.</param>
public sealed record PostedEvent(string Id, string Type, string Object, Instant Created, string? Attempt = null);

/// <summary>What goes over the line. Enums by their names, instants in ISO 8601, an answer as the acquirer gives it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(EnumNames<AttemptKind>), typeof(EnumNames<ReplyState>), typeof(EnumNames<DeclineReason>), typeof(EnumNames<SandboxStatus>),
        typeof(EnumNames<SandboxFault>), typeof(EnumNames<SandboxVerb>), typeof(EnumNames<HostedPurpose>), typeof(EnumNames<HostedState>),
        typeof(InstantText), typeof(MoneyObject),
    ])]
[JsonSerializable(typeof(NewEntry))]
[JsonSerializable(typeof(SandboxAnswer))]
[JsonSerializable(typeof(NewCard))]
[JsonSerializable(typeof(CardOnFile))]
[JsonSerializable(typeof(NewPage))]
[JsonSerializable(typeof(PageAnswer))]
[JsonSerializable(typeof(NewFault))]
[JsonSerializable(typeof(PostedEvent))]
[JsonSerializable(typeof(ImmutableArray<LedgerEntry>))]
public sealed partial class SandboxWire : JsonSerializerContext;

/// <summary>Names only: a number would let a value in that nobody knows.</summary>
internal sealed class EnumNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

internal sealed class InstantText : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "") is { Success: true } parsed ? parsed.Value : throw new JsonException("not an instant");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

/// <summary>Money as <c>{"minor": 12000, "currency": "EUR"}</c>.</summary>
internal sealed class MoneyObject : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var money = document.RootElement;
        return money.ValueKind == JsonValueKind.Object
            && money.TryGetProperty("minor", out var minor) && minor.TryGetInt64(out var amount)
            && money.TryGetProperty("currency", out var code) && Currency.Find(code.GetString() ?? "") is { } currency
                ? new Money(amount, currency)
                : throw new JsonException("not an amount of money");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("minor", value.Minor);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }
}
