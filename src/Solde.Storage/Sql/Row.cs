using NodaTime;

namespace Solde.Storage.Sql;

/// <summary>The current row of a query, read by column.</summary>
internal abstract class Row
{
    public abstract bool IsNull(int column);

    public abstract Guid Id(int column);

    public abstract long Long(int column);

    public abstract string Text(int column);

    public abstract byte[] Bytes(int column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public int Int(int column) => checked((int)Long(column));

    public bool Flag(int column) => Long(column) != 0;

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public Instant Instant(int column) => NodaTime.Instant.FromUnixTimeMilliseconds(Long(column));

    public Instant? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);

    public T Word<T>(int column)
        where T : struct, Enum => Words.Parse<T>(Text(column));

    public T? WordOrNull<T>(int column)
        where T : struct, Enum => IsNull(column) ? null : Word<T>(column);
}
