namespace Solde.App.Webhooks;

/// <summary>What one node has under way to one webhook. Whatever it cannot take is put off, so that it stands in nobody's way.</summary>
#pragma warning disable CA1001 // It lives as long as the node, and a semaphore whose wait handle nobody takes has nothing to dispose.
internal sealed class WebhookLane
#pragma warning restore CA1001
{
    private const int AtOnce = 8;

    // So many wait for their turn where answers are quick; as few as are sent where they are not.
    private const int MostWaiting = 64;
    private static readonly Duration Quick = Duration.FromSeconds(1);

    private static readonly Duration SoonestAgain = Duration.FromSeconds(1);
    private static readonly Duration LatestAgain = Duration.FromSeconds(60);

    private readonly Lock turn = new();
    private readonly SemaphoreSlim places = new(AtOnce);
    private Duration usual = Duration.FromMilliseconds(100);
    private Instant nextPlace = Instant.MinValue;
    private Instant forgetAt = Instant.MinValue;
    private bool isFailing;
    private int inside;

    /// <summary>Whether one more may wait for its turn. A webhook whose last try failed is tried with one at a time.</summary>
    public bool TryEnter()
    {
        lock (turn)
        {
            var most = isFailing ? 1 : usual < Quick ? AtOnce + MostWaiting : AtOnce * 2;
            if (inside >= most)
            {
                return false;
            }

            inside++;
            return true;
        }
    }

    /// <summary>Waits for the turn of one that entered.</summary>
    public Task Turn() => places.WaitAsync();

    /// <summary>One that had its turn is done.</summary>
    public void Leave()
    {
        places.Release();
        lock (turn)
        {
            inside--;
        }
    }

    /// <summary>Notes how a try went.</summary>
    public void Note(Duration took, bool succeeded)
    {
        lock (turn)
        {
            usual = ((usual * 7) + took) / 8;
            isFailing = !succeeded;
        }
    }

    /// <summary>When one that could not enter is to be looked at again: as fast as answers come, at the latest in a minute.</summary>
    public Instant Later(Instant now)
    {
        lock (turn)
        {
            nextPlace = Instant.Max(nextPlace + (usual / AtOnce), now + SoonestAgain);
            var at = isFailing ? now + LatestAgain : Instant.Min(nextPlace, now + LatestAgain);
            return Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Whether it is time again to forget what is old.</summary>
    public bool MayForget(Instant now, Duration between)
    {
        lock (turn)
        {
            if (now < forgetAt)
            {
                return false;
            }

            forgetAt = now + between;
            return true;
        }
    }
}
