using System.Text.Json.Nodes;
using Solde.Core.Json;

namespace Solde.Core.Properties;

/// <summary>Writes what a property's document says of how guests may pay.</summary>
internal static class MethodWriting
{
    internal static JsonNode Method(OfferedMethod offered) => offered.IsPlain
        ? JsonValue.Create(CamelCase.Of(offered.Method))
        : new JsonObject
        {
            ["method"] = CamelCase.Of(offered.Method),
            ["destinations"] = Written.Texts(offered.Destinations),
            ["minimum"] = Written.Amount(offered.Minimum),
            ["maximum"] = Written.Amount(offered.Maximum),
        };

    internal static JsonObject Details(PaymentDetails details) => new()
    {
        ["bankTransfer"] = details.BankTransfer is { } account
            ? new JsonObject { ["holder"] = account.Holder, ["iban"] = account.Iban, ["bic"] = account.Bic }
            : null,
        ["cheque"] = details.Cheque is { } cheque ? new JsonObject { ["payableTo"] = cheque.PayableTo, ["sendTo"] = cheque.SendTo } : null,
        ["texts"] = new JsonObject(details.Texts.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create(
            CamelCase.Of(pair.Key), (JsonNode?)PropertyWriting.ByName(pair.Value, text => JsonValue.Create(text))))),
    };
}
