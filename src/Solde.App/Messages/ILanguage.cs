using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Messages;

/// <summary>A language in which Solde writes to people: how it spells amounts and dates, and its word for each thing of the trade.</summary>
/// <remarks>Globalisation is invariant, so no culture data of the machine decides how an amount reads.</remarks>
public interface ILanguage
{
    /// <summary>ISO 639-1 code.</summary>
    string Code { get; }

    /// <summary>An amount with its currency and the currency's decimals.</summary>
    string Amount(Money amount);

    /// <summary>A day, the month in letters.</summary>
    string Date(LocalDate date);

    /// <summary>A day and a time of day, to the minute.</summary>
    string DateAndTime(LocalDateTime time);

    /// <summary>A time of day, to the minute.</summary>
    string Time(LocalTime time);

    /// <summary>A percentage with its sign.</summary>
    string Percent(Percent percent);

    /// <summary>Several things of which all are meant: <c>a, b and c</c>.</summary>
    string AllOf(IReadOnlyList<string> things);

    /// <summary>Several things of which one is chosen: <c>a, b or c</c>.</summary>
    string AnyOf(IReadOnlyList<string> things);

    /// <summary>What a property of a kind sells, as it follows "your".</summary>
    string Visit(PropertyKind kind);

    /// <summary>How a guest pays, as a person of that side calls it.</summary>
    string Method(PaymentMethod method, Recipient reader);

    /// <summary>Why a payment failed. A guest is never told that a card was reported lost or stolen, nor that money is short: the bank says that.</summary>
    string Reason(DeclineReason reason, Recipient reader);

    /// <summary>Where a booking came from; a code without a name of its own is shown as it is.</summary>
    string Channel(string code);

    /// <summary>What staff do next; empty = nothing.</summary>
    string Next(NextStep step);

    /// <summary>That a payment failed for the second time (LH11).</summary>
    string Again { get; }

    /// <summary>The label of one of <see cref="MessageData"/>'s values in the summary of a message.</summary>
    string Label(string key);

    /// <summary>What stands over the next step.</summary>
    string ToDo { get; }

    /// <summary>What stands over the account that a transfer goes to.</summary>
    string BankDetails { get; }

    /// <summary>What stands before the address of a link, for those whose button does not open.</summary>
    string LinkByHand { get; }

    /// <summary>The words on the link to the legal notice.</summary>
    string LegalNotice { get; }

    /// <summary>The words on the link to what becomes of personal data.</summary>
    string Privacy { get; }

    /// <summary>The last line of a message.</summary>
    string Footer(Recipient reader, string property, string reference);

    /// <summary>The last line of an invitation: who reads it works nowhere yet and changes no settings.</summary>
    /// <param name="by">Who invites.</param>
    /// <param name="address">Where it is sent.</param>
    string InvitationFooter(string by, string address);

    /// <summary>What stands between a label and its value.</summary>
    string Colon { get; }

    /// <summary>Puts the language's spaces and quotation marks into a text written with a plain keyboard.</summary>
    string Typeset(string text);
}

/// <summary>The languages there are.</summary>
public static class Languages
{
    /// <summary>French.</summary>
    public static ILanguage French { get; } = new French();

    /// <summary>English.</summary>
    public static ILanguage English { get; } = new English();

    /// <summary>The language of a code such as <c>fr</c> or <c>en-GB</c>; null when Solde does not write it.</summary>
    public static ILanguage? Find(string? code) => code?.Split('-', '_')[0].Trim().ToLowerInvariant() switch
    {
        "fr" => French,
        "en" => English,
        _ => null,
    };

    /// <summary>The language for a reader: the guest's, where Solde writes it, else the property's, else English. Staff read the property's.</summary>
    public static ILanguage Of(Recipient reader, string? guest, string property) =>
        (reader == Recipient.Guest ? Find(guest) : null) ?? Find(property) ?? English;
}
