namespace Solde.Core.Properties;

/// <summary>How money comes in.</summary>
public enum PaymentMethod
{
    /// <summary>A card, through the gateway.</summary>
    Card,

    /// <summary>A bank transfer (virement).</summary>
    BankTransfer,

    /// <summary>A cheque.</summary>
    Cheque,

    /// <summary>Holiday vouchers (chèques-vacances).</summary>
    HolidayVoucher,

    /// <summary>On site, at the desk.</summary>
    OnSite,

    /// <summary>A mail-order card (VAD): the guest leaves it, staff collect (SH8).</summary>
    MailOrderCard,

    /// <summary>Cash.</summary>
    Cash,

    /// <summary>The property's own card terminal.</summary>
    Terminal,

    /// <summary>A gift voucher (bon cadeau).</summary>
    GiftVoucher,

    /// <summary>A payment link (lien de paiement).</summary>
    Link,
}
