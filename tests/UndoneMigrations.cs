using System.Collections.Immutable;
using System.Globalization;

namespace Solde.Tests;

/// <summary>SQL that takes migrations back, so that they run again over what is there.</summary>
internal static class UndoneMigrations
{
    private const string Access = """
        DROP INDEX staff_owners; DROP INDEX roles_of; DROP INDEX organisation_properties_of; ALTER TABLE staff DROP COLUMN code_step;
        ALTER TABLE roles DROP COLUMN place; ALTER TABLE organisation_properties DROP COLUMN place; ALTER TABLE properties DROP COLUMN words;
        ALTER TABLE properties DROP COLUMN name; CREATE INDEX organisation_properties_of ON organisation_properties (organisation_id);
        CREATE INDEX roles_of ON roles (staff_id);
        """;

    private const string Office = """
        DROP TABLE templates; DROP TABLE logos; ALTER TABLE property_versions DROP COLUMN templates; ALTER TABLE property_versions DROP COLUMN logo;
        DROP INDEX journal_by_staff;
        """;

    private const string Figures = "DROP TABLE takings; DROP TABLE expected;";
    private const string Assignees = "DROP INDEX tasks_open_by_channel; DROP INDEX tasks_open_by_assignee; ALTER TABLE tasks DROP COLUMN assignee;";
    private const string Requests = "DROP INDEX bookings_card_left; ALTER TABLE bookings DROP COLUMN card_left; UPDATE listed SET facets = facets & 16777215;";

    private const string Guests = "DROP TABLE pay_links; DROP TABLE guest_pages;";

    private const string Vault = "DROP TABLE vault_records; DROP TABLE vaults;";

    private const string Vouchers = "DROP TABLE voucher_moves; DROP TABLE vouchers;";

    private const string Documents = "DROP TABLE documents; DROP TABLE document_series;";

    private const string Days = "DROP INDEX documents_by_time; DROP TABLE closed_days;";

    private const string Kept = """
        DROP INDEX pay_links_to_look_at; ALTER TABLE pay_links DROP COLUMN look_at; DROP INDEX guest_pages_over;
        DROP INDEX vault_records_by_key; CREATE INDEX vault_records_by_key ON vault_records (key_version) WHERE wiped_at IS NULL;
        """;

    private const string Agenda = "DROP TABLE taken_times; DROP TABLE agendas; DROP INDEX people_by_text;";

    private const string Folds = "DROP TABLE folds;";

    private static readonly ImmutableArray<(int Number, string Sqlite, string Postgres)> All =
    [
        (3, "DROP TABLE words_index; DROP TABLE words; DROP TABLE listed;", "DROP FUNCTION trigrams CASCADE; DROP TABLE words; DROP TABLE listed;"),
        (4, Access, Access), (5, Office, Office), (6, Figures, Figures), (7, Assignees, Assignees), (8, Guests, Guests),
        (9, Requests, Requests),
        (10, Vault, Vault), (11, Kept, Kept), (12, Documents, Documents), (13, Vouchers, Vouchers), (14, Days, Days), (15, Agenda, Agenda),
        (16, Folds, Folds),
    ];

    /// <summary>From a number on, 3 at the least: the tables of the first two hold what nothing could make again.</summary>
    public static string From(int migration, bool onPostgres) =>
        string.Join(' ', All.Where(each => each.Number >= migration).OrderByDescending(each => each.Number).Select(each => onPostgres ? each.Postgres : each.Sqlite))
        + $" DELETE FROM migrations WHERE number >= {migration.ToString(CultureInfo.InvariantCulture)}";
}
