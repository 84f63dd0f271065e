namespace Solde.App.Backtest;

/// <summary>A hash that is the same on every machine and in every version, so that what is simulated from it can be repeated.</summary>
public static class StableHash
{
    /// <summary>FNV-1a over the UTF-16 units of the text, mixed so that short texts that resemble one another spread evenly.</summary>
    public static ulong Of(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var unit in text)
            {
                hash = (hash ^ unit) * 1099511628211UL;
            }

            // The finalizer of MurmurHash3: FNV alone leaves the high bits of short texts nearly equal.
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
            return hash ^ (hash >> 33);
        }
    }
}
