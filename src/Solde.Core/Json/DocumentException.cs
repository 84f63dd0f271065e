namespace Solde.Core.Json;

/// <summary>A document that cannot be accepted. The message is one line: the JSON path, then what is wrong there.</summary>
/// <param name="path">The JSON path of the value, such as <c>$.events[3].at</c>.</param>
/// <param name="problem">What is wrong with it.</param>
public sealed class DocumentException(string path, string problem) : Exception($"{path}: {problem}")
{
    /// <summary>The JSON path of the value that is wrong.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; } = problem;
}
