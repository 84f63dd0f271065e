using Solde.Core.Automations;
using Solde.Core.Json;
using Solde.Core.Properties;

namespace Solde.App.Simulate;

/// <summary>The keys of one event, read on demand.</summary>
/// <param name="Fields">The event.</param>
/// <param name="Property">The property, for its zone, currency and services.</param>
/// <param name="Automations">All names that automations have at some time in the scenario.</param>
internal readonly record struct EventFields(DocumentObject Fields, PropertySettings Property, IReadOnlySet<string> Automations)
{
    internal Instant At => Time("at");

    internal string Ref => Text("ref");

    internal string Automation
    {
        get
        {
            var value = Fields.Required("automation");
            var name = value.AsText(100);
            return Automations.Contains(name) ? name : throw value.Wrong($"no automation has this name{Spelling.Hint(name, Automations)}");
        }
    }

    internal Money Amount => Fields.Required("amount").AsMoney(Property.Currency);

    internal Money PositiveAmount => Fields.Required("amount").AsPositiveMoney(Property.Currency);

    /// <summary>An amount somebody types: whether it can be asked for is decided when it is played.</summary>
    internal Money? AmountIfGiven => Fields.Optional("amount")?.AsMoneyNotNegative(Property.Currency);

    internal Money? PositiveAmountIfGiven => Fields.Optional("amount")?.AsPositiveMoney(Property.Currency);

    internal CardChoice CardChoice => Fields.Optional("card")?.AsOneOf<CardChoice>() ?? CardChoice.Last;

    internal PaymentMethod Method => OneOf<PaymentMethod>("method");

    internal Instant Time(string key) => Fields.Required(key).AsInstant(Property.Zone);

    internal string Text(string key) => Fields.Required(key).AsText(100);

    internal string? TextIfGiven(string key) => Fields.Optional(key)?.AsText(100);

    internal T OneOf<T>(string key)
        where T : struct, Enum => Fields.Required(key).AsOneOf<T>();
}
