using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Satark.Http.Health;
using Satark.Http.Routing;
using Satark.Storage;

namespace Satark.Relay.Hosting;

/// <summary>How the engine of a relay of its own does. <c>Waiting</c> is null where the host cannot know it.</summary>
public sealed record RelayEngineView(long AgeOfLastCycleMs, long OldestDueMs, long? Waiting, long DeadLetters, bool Held, IReadOnlyList<string> Findings);

/// <summary>
/// The health routes of a relay that is a process of its own; beside a desk, the desk's tell its state too. They say nothing of
/// whoever writes to it: not even how many do.
/// </summary>
public sealed class RelayHealth(IStore store, IEngineHealth engine)
{
    private static readonly RecordKey Nothing = new("health", "probe");
    private static readonly Caller Anybody = new Caller.Anybody();

    /// <summary>Its routes; names and paths are those of the desk's.</summary>
    public IReadOnlyList<Route> All =>
    [
        new("Live", "GET", "/health/live", Anybody, HealthEndpoints.LiveAsync),
        new("Ready", "GET", "/health/ready", Anybody, ReadyAsync),
        new("Engine", "GET", "/health/engine", Anybody, EngineAsync),
    ];

    private async Task<IResult> ReadyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await store.FindAsync(Nothing, cancellationToken).ConfigureAwait(false);
        return Answers.Json(new HealthView("ready"), RelayHealthJson.Default.HealthView);
    }

    private async Task<IResult> EngineAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var state = await engine.ReadAsync(cancellationToken).ConfigureAwait(false);
        return Answers.Json(
            new RelayEngineView(state.AgeOfLastCycleMs, state.OldestDueMs, state.Waiting, state.DeadLetters, state.Held, [.. state.Findings()]),
            RelayHealthJson.Default.RelayEngineView);
    }
}

/// <summary>How health is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(RelayEngineView))]
internal sealed partial class RelayHealthJson : JsonSerializerContext;
