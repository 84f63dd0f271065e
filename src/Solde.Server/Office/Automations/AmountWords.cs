using Solde.Core;
using Solde.Core.Automations;

namespace Solde.Server.Office.Automations;

/// <summary>How much an automation takes (C6, C7, C8), as a thing that can be charged.</summary>
internal static class AmountWords
{
    public static string Of(AmountRule amount, Voice voice)
    {
        var told = amount.Basis switch
        {
            AmountBasis.Balance => Changed(new("the balance", "le solde"), amount, voice),
            AmountBasis.DepositDue => Changed(new("the deposit still due", "l'acompte restant dû"), amount, voice),
            AmountBasis.Charges => OfCharges(amount, voice),
        };
        return amount.BeyondBalance ? told + voice.Say(new(" (even beyond the balance)", " (même au-delà du solde)")) : told;
    }

    /// <summary>A surcharge.</summary>
    public static string Of(Surcharge surcharge, Voice voice) =>
        surcharge.Percent is { } percent ? voice.Language.Percent(percent) : voice.Amount(surcharge.Fixed!.Value);

    private static string Changed(Text basis, AmountRule amount, Voice voice)
    {
        var told = voice.Say(basis) + (amount.Percent is { TenThousandths: not 0 } percent ? Delta(percent, voice) : "");
        return amount.Fixed is { IsZero: false } plus ? told + Plus(plus, voice) : told;
    }

    // Of a balance a percentage is a delta, of charges a factor.
    private static string Delta(Percent percent, Voice voice) => voice.Say(
        percent.TenThousandths < 0 ? new Text(" less {0}", " diminué de {0}") : new Text(" plus {0}", " majoré de {0}"),
        voice.Language.Percent(new Percent(Math.Abs(percent.TenThousandths))));

    private static string Plus(Money plus, Voice voice) =>
        plus.IsPositive ? voice.Say(new(" plus {0}", " plus {0}"), voice.Amount(plus)) : voice.Say(new(" less {0}", " moins {0}"), voice.Amount(-plus));

    private static string OfCharges(AmountRule amount, Voice voice)
    {
        var extra = amount.Extra is { IsZero: false } given ? given : (Money?)null;
        return (Part(amount, voice), extra) switch
        {
            (null, null) => voice.Say(new("nothing", "rien")),
            (null, { } only) => voice.Amount(only),
            ({ } part, null) => part,
            ({ } part, { } plus) => part + Plus(plus, voice),
        };
    }

    private static string? Part(AmountRule amount, Voice voice) => amount switch
    {
        { Percent: { } percent } => voice.Say(
            amount.Groups.IsEmpty
                ? new Text("{0} of the charges", "{0} des prestations")
                : new Text("{0} of the charges for {1}", "{0} des prestations {1}"),
            voice.Language.Percent(percent), Groups(amount, voice)),
        { Nights: { } nights } => voice.Say(Nights(nights, amount.Groups.IsEmpty), nights, Groups(amount, voice)),
        _ => null,
    };

    private static string Groups(AmountRule amount, Voice voice) => voice.All(amount.Groups.Select(group => voice.Say(GroupWords.Of(group))));

    private static Text Nights(int nights, bool ofAllCharges) => (nights, ofAllCharges) switch
    {
        (1, true) => new("the price of an average night", "le prix d'une nuit moyenne"),
        (1, false) => new("the price of an average night for {1}", "le prix d'une nuit moyenne en {1}"),
        (_, true) => new("the price of {0} average nights", "le prix de {0} nuits moyennes"),
        (_, false) => new("the price of {0} average nights for {1}", "le prix de {0} nuits moyennes en {1}"),
    };
}
