using Microsoft.Extensions.Logging;
using Satark.Http.Channels;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Watching;

namespace Satark.Http.Health;

/// <summary>
/// Tells somebody outside, each minute, that engine, queue and last synthetic alert are well. Where they are not, or this process is dead,
/// the word does not come, and whoever waits for it calls people: no alarm of ours can tell that we are gone.
/// </summary>
/// <param name="client">Made by <see cref="ChannelClients.ForProvider"/>: no redirects.</param>
/// <param name="options">Settings without faults.</param>
/// <param name="engine">What brings the messages.</param>
/// <param name="synthetic">How the synthetic alerts do.</param>
/// <param name="log">Where the outcome is kept.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where changes are logged, without the address.</param>
public sealed partial class Heartbeat(
    HttpClient client, HeartbeatOptions options, IEngineHealth engine, WatchSynthetic synthetic, HeartbeatLog log, TimeProvider clock, ILogger<Heartbeat> logger)
{
    /// <summary>Looks, and tells the outside. That it cannot be reached is an outcome, no error. Called each minute by the host; nothing where nobody is to be told.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        if (!options.IsOn)
        {
            return;
        }

        var faults = Faults(await engine.ReadAsync(cancellationToken).ConfigureAwait(false), await synthetic.ReadAsync(cancellationToken).ConfigureAwait(false));
        var (outcome, reason) = faults.Count == 0 ? await TellAsync(isWell: true, cancellationToken).ConfigureAwait(false) is { } why ? (HeartbeatOutcome.NotReached, why) : (HeartbeatOutcome.Reached, (string?)null)
            : (HeartbeatOutcome.Withheld, string.Join("; ", faults));
        if (outcome == HeartbeatOutcome.Withheld && options.SaysFailure && await TellAsync(isWell: false, cancellationToken).ConfigureAwait(false) is { } unheard)
        {
            Log.FaultUnheard(logger, unheard);
        }

        EngineMeter.CountHeartbeat(Words<HeartbeatOutcome>.Of(outcome));
        if (await log.NoteAsync(outcome, reason, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false))
        {
            Log.Changed(logger, outcome == HeartbeatOutcome.Reached ? LogLevel.Information : LogLevel.Error, outcome, reason);
        }
    }

    /// <summary>Why the outside is not told that all is well; empty where it is.</summary>
    public static IReadOnlyList<string> Faults(EngineState engine, SyntheticHealth? synthetic) =>
        [.. engine.Stops(), .. synthetic?.Fault is { } fault ? [fault] : Array.Empty<string>()];

    // Why it was not taken; null where it was.
    private async Task<string?> TellAsync(bool isWell, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(options.Method), options.AddressFor(isWell));
        return await SingleRequest.SendAsync(client, request, clock, static (result, _) => result, cancellationToken).ConfigureAwait(false) switch
        {
            DeliveryResult.Sent => null,
            DeliveryResult.Retry retry => retry.Reason,
            DeliveryResult.Failed failed => failed.Reason,
            _ => throw new InvalidOperationException("A result of an unknown kind."),
        };
    }

    private static partial class Log
    {
        [LoggerMessage("The heartbeat is {Outcome} from now on ({Reason}).")]
        public static partial void Changed(ILogger logger, LogLevel level, HeartbeatOutcome outcome, string? reason);

        [LoggerMessage(LogLevel.Error, "The outside could not be told of a fault: {Reason}.")]
        public static partial void FaultUnheard(ILogger logger, string reason);
    }
}
