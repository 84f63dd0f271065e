using Solde.Storage.Sql;

namespace Solde.Storage.Databases;

/// <summary>Runs work in transactions. For any number of callers at once.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Runs work that writes: it happens whole and durably or, when it throws, not at all. The work may be run again, with another session, when
    /// the database asks for it; it must do nothing beside the database.</summary>
    ValueTask<T> Write<T>(Func<Session, ValueTask<T>> work);

    /// <summary>Runs work that reads one state of the database.</summary>
    ValueTask<T> Read<T>(Func<Session, ValueTask<T>> work);
}
