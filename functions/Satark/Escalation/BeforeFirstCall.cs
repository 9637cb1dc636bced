using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Escalation.Storms;
using Satark.Messaging;
using Satark.Notifications;

namespace Satark.Escalation;

/// <summary>What is asked before a ladder calls its first human: is the case one of its partner's storm, and does somebody hold a case of the same person? Neither answer may hold a call up.</summary>
public sealed partial class BeforeFirstCall(StormBook storms, AskHolder holders, ILogger<BeforeFirstCall> logger)
{
    /// <summary>Counts a case whose very first step is due: beyond its partner's limit it is called as one with the others. A count that fails is logged, and the case is called by itself.</summary>
    public async Task CountAsync(Errand errand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(errand);
        if (errand is not { N: 1, Step: 0 })
        {
            return;
        }

        try
        {
            await storms.CountAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The counting message of the same case meets the same error, comes back and is dead-lettered in sight.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotCounted(logger, errand.Subject, error.GetType().Name, error);
        }
    }

    /// <summary>
    /// Where no page listens, a first step would call people before the person index has told of a holder: they are asked first here too. An overdue ladder
    /// waits for nobody.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="calls">Whom its next step would call.</param>
    /// <param name="m">The moment.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether a holder is being asked; a question that cannot be asked is logged, and the ladder goes on.</returns>
    public async Task<bool> AskAsync(Case c, IReadOnlyList<Callee> calls, Moment m, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(calls);
        if (c.Ladder.NextStep != 0 || c.Ladder.Due(m.Now, m.Scale).Count > 1 || !AskingHolder.MayAsk(c) || calls.All(x => x.Channel == Channels.Desk))
        {
            return false;
        }

        try
        {
            return await holders.AskAsync(c.Id, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A question that cannot be asked holds no call up.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotAsked(logger, c.Id, error.GetType().Name, error);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Case {CaseId}: it could not be counted for a storm ({Error}); it is called by itself.")]
        public static partial void NotCounted(ILogger logger, string caseId, string error, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Case {CaseId}: no holder of the same person's case could be looked for ({Error}); its ladder goes on.")]
        public static partial void NotAsked(ILogger logger, string caseId, string error, Exception exception);
    }
}
