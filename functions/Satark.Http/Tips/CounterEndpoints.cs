using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Tips.Line;
using Satark.Tips.Telling;

namespace Satark.Http.Tips;

/// <summary>What anybody may know of how confidence is kept.</summary>
/// <param name="Reveals">How often two supervisors asked who an informer is, because a life was at stake.</param>
/// <param name="Originals">How often two supervisors asked for a medium as it came.</param>
public sealed record CountersView(int Reveals, int Originals);

/// <summary>The public counters.</summary>
public sealed class CounterEndpoints(RequestCounter counter)
{
    /// <summary>All of them, since the installation began.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken) => Answers.Json(
        new CountersView(
            await counter.CountAsync(DeskWordKind.Reveal, cancellationToken).ConfigureAwait(false),
            await counter.CountAsync(DeskWordKind.Original, cancellationToken).ConfigureAwait(false)),
        HttpJson.Default.CountersView);
}
