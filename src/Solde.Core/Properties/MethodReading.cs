using System.Collections.Frozen;
using Solde.Core.Json;

namespace Solde.Core.Properties;

/// <summary>Reads what a property's document says of how guests may pay.</summary>
internal static class MethodReading
{
    private const int LongestCode = 100;
    private const int MostDestinations = 100;
    private const int LongestHolder = 70; // What a SEPA transfer, and the EPC's QR code, take.
    private const int LongestAddress = 300;

    /// <summary>The methods offered, in the order shown: each by its name, or as an object that says more of it.</summary>
    internal static ImmutableArray<OfferedMethod> Methods(DocumentValue list, Currency currency)
    {
        var methods = list.AsList(value => Method(value, currency));
        for (var i = 1; i < methods.Length; i++)
        {
            if (methods.Take(i).Any(other => Overlap(other, methods[i])))
            {
                throw new DocumentException($"{list.Path}[{i}]", $"{CamelCase.Of(methods[i].Method)} is offered twice for the same destination");
            }
        }

        return methods;
    }

    internal static PaymentDetails Details(DocumentValue? value)
    {
        if (value is not { } given)
        {
            return PaymentDetails.None;
        }

        var fields = given.AsObject("bankTransfer", "cheque", "texts");
        return new PaymentDetails
        {
            BankTransfer = fields.Optional("bankTransfer") is { } account ? Account(account) : null,
            Cheque = fields.Optional("cheque") is { } cheque ? Cheque(cheque) : null,
            Texts = fields.Optional("texts") is { } texts ? Texts(texts) : PaymentDetails.None.Texts,
        };
    }

    private static OfferedMethod Method(DocumentValue value, Currency currency)
    {
        if (value.Element.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            return new OfferedMethod(value.AsOneOf<PaymentMethod>());
        }

        var fields = value.AsObject("method", "destinations", "minimum", "maximum");
        var method = new OfferedMethod(fields.Required("method").AsOneOf<PaymentMethod>())
        {
            Destinations = fields.List("destinations", code => code.AsText(LongestCode), MostDestinations),
            Minimum = fields.Optional("minimum")?.AsPositiveMoney(currency),
            Maximum = fields.Optional("maximum")?.AsPositiveMoney(currency),
        };
        RefuseRepeated(method.Destinations, $"{value.Path}.destinations");
        return method is { Minimum: { } least, Maximum: { } most } && least > most
            ? throw fields.Optional("maximum")!.Value.Wrong("below the minimum")
            : method;
    }

    // Without destinations it is offered for every one of them.
    private static bool Overlap(OfferedMethod one, OfferedMethod other) => one.Method == other.Method
        && (one.Destinations.IsEmpty || other.Destinations.IsEmpty || one.Destinations.Intersect(other.Destinations).Any());

    private static void RefuseRepeated(ImmutableArray<string> codes, string path)
    {
        for (var i = 1; i < codes.Length; i++)
        {
            if (codes.AsSpan(0, i).Contains(codes[i]))
            {
                throw new DocumentException($"{path}[{i}]", "stands there already");
            }
        }
    }

    private static BankAccount Account(DocumentValue value)
    {
        var fields = value.AsObject("holder", "iban", "bic");
        return new BankAccount(
            fields.Required("holder").AsText(LongestHolder),
            IbanOf(fields.Required("iban")),
            fields.Optional("bic") is { } bic ? BicOf(bic) : null);
    }

    private static string IbanOf(DocumentValue value) => Iban.TryRead(value.AsText(), out var iban) is { } problem ? throw value.Wrong(problem) : iban;

    private static string BicOf(DocumentValue value) => Iban.TryReadBic(value.AsText(), out var bic) is { } problem ? throw value.Wrong(problem) : bic;

    private static ChequeDetails Cheque(DocumentValue value)
    {
        var fields = value.AsObject("payableTo", "sendTo");
        return new ChequeDetails(fields.Required("payableTo").AsText(100), fields.Optional("sendTo")?.AsText(LongestAddress));
    }

    private static FrozenDictionary<PaymentMethod, IReadOnlyDictionary<string, string>> Texts(DocumentValue value)
    {
        var fields = value.AsObject(CamelCase.All<PaymentMethod>().AsSpan());
        return Enum.GetValues<PaymentMethod>()
            .Select(method => (Method: method, Words: PropertyReading.ByLanguage(fields.Optional(CamelCase.Of(method)), text => text.AsText())))
            .Where(each => each.Words.Count > 0)
            .ToFrozenDictionary(each => each.Method, each => (IReadOnlyDictionary<string, string>)each.Words);
    }
}
