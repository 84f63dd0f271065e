using Solde.App.Access;
using Solde.App.Journal;
using Solde.App.Messages;
using Solde.App.Properties;
using Solde.Server.Settings;

namespace Solde.Server.Office.Settings;

/// <summary>What settings, journal and exports act on, beside what all pages do.</summary>
/// <param name="Letters">Logos and own texts of e-mails.</param>
/// <param name="Journal">Looks through the journal.</param>
/// <param name="Keys">Where keys of the API are made.</param>
/// <param name="Mailer">Sends a test.</param>
/// <param name="Installation">How the installation is set up.</param>
internal sealed record SettingsParts(ILetters Letters, IJournalSearch Journal, KeyDesk Keys, IMailer Mailer, Installation Installation);
