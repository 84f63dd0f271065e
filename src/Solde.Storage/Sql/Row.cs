using System.Data.Common;
using NodaTime;

namespace Solde.Storage.Sql;

/// <summary>The current row of a query, read by column.</summary>
internal readonly struct Row(DbDataReader reader, IDialect dialect)
{
    public Guid Id(int column) => dialect.Id(reader, column);

    public long Long(int column) => reader.GetInt64(column);

    public long? LongOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public int Int(int column) => reader.GetInt32(column);

    public bool Flag(int column) => reader.GetInt64(column) != 0;

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public Instant Instant(int column) => NodaTime.Instant.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public Instant? InstantOrNull(int column) => reader.IsDBNull(column) ? null : Instant(column);

    public T Word<T>(int column)
        where T : struct, Enum => Words.Parse<T>(reader.GetString(column));

    public T? WordOrNull<T>(int column)
        where T : struct, Enum => reader.IsDBNull(column) ? null : Word<T>(column);
}
