using System.Collections.Immutable;
using Solde.Storage.Access;
using Solde.Storage.Agenda;
using Solde.Storage.Automations;
using Solde.Storage.Bookings;
using Solde.Storage.Cards;
using Solde.Storage.Figures;
using Solde.Storage.Jobs;
using Solde.Storage.Journal;
using Solde.Storage.Messages;
using Solde.Storage.Papers;
using Solde.Storage.Payments;
using Solde.Storage.Properties;
using Solde.Storage.Requests;
using Solde.Storage.Reviews;
using Solde.Storage.Search;
using Solde.Storage.Sql;
using Solde.Storage.Vouchers;
using Solde.Storage.Webhooks;

namespace Solde.Storage;

/// <summary>The tables as one transaction sees them.</summary>
internal sealed class Tables
{
    /// <param name="session">The connection, within a transaction.</param>
    /// <param name="found">Rules that were parsed before, or are within the transaction.</param>
    /// <param name="salt">Makes 16 random bytes.</param>
    public Tables(Session session, FoundRules found, Func<ImmutableArray<byte>> salt)
    {
        Session = session;
        Found = found;
        Properties = new PropertyRows(session, found);
        Automations = new AutomationRows(session);
        Attempts = new AttemptRows(session);
        Listed = new ListedRows(session);
        Search = new SearchRows(session);
        Lines = new LineRows(session);
        Figures = new FigureRows(session);
        People = new PeopleRows(session, Listed, salt);
        Bookings = new BookingRows(session, Properties, Attempts, People);
        Folds = new FoldRows(session);
        Reviews = new ReviewRows(session);
        Sweeps = new SweepRows(session);
        Messages = new MessageRows(session);
        Journal = new JournalRows(session, Properties, People);
        Audit = new AuditRows(session, Properties, Bookings, People);
        AuditedVouchers = new AuditedVoucherRows(session);
        Queues = new QueueRows(session, Bookings);
        Tasks = new TaskRows(session);
        Keys = new KeyRows(session);
        Webhooks = new WebhookRows(session);
        Deliveries = new WebhookDeliveryRows(session);
        GatewayEvents = new GatewayEventRows(session);
        Subjects = new SubjectRows(session);
        Jobs = new JobRows(session);
        Guests = new GuestRows(session);
        Answers = new AnswerRows(session);
        Staff = new StaffRows(session);
        Roles = new RoleRows(session);
        Invitations = new InvitationRows(session);
        Sessions = new SessionRows(session);
        Letters = new LetterRows(session);
        Vault = new VaultRows(session);
        Documents = new DocumentRows(session);
        Vouchers = new VoucherRows(session);
        Days = new DayRows(session);
        Times = new TimeRows(session);
        var times = new FeedTimes(session);
        Looks = new LookRows(session, times);
        Money = new MoneyRows(session, times, Bookings);
    }

    public Session Session { get; }

    public FoundRules Found { get; }

    public PropertyRows Properties { get; }

    public AutomationRows Automations { get; }

    public AttemptRows Attempts { get; }

    public PeopleRows People { get; }

    public ListedRows Listed { get; }

    public SearchRows Search { get; }

    public LineRows Lines { get; }

    public FigureRows Figures { get; }

    public BookingRows Bookings { get; }

    public FoldRows Folds { get; }

    public ReviewRows Reviews { get; }

    public SweepRows Sweeps { get; }

    public MessageRows Messages { get; }

    public JournalRows Journal { get; }

    public AuditRows Audit { get; }

    public AuditedVoucherRows AuditedVouchers { get; }

    public QueueRows Queues { get; }

    public TaskRows Tasks { get; }

    public KeyRows Keys { get; }

    public WebhookRows Webhooks { get; }

    public WebhookDeliveryRows Deliveries { get; }

    public GatewayEventRows GatewayEvents { get; }

    public SubjectRows Subjects { get; }

    public JobRows Jobs { get; }

    public GuestRows Guests { get; }

    /// <summary>Whether this transaction queues events for webhooks.</summary>
    public bool QueuedDeliveries { get; set; }

    public AnswerRows Answers { get; }

    public StaffRows Staff { get; }

    public RoleRows Roles { get; }

    public InvitationRows Invitations { get; }

    public SessionRows Sessions { get; }

    public LetterRows Letters { get; }

    public VaultRows Vault { get; }

    public DocumentRows Documents { get; }

    public VoucherRows Vouchers { get; }

    public DayRows Days { get; }

    public TimeRows Times { get; }

    public LookRows Looks { get; }

    public MoneyRows Money { get; }
}
