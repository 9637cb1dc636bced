using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Intake;

namespace Satark.Watching;

/// <summary>Sends a synthetic alert whenever the last one is old enough, and throws away what never came through. Called each minute by the host.</summary>
public sealed partial class SendSynthetic(SyntheticRuns runs, SubmitAlert submit, EndSynthetic end, CaseBook book, SyntheticOptions options, ILogger<SendSynthetic> logger)
{
    /// <summary>What has not come through for so long is thrown away; its fault is kept.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(1);

    /// <summary>Sends one if it is time; nothing where none are sent.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var now = book.Now;
        var underWay = await runs.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var run in underWay)
        {
            if (now - run.At >= GivenUpAfter)
            {
                await end.HandleAsync(run.CaseId, cancellationToken).ConfigureAwait(false);
            }
            else if (now - run.At > WatchSynthetic.Limit)
            {
                Log.NotThrough(logger, run.CaseId, (now - run.At).TotalSeconds, run.Missing);
            }
        }

        var last = await runs.LastAsync(cancellationToken).ConfigureAwait(false);
        if (!options.IsOn || underWay.Select(r => r.At).Append(last?.At ?? DateTimeOffset.MinValue).Max() + options.Every > now)
        {
            return;
        }

        // The run first: whatever becomes of the alert, it is missed from now on.
        var name = SyntheticAlert.NameAt(now);
        if (await runs.BeginAsync(new SyntheticRun(SyntheticAlert.CaseOf(name), now), cancellationToken).ConfigureAwait(false)
            && (await submit.HandleAsync(SyntheticAlert.Sign(name, now), cancellationToken).ConfigureAwait(false)).Refusal is { } refusal)
        {
            Log.Refused(logger, refusal.Text);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The synthetic alert {CaseId} was sent {Seconds} s ago and has not come through; missing: {Missing}.")]
        public static partial void NotThrough(ILogger logger, string caseId, double seconds, string missing);

        [LoggerMessage(LogLevel.Error, "A synthetic alert was refused: {Refusal}")]
        public static partial void Refused(ILogger logger, string refusal);
    }
}
