using System.Collections.Frozen;
using Solde.Core.Guarantees;
using Solde.Core.Json;
using Solde.Core.Planning;
using Solde.Core.Requests;

namespace Solde.Core.Properties;

/// <summary>Reads the parts of a property's document.</summary>
internal static class PropertyReading
{
    private const int MostDays = 730;
    internal const int MostHours = 87_600;

    internal static BalanceSchedule Schedule(DocumentValue value)
    {
        var fields = value.AsObject("dueDays", "leadDays", "byType", "byUnit", "methods", "remindDays");
        return new BalanceSchedule
        {
            DueDays = Days(fields.Required("dueDays")),
            LeadDays = fields.Optional("leadDays") is { } lead ? Days(lead) : 10,
            ByType = DaysByName(fields.Optional("byType")),
            ByUnit = DaysByName(fields.Optional("byUnit")),
            Methods = fields.List("methods", method => method.AsOneOf<PaymentMethod>()),
            RemindDays = fields.List("remindDays", Days),
        };
    }

    internal static GuaranteePolicy Policy(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("code", "deposit", "periodHours", "satisfiedBy");
        return new GuaranteePolicy(
            fields.Required("code").AsText(100),
            Deposit(fields.Required("deposit"), currency),
            fields.Required("periodHours").AsInteger(0, MostHours),
            fields.OneOf("satisfiedBy", SatisfiedBy.Deposit));
    }

    /// <summary>Addresses by kind of notification: an object whose keys are the templates that staff get.</summary>
    internal static FrozenDictionary<string, string> StaffAddresses(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var fields = given.AsObject(Templates.ToStaff.AsSpan());
        return Templates.ToStaff
            .Select(template => (Template: template, Address: fields.Optional(template)?.AsEmailAddress()))
            .Where(one => one.Address is not null)
            .ToFrozenDictionary(one => one.Template, one => one.Address!);
    }

    internal static Branding Branding(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return Properties.Branding.None;
        }

        var fields = given.AsObject("color", "mailText", "legalLink", "privacyLink");
        return new Branding
        {
            Color = fields.Optional("color") is { } color ? Color(color) : null,
            MailText = ByLanguage(fields.Optional("mailText"), text => text.AsText()),
            LegalLink = ByLanguage(fields.Optional("legalLink"), Link),
            PrivacyLink = ByLanguage(fields.Optional("privacyLink"), Link),
        };
    }

    /// <summary>Refuses a list in which a code stands twice.</summary>
    internal static void RefuseRepeated(DocumentValue? list, IEnumerable<string> codes)
    {
        var seen = new HashSet<string>();
        foreach (var (i, code) in codes.Index())
        {
            if (!seen.Add(code))
            {
                throw new DocumentException($"{list!.Value.Path}[{i}].code", "another one has this code");
            }
        }
    }

    private static Deposit Deposit(DocumentValue value, Currency currency)
    {
        var fields = value.AsObject("percent", "fixed", "nights");
        var deposit = new Deposit(
            fields.Optional("percent")?.AsPercent(0, 100),
            fields.Optional("fixed")?.AsMoneyNotNegative(currency),
            fields.Optional("nights")?.AsInteger(1, 365));
        var given = (deposit.Percent is null ? 0 : 1) + (deposit.Fixed is null ? 0 : 1) + (deposit.Nights is null ? 0 : 1);
        return given == 1 ? deposit : throw fields.Wrong("exactly one of percent, fixed and nights is needed");
    }

    /// <summary>Texts by language; empty where none is given.</summary>
    internal static FrozenDictionary<string, string> ByLanguage(DocumentValue? value, Func<DocumentValue, string> read)
    {
        if (value is not { } given)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var fields = given.AsObject("fr", "en");
        return ((string[])["fr", "en"]).Select(language => (Language: language, Text: fields.Optional(language)))
            .Where(each => each.Text is not null).ToFrozenDictionary(each => each.Language, each => read(each.Text!.Value));
    }

    private static string Color(DocumentValue value) =>
        value.AsText() is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit) ? $"#{digits.ToLowerInvariant()}" : throw value.Wrong("not a colour such as #0b6b5d");

    private static string Link(DocumentValue value)
    {
        var text = value.AsText(300);
        return Uri.TryCreate(text, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? text
            : throw value.Wrong("not an address such as \"https://www.lespins.example/legal\"");
    }

    private static int Days(DocumentValue value) => value.AsInteger(0, MostDays);

    private static FrozenDictionary<string, int> DaysByName(DocumentValue? value) =>
        value is { } given
            ? given.AsEntries().ToFrozenDictionary(entry => entry.Key, entry => Days(entry.Value))
            : FrozenDictionary<string, int>.Empty;
}
