using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Messaging;

namespace Satark.Http.Desk;

/// <summary>A message that no handler could take.</summary>
public sealed record DeadLetterView(string Id, string Kind, string Reason, DateTimeOffset At, string? CaseId);

/// <summary>Dead letters: seen and sent again by people.</summary>
public sealed class DeadLetterEndpoints(IMessageBus bus, SeenCases seen, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>The newest ones.</summary>
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var letters = await bus.DeadLettersAsync(Most, cancellationToken).ConfigureAwait(false);
        var views = letters.Select(l => new DeadLetterView(l.Id, l.Message.Kind, l.Reason, l.At, CaseOf(l.Message))).ToList();

        // Everybody who keeps the engine sees that a message waits; what it is about, only who may know of the case.
        var known = await seen.OnlyAsync(views, view => view.CaseId, context.Call().Officer, cancellationToken).ConfigureAwait(false);
        return Answers.Json([.. views.Select(view => known.Contains(view) ? view : view with { CaseId = null })], HttpJson.Default.IReadOnlyListDeadLetterView);
    }

    /// <summary>Sends one again.</summary>
    public async Task<IResult> ReplayAsync(HttpContext context, CancellationToken cancellationToken) =>
        await bus.ReplayAsync(context.Call().Value("id"), clock.GetUtcNow(), cancellationToken).ConfigureAwait(false)
            ? Answers.Nothing()
            : Problem.Of(new Refusal(RefusalKind.NotFound, "There is no such dead letter; somebody may have sent it again."));

    private static string? CaseOf(Message message)
    {
        try
        {
            return Errand.Of(message).Subject is { } subject && Cases.CaseId.TryParse(subject, out _) ? subject : null;
        }
        catch (JsonException)
        {
            // A body that cannot be read may be the very reason why it lies here.
            return null;
        }
    }
}
