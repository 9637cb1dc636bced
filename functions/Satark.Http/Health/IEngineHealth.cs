namespace Satark.Http.Health;

/// <summary>Numbers of whatever brings messages to their handlers in this host.</summary>
public interface IEngineHealth
{
    /// <summary>The state of the engine now; cheap enough to be asked each second.</summary>
    ValueTask<EngineState> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>How the engine does.</summary>
/// <param name="AgeOfLastCycleMs">Since it last looked at its queues; more than <paramref name="StandsStillAfterMs"/> means that it stands still.</param>
/// <param name="OldestDueMs">By how much the oldest message that is due and not handled is late.</param>
/// <param name="Waiting">Unhandled messages, timers among them; null where the host cannot know: counting a queue would need the right to manage it.</param>
/// <param name="DeadLetters">Messages that no handler could take.</param>
/// <param name="Held">A restored backup that nobody has released: nothing is sent.</param>
/// <param name="StandsStillAfterMs">How old a cycle of this host may get.</param>
public sealed record EngineState(long AgeOfLastCycleMs, long OldestDueMs, long? Waiting, long DeadLetters, bool Held, long StandsStillAfterMs = 10_000)
{
    private const int Late = 10_000;

    /// <summary>What keeps messages from going out now, in words; dead letters do not.</summary>
    public IEnumerable<string> Stops()
    {
        if (AgeOfLastCycleMs > StandsStillAfterMs)
        {
            yield return "engine stands still";
        }

        if (OldestDueMs > Late)
        {
            yield return "messages are late";
        }

        if (Held)
        {
            yield return "held: nothing is sent until an admin releases it";
        }
    }

    /// <summary>What somebody should look at, in words.</summary>
    public IEnumerable<string> Findings() => DeadLetters > 0 ? Stops().Append("dead letters wait") : Stops();
}

/// <summary>The engine of an informers' relay that shares this process; it is asked for its numbers alone.</summary>
public interface IRelayEngine
{
    /// <summary>Its state now; cheap enough to be asked each second.</summary>
    ValueTask<EngineState> ReadAsync(CancellationToken cancellationToken);
}
