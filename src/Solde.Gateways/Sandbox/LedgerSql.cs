using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Solde.App.Payments;
using Solde.Core.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>The ledger file's tables. Instants are milliseconds since 1970 (UTC), amounts minor units, enums their names.</summary>
internal static class LedgerSql
{
    internal const string Schema = """
        PRAGMA busy_timeout = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS card (
            number INTEGER PRIMARY KEY,
            behaviour TEXT NOT NULL,
            usable_until INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS entry (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            amount_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            at INTEGER NOT NULL,
            key TEXT NOT NULL,
            attempt TEXT NOT NULL,
            reference TEXT NOT NULL,
            succeeded_at INTEGER,
            reason TEXT,
            card INTEGER, -- as asked for: a card that does not exist is declined, and written down
            on_session INTEGER NOT NULL,
            target INTEGER REFERENCES entry,
            expires_at INTEGER,
            closed_by INTEGER REFERENCES entry,
            refunded_minor INTEGER NOT NULL CHECK (refunded_minor BETWEEN 0 AND amount_minor)
        ) STRICT;
        CREATE INDEX IF NOT EXISTS entry_succeeded ON entry (succeeded_at) WHERE succeeded_at IS NOT NULL;
        CREATE TABLE IF NOT EXISTS key (
            key TEXT PRIMARY KEY,
            request TEXT NOT NULL,
            answer TEXT NOT NULL,
            at INTEGER NOT NULL,
            entry INTEGER REFERENCES entry
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS page (
            id TEXT PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            purpose TEXT NOT NULL,
            amount_minor INTEGER,
            currency TEXT,
            payment TEXT, -- the entry's id, as it was asked for
            reference TEXT NOT NULL,
            property_name TEXT NOT NULL,
            language TEXT NOT NULL,
            back TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            state TEXT NOT NULL,
            behaviour TEXT, -- of the card that was typed, like the three that follow
            last4 TEXT,
            brand TEXT,
            expiry TEXT, -- 2028-04
            card INTEGER REFERENCES card -- once it is stored
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>What is still to be told; a row leaves when its event was taken. Made where events are first asked for.</summary>
    internal const string EventSchema = """
        CREATE TABLE IF NOT EXISTS event (
            entry INTEGER PRIMARY KEY REFERENCES entry,
            at INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            due_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS event_due ON event (due_at, entry);
        CREATE TABLE IF NOT EXISTS page_event (
            page TEXT PRIMARY KEY REFERENCES page,
            at INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            due_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    internal const string SelectEntries = """
        SELECT number, kind, state, amount_minor, currency, at, key, attempt, reference, succeeded_at, reason, card, on_session, target,
               expires_at, closed_by, refunded_minor
        FROM entry
        """;

    internal const string After = " WHERE number > @after ORDER BY number";

    /// <summary>By the index of the instants alone: the rest of the books is not looked at.</summary>
    internal const string SucceededThen = " WHERE succeeded_at >= @from AND succeeded_at < @to AND +number > @after ORDER BY number";

    /// <summary>Only what can change of an entry is replaced.</summary>
    internal const string WriteEntry = """
        INSERT INTO entry (number, kind, state, amount_minor, currency, at, key, attempt, reference, succeeded_at, reason, card, on_session,
                           target, expires_at, closed_by, refunded_minor)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17)
        ON CONFLICT (number) DO UPDATE SET state = excluded.state, succeeded_at = excluded.succeeded_at, reason = excluded.reason,
            expires_at = excluded.expires_at, closed_by = excluded.closed_by, refunded_minor = excluded.refunded_minor
        """;

    internal const string WriteKey = """
        INSERT INTO key (key, request, answer, at, entry) VALUES (@1, @2, @3, @4, @5)
        ON CONFLICT (key) DO UPDATE SET request = excluded.request, answer = excluded.answer, at = excluded.at, entry = excluded.entry
        """;
}

/// <summary>An entry as a row, its columns in the order of <see cref="LedgerSql"/>.</summary>
internal static class LedgerRow
{
    internal const int Columns = 17;

    internal static void Write(Statement statement, LedgerEntry entry) => statement.Execute(
        entry.Number, entry.Kind.ToString(), entry.State.ToString(), entry.Amount.Minor, entry.Amount.Currency.Code,
        entry.At.ToUnixTimeMilliseconds(), entry.Key, entry.Attempt, entry.Reference, entry.SucceededAt?.ToUnixTimeMilliseconds(),
        entry.Reason?.ToString(), entry.Card, entry.OnSession, entry.Target, entry.ExpiresAt?.ToUnixTimeMilliseconds(), entry.ClosedBy,
        entry.RefundedMinor);

    internal static LedgerEntry Read(SqliteDataReader row)
    {
        var number = row.GetInt64(0);
        var kind = Enum.Parse<AttemptKind>(row.GetString(1));
        return new LedgerEntry
        {
            Number = number,
            Id = SandboxIds.Of(kind, number),
            Kind = kind,
            State = Enum.Parse<ReplyState>(row.GetString(2)),
            Amount = new Money(row.GetInt64(3), Currency.Parse(row.GetString(4))),
            At = Instant.FromUnixTimeMilliseconds(row.GetInt64(5)),
            Key = row.GetString(6),
            Attempt = row.GetString(7),
            Reference = row.GetString(8),
            SucceededAt = InstantOrNull(row, 9),
            Reason = row.IsDBNull(10) ? null : Enum.Parse<DeclineReason>(row.GetString(10)),
            Card = NumberOrNull(row, 11),
            OnSession = row.GetInt64(12) != 0,
            Target = NumberOrNull(row, 13),
            ExpiresAt = InstantOrNull(row, 14),
            ClosedBy = NumberOrNull(row, 15),
            RefundedMinor = row.GetInt64(16),
        };
    }

    private static long? NumberOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static Instant? InstantOrNull(SqliteDataReader row, int column) =>
        NumberOrNull(row, column) is { } milliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;
}

/// <summary>Requests and answers as JSON: what is kept under a key, and what a line between two processes carries.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SandboxRequest))]
[JsonSerializable(typeof(SandboxAnswer))]
internal sealed partial class SandboxJson : JsonSerializerContext;
