namespace Satark.Partners;

/// <summary>Where a partner's own system is told what becomes of its alerts.</summary>
public static class CallbackAddress
{
    private const int Most = 2_000;

    /// <summary>Why this address is never called, in words for whoever set it; null where it may be, if its name resolves to an address that may.</summary>
    /// <param name="url">The address.</param>
    /// <param name="allowLoopback">Whether this machine may be called, also without TLS: tests only.</param>
    public static string? Fault(string url, bool allowLoopback) =>
        url.Length > Most || !Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? "A callback address is a whole address such as https://alerts.platform.example/satark."
        : parsed.Scheme != Uri.UriSchemeHttps && !(allowLoopback && parsed.IsLoopback && parsed.Scheme == Uri.UriSchemeHttp) ? "A callback address begins with https://."
        : parsed.UserInfo.Length > 0 || parsed.Fragment.Length > 0 ? "A callback address holds no user, no password and no #fragment: each request is signed instead."
        : null;
}

/// <summary>When a callback that was not taken is tried again: soon at first, then each hour, for two days.</summary>
public static class CallbackDelays
{
    /// <summary>For so long after its first attempt a state is tried.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromHours(48);

    private static readonly int[] Seconds = [15, 30, 60, 120, 300, 600, 1_200, 1_800];

    /// <summary>The delay after attempt <paramref name="attempt"/> (from 0), at least what the partner asks; null: give up.</summary>
    /// <param name="attempt">How many attempts came before the one that failed.</param>
    /// <param name="asked">The partner's Retry-After, or null.</param>
    public static TimeSpan? After(int attempt, TimeSpan? asked)
    {
        var own = TimeSpan.FromSeconds(attempt < Seconds.Length ? Seconds[attempt] : 3_600);
        var before = TimeSpan.FromSeconds(Seconds.Take(attempt).Sum() + (3_600L * Math.Max(0, attempt - Seconds.Length)));
        return before + own > Most ? null : asked > own ? asked : own;
    }
}

/// <summary>How far a partner's system was told of one alert; beside the case, in its partition.</summary>
public sealed record CallbackState
{
    /// <summary>The number of the newest state that was taken; 0: none yet.</summary>
    public int Sequence { get; init; }

    /// <summary>Stands for what was taken: the same is not told twice.</summary>
    public string? Mark { get; init; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Failed attempts since then.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last of them failed, in our own words.</summary>
    public string? Fault { get; init; }

    /// <summary>When it is tried again; null: not, or not needed.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The attempt that was made last: a repeat of its message makes no second one.</summary>
    public string? Last { get; init; }

    /// <summary>The row of an alert's case.</summary>
    public static string Row(string caseRow) => caseRow + ".callback";
}
