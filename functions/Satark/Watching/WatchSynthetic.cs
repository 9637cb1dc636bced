using System.Globalization;
using Satark.Cases;

namespace Satark.Watching;

/// <summary>How the synthetic alerts do, for health page and heartbeat.</summary>
/// <param name="Last">How the last one ended; null before the first end.</param>
/// <param name="Fault">What is wrong now, in words; null where the last one came through and none is late.</param>
public sealed record SyntheticHealth(SyntheticResult? Last, string? Fault)
{
    /// <summary>Judges what is known of them. Pure.</summary>
    /// <param name="last">The last one that ended.</param>
    /// <param name="underWay">Those that have not.</param>
    /// <param name="every">How often they are sent.</param>
    /// <param name="now">Now.</param>
    public static SyntheticHealth Of(SyntheticResult? last, IReadOnlyList<SyntheticRun> underWay, TimeSpan every, DateTimeOffset now)
    {
        var late = underWay.FirstOrDefault(r => now - r.At > WatchSynthetic.Limit);
        var fault = late is not null ? string.Create(CultureInfo.InvariantCulture, $"synthetic alert of {late.At:HH:mm:ss} UTC does not come through ({(late.Missing.Length > 0 ? late.Missing : "end")})")
            : last is null ? "no synthetic alert has come through yet"
            : last.Fault is { } wrong ? "last synthetic alert: " + wrong
            : now - last.At > every + WatchSynthetic.Slack ? string.Create(CultureInfo.InvariantCulture, $"no synthetic alert since {last.At:HH:mm:ss} UTC")
            : null;
        return new SyntheticHealth(last, fault);
    }
}

/// <summary>Reads how the synthetic alerts do.</summary>
public sealed class WatchSynthetic(SyntheticRuns runs, CaseBook book, SyntheticOptions options)
{
    /// <summary>One that needs longer than this does not come through: a human should have been called by then.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>They are sent once a minute at most, and then need their time: so much later than planned is no fault yet.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>Their health now; null where none are sent.</summary>
    public async ValueTask<SyntheticHealth?> ReadAsync(CancellationToken cancellationToken) => options.IsOn
        ? SyntheticHealth.Of(
            await runs.LastAsync(cancellationToken).ConfigureAwait(false), await runs.ListAsync(cancellationToken).ConfigureAwait(false), options.Every, book.Now)
        : null;
}
