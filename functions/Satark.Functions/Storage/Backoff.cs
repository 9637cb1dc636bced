using System.Security.Cryptography;

namespace Satark.Functions.Storage;

/// <summary>Waiting between two tries, each time up to twice as long, by chance so that those who met do not meet again.</summary>
internal static class Backoff
{
    private const int First = 40, Longest = 2_000;

    /// <summary>Waits before try <paramref name="next"/> (2 is the first repeat).</summary>
    public static Task WaitAsync(int next, TimeProvider clock, CancellationToken cancellationToken)
    {
        var most = Math.Min(Longest, First << Math.Clamp(next - 2, 0, 10));
        return Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(most / 2, most)), clock, cancellationToken);
    }
}
