using System.Text.Json.Nodes;
using Solde.Core.Json;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>The form of what guests need to know to pay otherwise than by card: bank account, cheques, a few words for each method.</summary>
internal static class PaymentDetailsForm
{
    private const string Key = "paymentDetails";

    /// <summary>The input of a method's words in a language.</summary>
    public static string TextField(PaymentMethod method, string language) => TextField(CamelCase.Of(method), language);

    /// <summary>Whether a method has words, or wrong ones.</summary>
    public static bool SaysSomething(Entered entered, PaymentMethod method) => Tongues.All.Select(tongue => TextField(method, tongue.Value))
        .Any(field => entered[field].Length > 0 || entered.WrongWith(field) is not null);

    public static void Fill(Entered entered, PaymentDetails details)
    {
        if (details.BankTransfer is { } account)
        {
            (entered["holder"], entered["iban"], entered["bic"]) = (account.Holder, InFours(account.Iban), account.Bic ?? "");
        }

        if (details.Cheque is { } cheque)
        {
            (entered["payableTo"], entered["sendTo"]) = (cheque.PayableTo, cheque.SendTo ?? "");
        }

        foreach (var method in OfferedMethods.All)
        {
            foreach (var (language, _) in Tongues.All)
            {
                entered[TextField(method, language)] = details.TextOf(method, language);
            }
        }
    }

    /// <summary>The document of what was entered.</summary>
    /// <param name="entered">The form.</param>
    /// <param name="known">What there is: words for methods that the form does not have stay.</param>
    public static JsonObject Read(Entered entered, PaymentDetails known)
    {
        var texts = new JsonObject();
        foreach (var method in Enum.GetValues<PaymentMethod>())
        {
            var isEntered = OfferedMethods.All.Contains(method);
            texts[CamelCase.Of(method)] = new JsonObject(
                Tongues.All.Select(tongue => (tongue.Value, Text: isEntered ? OneLine(entered[TextField(method, tongue.Value)]) : known.TextOf(method, tongue.Value)))
                    .Where(each => each.Text.Length > 0).Select(each => KeyValuePair.Create(each.Value, (JsonNode?)each.Text)));
        }

        return new JsonObject { ["bankTransfer"] = Filled(entered, "holder", "iban", "bic"), ["cheque"] = Filled(entered, "payableTo", "sendTo"), ["texts"] = texts };
    }

    /// <summary>The input of a path of the document; null = it is not of this form, or named like the path's last part.</summary>
    public static string? FieldOf(string path, string problem) => path.Split('.') switch
    {
        [Key, "texts", var method, var language] => TextField(method, language),
        [Key, _] when problem.EndsWith(" is missing", StringComparison.Ordinal) => problem.Split(' ')[0],
        _ => null,
    };

    private static string TextField(string method, string language) => $"text-{method}-{language}";

    // Nothing entered is nothing set.
    private static JsonObject? Filled(Entered entered, params ReadOnlySpan<string> fields)
    {
        var filled = new JsonObject();
        foreach (var field in fields)
        {
            if (OneLine(entered[field]) is { Length: > 0 } text)
            {
                filled[field] = text;
            }
        }

        return filled.Count == 0 ? null : filled;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string InFours(string iban) => string.Join(' ', iban.Chunk(4).Select(four => new string(four)));
}
