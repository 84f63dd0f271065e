namespace Solde.App.Messages;

/// <summary>The names of the values that a template may use. All are always there; an empty one does not apply.</summary>
public static class MessageData
{
#pragma warning disable CS1591 // The names say it; what needs more is said.
    public const string PropertyName = "propertyName";
    public const string GuestName = "guestName";
    public const string Reference = "reference";
    public const string Channel = "channel";

    /// <summary>"Stay" or "appointment", in the language.</summary>
    public const string Visit = "visit";

    /// <summary>An appointment's day and time; empty for a stay.</summary>
    public const string Start = "start";

    /// <summary>Empty for an appointment.</summary>
    public const string Arrival = "arrival";

    /// <summary>Empty for an appointment.</summary>
    public const string Departure = "departure";

    public const string Amount = "amount";

    /// <summary>The last day to pay; empty when there is none or it is over: then as soon as possible.</summary>
    public const string Deadline = "deadline";

    /// <summary>The methods offered.</summary>
    public const string Methods = "methods";

    /// <summary>Whose account a transfer goes to; like the three below empty unless the guest has chosen a transfer, is offered nothing else, or is sent
    /// the details of one, and the property's account is known.</summary>
    public const string Holder = "holder";

    /// <summary>The account's IBAN, in groups of four.</summary>
    public const string Iban = "iban";

    /// <summary>Empty where the property has not given it.</summary>
    public const string Bic = "bic";

    /// <summary>What the guest writes on the transfer, in groups of four (<see cref="Core.Requests.TransferReference"/>).</summary>
    public const string TransferReference = "transferReference";

    /// <summary>A gift voucher's code; empty in other messages. It is in the letter alone: what is kept has its number in place of it.</summary>
    public const string VoucherCode = "voucherCode";

    /// <summary>The last day of a gift voucher.</summary>
    public const string ValidUntil = "validUntil";

    /// <summary>The guest's page, or the booking's page for staff.</summary>
    public const string Link = "link";

    /// <summary>Where a guest's answer goes; empty when the property has set no address, and in messages to staff.</summary>
    public const string ReplyTo = "replyTo";

    /// <summary>Who invites, in invitations; otherwise empty.</summary>
    public const string By = "by";

    public const string Automation = "automation";
    public const string Reason = "reason";
    public const string Method = "method";

    /// <summary>"true" where the amount is only to be held on the card, not taken; else empty.</summary>
    public const string Hold = "hold";

    /// <summary>A sentence saying that it is the second failure (LH11).</summary>
    public const string Again = "again";

    /// <summary>What staff do next.</summary>
    public const string Next = "next";

    /// <summary>The address of the property's logo; empty = none, and in messages to staff.</summary>
    public const string Logo = "logo";

    /// <summary>The property's colour (<see cref="Core.Properties.Branding.Color"/>); empty = Solde's, and in messages to staff.</summary>
    public const string Color = "color";

    /// <summary>What the property writes at the end of every e-mail to a guest.</summary>
    public const string MailText = "mailText";

    public const string LegalLink = "legalLink";
    public const string PrivacyLink = "privacyLink";
#pragma warning restore CS1591

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        PropertyName, GuestName, Reference, Channel, Visit, Start, Arrival, Departure, Amount, Deadline, Methods, Holder, Iban, Bic,
        TransferReference, VoucherCode, ValidUntil, Link, ReplyTo, By, Automation, Reason, Method, Hold, Again, Next, Logo, Color, MailText, LegalLink, PrivacyLink,
    ];

    /// <summary>Those that the summary of a message may list: each has a label.</summary>
    public static ImmutableArray<string> Labelled { get; } =
        [GuestName, Reference, Channel, Start, Arrival, Departure, Amount, Deadline, Methods, Holder, Iban, Bic, TransferReference, Automation, Reason, Method];

    /// <summary>Those of <see cref="Labelled"/> that a guest copies into their bank's program; they stand by themselves below the summary.</summary>
    public static ImmutableArray<string> OfTransfer { get; } = [Holder, Iban, Bic, TransferReference];
}
