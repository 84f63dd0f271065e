namespace Solde.Storage.Sql;

/// <summary>The little in which databases differ. All other SQL is written once, in the subset they share; parameters are <c>$1</c>, <c>$2</c>…</summary>
internal interface IDialect
{
    /// <summary>The folder of its migrations.</summary>
    string Migrations { get; }

    /// <summary>Begins a transaction that will write.</summary>
    string BeginWriting { get; }

    /// <summary>Asks for the time by the database's own clock, milliseconds since 1970 as text; no row or null where it has none of its own.</summary>
    string ServerTime { get; }

    /// <summary>Makes other programs that start at the same time wait, within a transaction that writes.</summary>
    string LockMigrations { get; }

    /// <summary>Keeps bookings as they are until the transaction ends; appended to a query of them, aliased b.</summary>
    string LockBookings { get; }

    /// <summary>Takes rows that nobody else is taking at this moment; appended to the query of a claim.</summary>
    string SkipTaken { get; }

    /// <summary>Where a row lies, as text, as long as it is taken; null where it has no such address. An expression.</summary>
    string Address { get; }

    /// <summary>That a row of a table is the row r: it lies at r.address, or has its keys. A condition.</summary>
    string IsAt(string table, string hasItsKeys);

    /// <summary>How many transactions may write to one sum at a time without waiting for each other: over so many rows it is spread.</summary>
    int Writers { get; }

    /// <summary>The place of a new journal entry in its property's feed; an expression over a row r.</summary>
    string NextPosition { get; }

    /// <summary>The number of the transaction that writes, by which a feed is ordered; an expression.</summary>
    string ThisTransaction { get; }

    /// <summary>The first transaction that may still write; entries from it on are not in the feed yet. An expression.</summary>
    string FirstOpenTransaction { get; }

    /// <summary>The text of a <see cref="Many"/>, its rows put in their places.</summary>
    string ForRows(Many many, string template);

    /// <summary>The first place in a property's feed that has a number; expressions over that.</summary>
    (string Tx, string Position) PlaceInFeed(string number);

    /// <summary>That a journal entry j stands between two transactions, said once more where only so the planner sees how few do. A condition.</summary>
    string IsWithin(string firstTx, string lastTx);

    /// <summary>The number of an entry's place, by which a feed is searched; an expression over a journal entry j.</summary>
    string NumberInFeed { get; }

    /// <summary>Begins a subquery that looks at the rows before it.</summary>
    string Lateral { get; }

    /// <summary>Where the words of a new booking of the property p are put; an expression.</summary>
    string PlaceOfWords { get; }

    /// <summary>At most so many rows of the property $1 whose words may contain $2, whichever they are; $3 is <see cref="Search.Trigrams.Match"/> of it.
    /// A query, called candidates.</summary>
    string Candidates(int most);

    /// <summary>The words w of the candidates that do contain it. What stands behind FROM.</summary>
    string WordsOfCandidates { get; }

    /// <summary>That a text contains another. A condition.</summary>
    string Contains(string text, string part);
}
