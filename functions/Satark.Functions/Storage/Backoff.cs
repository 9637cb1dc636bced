using System.Security.Cryptography;

namespace Satark.Functions.Storage;

/// <summary>Waiting between two tries, each time up to twice as long, by chance so that those who met do not meet again.</summary>
internal static class Backoff
{
    private const int First = 40, Longest = 2_000, LongestOfRaces = 160;

    /// <summary>Waits for an account that is silent or busy, before try <paramref name="next"/> (2 is the first repeat).</summary>
    public static Task WaitAsync(int next, TimeProvider clock, CancellationToken cancellationToken) => WaitAsync(next, Longest, clock, cancellationToken);

    /// <summary>Waits for others who are at the same row: the account is well, and one of them gets through each time.</summary>
    public static Task LetOthersAsync(int next, TimeProvider clock, CancellationToken cancellationToken) => WaitAsync(next, LongestOfRaces, clock, cancellationToken);

    private static Task WaitAsync(int next, int longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        var most = Math.Min(longest, First << Math.Clamp(next - 2, 0, 10));
        return Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(most / 4, most)), clock, cancellationToken);
    }
}
