using Solde.Storage.Sql;

namespace Solde.Storage.Databases;

/// <summary>Runs work in transactions. For any number of callers at once.</summary>
/// <remarks>Results travel in the work's own variables: a generic method of an interface cannot be compiled ahead of time for value types, and commands are
/// short.</remarks>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>What kind of database it is, as OpenTelemetry calls it.</summary>
    string System { get; }

    /// <summary>Runs work that writes: it happens whole and durably or, when it throws, not at all. The work may be run again, with another session, when
    /// the database asks for it; it must do nothing beside the database.</summary>
    ValueTask Write(Func<Session, ValueTask> work);

    /// <summary>Runs work that reads one state of the database.</summary>
    ValueTask Read(Func<Session, ValueTask> work);
}
