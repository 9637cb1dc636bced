using System.Security.Cryptography;
using System.Text;

namespace Satark.Notifications;

/// <summary>When a delivery is tried again: after 15, 30 and 60 seconds with jitter; then never by this channel.</summary>
public static class RetryDelay
{
    private static readonly int[] Seconds = [15, 30, 60];

    /// <summary>The first attempt and those after each delay.</summary>
    public static int MostAttempts => Seconds.Length + 1;

    /// <summary>The delay after a delivery's last attempt, at least what the provider asks (at most five minutes); null: give up.</summary>
    public static TimeSpan? Of(Delivery d, TimeSpan? asked)
    {
        if (d.Attempts > Seconds.Length)
        {
            return null;
        }

        // Derived jitter, ±20 %: many deliveries that failed together do not come back together, and a repeat is the same.
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"{d.Id}/{d.Attempts}"))[0];
        var own = TimeSpan.FromMilliseconds(Seconds[Math.Max(0, d.Attempts - 1)] * 1000 * (0.8 + 0.4 * seed / 255));
        var most = TimeSpan.FromMinutes(5);
        var wanted = asked > most ? most : asked;
        return wanted > own ? wanted : own;
    }
}
