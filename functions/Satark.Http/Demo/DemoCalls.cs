using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Routing;
using Satark.Http.Voice;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Http.Demo;

/// <summary>A key on the demo's phone.</summary>
/// <param name="CaseId">The case that the call is about.</param>
/// <param name="To">The number that rings.</param>
/// <param name="Key">1, 2, 3 or 9; null: somebody picks up.</param>
public sealed record DemoKey(string? CaseId, string? To, string? Key);

/// <summary>What the voice says then.</summary>
/// <param name="Hindi">First.</param>
/// <param name="English">After it.</param>
/// <param name="Asks">Whether it waits for a key.</param>
public sealed record DemoSpoken(string Hindi, string English, bool Asks);

/// <summary>The calls of a demo folder, which ring on a page instead of a phone: the same talk, with the page in the provider's place.</summary>
public sealed class DemoCalls(IStore store, VoiceTalk talk, Satark.Notifications.Links links)
{
    /// <summary>Picks up, or presses a key, in the newest call to a number about a case.</summary>
    public async Task<IResult> PressAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.DemoKey, out var pressed, out var refused))
        {
            return refused;
        }

        if (await FindAsync(pressed, cancellationToken).ConfigureAwait(false) is not { } call)
        {
            return Problem.Of(new Refusal(RefusalKind.NotFound, "Nobody was called at this number about this case."));
        }

        var (nonce, to, callId) = (links.Token(pressed.CaseId!, call.Id), call.Address, "demo-" + Ids.Random());
        var turn = pressed.Key is null
            ? await talk.AnsweredAsync(nonce, to, null, callId, cancellationToken).ConfigureAwait(false)
            : await talk.PressedAsync(nonce, to, pressed.Key, callId, cancellationToken).ConfigureAwait(false);
        var said = (turn.Words, turn.Asking) switch
        {
            ({ } words, { } asking) => words + asking,
            var (words, asking) => words ?? asking ?? SpokenCall.Over,
        };
        return Answers.Json(new DemoSpoken(said.Hindi, said.English, turn.Asks), HttpJson.Default.DemoSpoken);
    }

    private async Task<Delivery?> FindAsync(DemoKey pressed, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(pressed.CaseId ?? "", out var id))
        {
            return null;
        }

        var rows = await store.ListAllAsync(id.Partition, Delivery.Row(id.Row, ""), SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false);
        return rows.Select(r => r.Record.Value).Where(d => d.Channel == Notifications.Channels.Voice && d.Address == pressed.To).MaxBy(d => (d.Round, d.At));
    }
}
