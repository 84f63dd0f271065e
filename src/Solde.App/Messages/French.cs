using Solde.Core.Payments;
using Solde.Core.Planning;
using Solde.Core.Properties;

namespace Solde.App.Messages;

/// <summary>French, as the trade writes it in France, Belgium and Luxembourg.</summary>
public sealed class French : ILanguage
{
    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <inheritdoc/>
    public string Code => "fr";

    /// <inheritdoc/>
    public string Again => Typeset("C’est le deuxième échec de ce règlement.");

    /// <inheritdoc/>
    public string Colon => Spelling.NoBreakSpace + ": ";

    /// <inheritdoc/>
    public string ToDo => "À faire";

    /// <inheritdoc/>
    public string BankDetails => "Pour votre virement";

    /// <inheritdoc/>
    public string LinkByHand => Typeset("Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur :");

    /// <inheritdoc/>
    public string Amount(Money amount)
    {
        var (sign, digits) = Spelling.Digits(amount, Spelling.NarrowNoBreakSpace, ",");
        var currency = amount.Currency.Code switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            "USD" => "$US",
            "CAD" => "$CA",
            "AUD" => "$AU",
            "XPF" => "FCFP",
            var code => code,
        };
        return sign + digits + Spelling.NoBreakSpace + currency;
    }

    /// <inheritdoc/>
    public string Date(LocalDate date) =>
        $"{(date.Day == 1 ? "1er" : Spelling.Number(date.Day))} {Months[date.Month - 1]} {Spelling.Number(date.Year)}";

    /// <inheritdoc/>
    public string DateAndTime(LocalDateTime time) => $"{Date(time.Date)} à {Time(time.TimeOfDay)}";

    /// <inheritdoc/>
    public string Time(LocalTime time)
    {
        var minutes = time.Minute == 0 ? "" : Spelling.NoBreakSpace + Spelling.TwoDigits(time.Minute);
        return $"{Spelling.Number(time.Hour)}{Spelling.NoBreakSpace}h{minutes}";
    }

    /// <inheritdoc/>
    public string Percent(Percent percent) =>
        Spelling.Signed(percent.ToString()).Replace('.', ',') + Spelling.NoBreakSpace + "%";

    /// <inheritdoc/>
    public string AllOf(IReadOnlyList<string> things) => Spelling.Listed(things, "et");

    /// <inheritdoc/>
    public string AnyOf(IReadOnlyList<string> things) => Spelling.Listed(things, "ou");

    /// <inheritdoc/>
    public string Visit(PropertyKind kind) => kind switch
    {
        PropertyKind.Lodging => "séjour",
        PropertyKind.Salon => "rendez-vous",
    };

    /// <inheritdoc/>
    public string Method(PaymentMethod method, Recipient reader) => method switch
    {
        PaymentMethod.Card => "carte bancaire",
        PaymentMethod.BankTransfer => "virement",
        PaymentMethod.Cheque => "chèque",
        PaymentMethod.HolidayVoucher => "chèques-vacances",
        PaymentMethod.OnSite => "règlement sur place",
        PaymentMethod.MailOrderCard when reader == Recipient.Guest => "carte bancaire débitée par l’établissement",
        PaymentMethod.MailOrderCard => "carte en vente à distance (VAD)",
        PaymentMethod.Cash => "espèces",
        PaymentMethod.Terminal => "terminal de paiement",
        PaymentMethod.GiftVoucher => "bon cadeau",
        PaymentMethod.Link => "lien de paiement",
    };

    /// <inheritdoc/>
    public string Reason(DeclineReason reason, Recipient reader) => reader switch
    {
        Recipient.Guest => reason switch
        {
            DeclineReason.Declined or DeclineReason.InsufficientFunds or DeclineReason.LostOrStolen => "votre banque n’a pas accepté le paiement",
            DeclineReason.ExpiredCard => "votre carte est arrivée à expiration",
            DeclineReason.AuthenticationRequired => "votre banque vous demande de confirmer le paiement",
            DeclineReason.InvalidCard => "la date d’expiration ou le cryptogramme de la carte ne sont pas corrects",
            DeclineReason.GatewayUnavailable => "le service de paiement ne répondait pas",
        },
        Recipient.Staff => reason switch
        {
            DeclineReason.Declined => "la banque a refusé le paiement sans donner de motif",
            DeclineReason.InsufficientFunds => "provision insuffisante",
            DeclineReason.ExpiredCard => "carte expirée",
            DeclineReason.LostOrStolen => "carte déclarée perdue ou volée",
            DeclineReason.AuthenticationRequired => "authentification forte (SCA, 3-D Secure) exigée par la banque du client",
            DeclineReason.InvalidCard => "carte non valide",
            DeclineReason.GatewayUnavailable => Typeset("prestataire de paiement injoignable ; rien n’a été débité"),
        },
    };

    /// <inheritdoc/>
    public string Channel(string code) => code switch
    {
        "direct" => "Direct",
        "booking.com" => "Booking.com",
        "expedia" => "Expedia",
        "little-hotelier" => "Little Hotelier",
        _ => code,
    };

    /// <inheritdoc/>
    public string Next(NextStep step) => Typeset(step switch
    {
        NextStep.None => "",
        NextStep.Retry => "Réessayez le règlement depuis la réservation. S’il échoue encore, encaissez vous-même ou envoyez un lien de paiement.",
        NextStep.ByHandOrRequest => "Encaissez vous-même, ou envoyez un lien de paiement au client : un clic suffit, depuis la réservation.",
        NextStep.OtherCard => "Demandez une autre carte au client, ou envoyez-lui un lien de paiement : un clic suffit, depuis la réservation.",
        NextStep.RequestToAuthenticate => "Envoyez un lien de paiement au client : il s’authentifiera auprès de sa banque au moment de payer.",
        NextStep.AskOta => "C’est une carte virtuelle : le client n’y peut rien. Voyez avec l’agence en ligne, puis réessayez depuis la réservation.",
        NextStep.GuestHasLink => "Rien pour l’instant : le client a reçu un lien pour s’authentifier. Sans réponse sous 24 heures, le règlement échouera.",
        NextStep.CheckPlanned => "Vérifiez les règlements prévus sur la réservation ; vous pouvez les déplacer ou les annuler.",
        NextStep.CheckRefund => "Vérifiez si un remboursement est dû, selon vos conditions d’annulation. Solde ne rembourse jamais de lui-même.",
        NextStep.RecordWhenReceived => "Enregistrez le règlement sur la réservation quand vous l’aurez reçu.",
        NextStep.TakeOnSite => "Encaissez le règlement sur place, puis enregistrez-le sur la réservation.",
        NextStep.GetPayment => "Encaissez la carte depuis la réservation. Si elle est refusée, signalez le dysfonctionnement : le client sera invité à payer à nouveau.",
        NextStep.NobodyWill => "Encaissez vous-même le moment venu, ou envoyez un lien de paiement au client.",
    });

    /// <inheritdoc/>
    public string Label(string key) => key switch
    {
        MessageData.GuestName => "Client",
        MessageData.Reference => "Réservation",
        MessageData.Channel => "Canal",
        MessageData.Start => "Rendez-vous",
        MessageData.Arrival => "Arrivée",
        MessageData.Departure => "Départ",
        MessageData.Amount => "Montant",
        MessageData.Deadline => "Date limite",
        MessageData.Methods => "Modes de règlement",
        MessageData.Holder => "Titulaire du compte",
        MessageData.Iban => "IBAN",
        MessageData.Bic => "BIC",
        MessageData.TransferReference => "Référence du virement",
        MessageData.Automation => "Automatisation",
        MessageData.Reason => "Motif",
        MessageData.Method => "Mode de règlement",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "has no label"),
    };

    /// <inheritdoc/>
    public string LegalNotice => "Mentions légales";

    /// <inheritdoc/>
    public string Privacy => "Confidentialité";

    /// <inheritdoc/>
    public string Footer(Recipient reader, string property, string reference) => reader switch
    {
        Recipient.Guest => $"{property} vous écrit au sujet de votre réservation {reference}.",
        Recipient.Staff => $"{property} · message de Solde à l’équipe. L’adresse qui le reçoit se change dans les réglages.",
    };

    /// <inheritdoc/>
    public string InvitationFooter(string by, string address) =>
        Typeset($"Cet e-mail vient de Solde : {by} a demandé de l'envoyer à {address}. Vous n'en recevrez pas d'autre sans accepter.");

    /// <inheritdoc/>
    public string Typeset(string text) => text
        .Replace(" :", Spelling.NoBreakSpace + ":", StringComparison.Ordinal)
        .Replace(" ;", Spelling.NarrowNoBreakSpace + ";", StringComparison.Ordinal)
        .Replace(" !", Spelling.NarrowNoBreakSpace + "!", StringComparison.Ordinal)
        .Replace(" ?", Spelling.NarrowNoBreakSpace + "?", StringComparison.Ordinal)
        .Replace("« ", "«" + Spelling.NoBreakSpace, StringComparison.Ordinal)
        .Replace(" »", Spelling.NoBreakSpace + "»", StringComparison.Ordinal)
        .Replace('\'', '’');
}
