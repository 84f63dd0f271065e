namespace Solde.Storage.Sql;

/// <summary>A statement whose text differs a little between databases.</summary>
internal sealed class Statement(Func<IDialect, string> template)
{
    private readonly Lock turn = new();
    private readonly Dictionary<IDialect, string> texts = [];

    /// <summary>The text in a dialect; the same instance each time, so that prepared commands are found by it.</summary>
    public string TextIn(IDialect dialect)
    {
        lock (turn)
        {
            if (!texts.TryGetValue(dialect, out var text))
            {
                texts[dialect] = text = template(dialect);
            }

            return text;
        }
    }
}
