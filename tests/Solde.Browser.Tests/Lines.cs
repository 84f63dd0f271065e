namespace Solde.Browser.Tests;

/// <summary>Output of which a number of lines is waited for.</summary>
internal sealed class Lines(int count) : StringWriter
{
    public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task WriteLineAsync(string? value)
    {
        await base.WriteLineAsync(value);
        if (ToString().Count(c => c == '\n') >= count)
        {
            Written.TrySetResult();
        }
    }
}
