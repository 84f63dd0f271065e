using Microsoft.Data.Sqlite;
using NodaTime.Text;
using Solde.App.Payments;

namespace Solde.Gateways.Sandbox;

/// <summary>The pages in a ledger file.</summary>
internal sealed class PageTable(SqliteConnection connection) : IDisposable
{
    private const string Select = """
        SELECT id, key, purpose, amount_minor, currency, payment, reference, property_name, language, back, opened_at, state, behaviour, last4, brand,
               expiry, card
        FROM page
        """;

    private static readonly YearMonthPattern Months = YearMonthPattern.Iso;

    private readonly Statement byId = new(connection, Select + " WHERE id = @1", 1);
    private readonly Statement byKey = new(connection, Select + " WHERE key = @1", 1);

    private readonly Statement write = new(
        connection,
        """
        INSERT INTO page (id, key, purpose, amount_minor, currency, payment, reference, property_name, language, back, opened_at, state, behaviour,
                          last4, brand, expiry, card)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, behaviour = excluded.behaviour, last4 = excluded.last4, brand = excluded.brand,
            expiry = excluded.expiry, card = excluded.card
        """,
        17);

    public void Dispose()
    {
        byId.Dispose();
        byKey.Dispose();
        write.Dispose();
    }

    internal LedgerPage? Find(string id) => byId.First(Read, id);

    internal LedgerPage? FindByKey(string key) => byKey.First(Read, key);

    internal void Write(LedgerPage page)
    {
        var order = page.Order;
        write.Execute(
            page.Id, order.Key, order.Purpose.ToString(), order.Amount?.Minor, order.Amount?.Currency.Code, order.Payment, order.Reference,
            order.PropertyName, order.Language, order.Back.OriginalString, page.OpenedAt.ToUnixTimeMilliseconds(), page.State.ToString(),
            page.Card?.Behaviour.ToString(), page.Card?.Last4, page.Card?.Brand, page.Card is { } card ? Months.Format(card.Expiry) : null,
            page.Card?.Number);
    }

    private static LedgerPage Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Order = new HostedOrder
        {
            Key = row.GetString(1),
            Purpose = Enum.Parse<HostedPurpose>(row.GetString(2)),
            Amount = row.IsDBNull(3) ? null : new Money(row.GetInt64(3), Currency.Parse(row.GetString(4))),
            Payment = row.IsDBNull(5) ? null : row.GetString(5),
            Reference = row.GetString(6),
            PropertyName = row.GetString(7),
            Language = row.GetString(8),
            Back = new Uri(row.GetString(9)),
        },
        OpenedAt = Instant.FromUnixTimeMilliseconds(row.GetInt64(10)),
        State = Enum.Parse<HostedState>(row.GetString(11)),
        Card = row.IsDBNull(12) ? null : new PageCard(
            Enum.Parse<CardBehaviour>(row.GetString(12)), row.GetString(13), row.GetString(14), Months.Parse(row.GetString(15)).Value,
            row.IsDBNull(16) ? null : row.GetInt64(16)),
    };
}
