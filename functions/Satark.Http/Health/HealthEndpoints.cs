using Microsoft.AspNetCore.Http;
using Satark.Board;
using Satark.Escalation;
using Satark.Http.Routing;
using Satark.Places.Official;
using Satark.Roster;
using Satark.Storage;
using Satark.Watching;

namespace Satark.Http.Health;

/// <summary>Alive, or ready.</summary>
public sealed record HealthView(string Status);

/// <summary>How the engine does, and whether anybody hears it. <c>Waiting</c> is null where the host cannot know it.</summary>
public sealed record EngineView(
    long AgeOfLastCycleMs, long OldestDueMs, long? Waiting, long DeadLetters, bool Held, bool DeskListening, AuditReport? Audit, IReadOnlyList<string> Findings)
{
    /// <summary>How the last synthetic alert did; null where none is sent, or none has come to its end.</summary>
    public SyntheticResult? Synthetic { get; init; }

    /// <summary>Whether the outside is told that all is well; null where nobody is to be told.</summary>
    public HeartbeatState? Heartbeat { get; init; }

    /// <summary>The informers' relay, where it shares this process.</summary>
    public RelayView? Relay { get; init; }
}

/// <summary>How the engine of a relay in this process does.</summary>
public sealed record RelayView(long AgeOfLastCycleMs, long OldestDueMs, long? Waiting, long DeadLetters, bool Held);

/// <summary>For probes and for whoever watches the watchers. Nothing here is personal or secret.</summary>
public sealed class HealthEndpoints(IStore store, IDesk desk, IEngineHealth engine, Officers officers, Auditor auditor, OfficialLists places, WatchSynthetic synthetic, HeartbeatOptions heartbeat, HeartbeatLog beats, IRelayEngine? relay = null)
{
    private static readonly RecordKey Nothing = new("health", "probe");

    /// <summary>The process answers.</summary>
    public static Task<IResult> LiveAsync(HttpContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Answers.Json(new HealthView("live"), HttpJson.Default.HealthView));

    /// <summary>Requests are taken: the store answers. It says nothing about who listens.</summary>
    public async Task<IResult> ReadyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await store.FindAsync(Nothing, cancellationToken).ConfigureAwait(false);
        return Answers.Json(new HealthView("ready"), HttpJson.Default.HealthView);
    }

    /// <summary>Whether messages go out and somebody would hear an alarm; and what the installation was given and cannot use.</summary>
    public async Task<IResult> EngineAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var state = await engine.ReadAsync(cancellationToken).ConfigureAwait(false);
        var listening = await desk.IsListeningAsync(cancellationToken).ConfigureAwait(false);
        var last = await officers.LastResortAsync(cancellationToken).ConfigureAwait(false);
        var beside = relay is null ? null : await relay.ReadAsync(cancellationToken).ConfigureAwait(false);
        var own = await synthetic.ReadAsync(cancellationToken).ConfigureAwait(false);
        var beat = heartbeat.IsOn ? await beats.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        List<string> findings = [.. Findings(listening, last), .. state.Findings(), .. Findings(own, beat), .. beside?.Findings().Select(f => "relay: " + f) ?? [], .. places.Faults];
        return Answers.Json(
            new EngineView(state.AgeOfLastCycleMs, state.OldestDueMs, state.Waiting, state.DeadLetters, state.Held, listening, auditor.Last, findings)
            {
                Synthetic = own?.Last,
                Heartbeat = beat,
                Relay = beside is null ? null : new RelayView(beside.AgeOfLastCycleMs, beside.OldestDueMs, beside.Waiting, beside.DeadLetters, beside.Held),
            },
            HttpJson.Default.EngineView);
    }

    private static IEnumerable<string> Findings(SyntheticHealth? own, HeartbeatState? beat)
    {
        if (own?.Fault is { } fault)
        {
            yield return fault;
        }

        if (beat?.State == HeartbeatOutcome.NotReached)
        {
            yield return $"heartbeat: the outside cannot be told that all is well ({beat.Reason})";
        }
    }

    private static IEnumerable<string> Findings(bool listening, LastResort? last)
    {
        if (!listening)
        {
            yield return "desk not listening";
        }

        // Where sign-in is not ours, nobody meets the setup page, which asks for it.
        if (last is null)
        {
            yield return "no last resort: nobody ends the ladders; run seed (Azure) or the setup";
        }
    }
}
