namespace Solde.Server.Office.SignIn;

/// <summary>What a browser sends when a passkey was made or used.</summary>
internal static class PasskeyReply
{
    private const int Longest = 32 * 1024;

    /// <summary>Has it examined; null = it is none, or nobody asked for it (any more).</summary>
    public static async Task<T?> Read<T>(string? credential, Func<string, Task<T>> examine)
        where T : class
    {
        if (credential is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        try
        {
            return await examine(credential);
        }
        catch (InvalidOperationException)
        {
            return null; // The library's way to say that what it asked, some minutes ago, is forgotten.
        }
    }
}
