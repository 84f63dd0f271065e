using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;

namespace Solde.Server.Tests.Api;

/// <summary>Whatever is sent, the API answers for itself and the books stay right.</summary>
public sealed class HostileTests
{
    private const int Requests = 10_000;
    private const int AtOnce = 8;
    private const int BetweenReviews = 500;

    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("SOLDE_TEST_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Ten_thousand_requests_end_in_2xx_or_4xx_and_leave_verify_clean()
    {
        await using var rig = await ApiRig.Open();
        var requests = new HostileRequests(rig, Seed);
        await requests.Begin();
        var (statuses, written, broken) = (new ConcurrentDictionary<int, int>(), 0, new ConcurrentQueue<string>());
        for (var sent = 0; sent < Requests; sent += BetweenReviews)
        {
            var batch = Enumerable.Range(0, BetweenReviews).Select(_ => requests.Next()).ToList();
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
            {
                var answer = await request.Send(rig);
                statuses.AddOrUpdate(answer.Status, 1, static (_, count) => count + 1);
                if (answer is { Status: 200 or 201, IsRepeated: false } && request.Method != HttpMethod.Get)
                {
                    Interlocked.Increment(ref written);
                }

                if (answer.Status is < 200 or (>= 300 and < 400) or >= 500)
                {
                    broken.Enqueue($"{request} → {answer.Status} {answer.Text}");
                }
            });
            await rig.RunDue(rig.Now + Duration.FromHours(30));
        }

        var mix = string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {mix}; writes that succeeded: {written}");
        Assert.True(broken.IsEmpty && rig.Errors.IsEmpty, $"seed {Seed}: {mix}\n{string.Join('\n', broken.Concat(rig.Errors).Take(5))}");
        Assert.InRange(written, Requests * 3 / 10, Requests);
        Assert.All([400, 401, 403, 404, 405, 409, 413, 415, 422], status => Assert.True(statuses.ContainsKey(status), $"no {status}: {mix}"));
        Assert.Empty(await rig.Problems());
    }
}
