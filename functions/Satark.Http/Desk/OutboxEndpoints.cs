using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Desk;

/// <summary>A message that went to the outbox instead of a provider.</summary>
public sealed record OutboxView(string Channel, string To, string? Subject, string Text, DateTimeOffset At, string? CaseId)
{
    /// <summary>The other cases that a message about several is about; null for every other message.</summary>
    public IReadOnlyList<string>? AlsoAbout { get; init; }
}

/// <summary>The outbox of an installation whose channels have no provider.</summary>
public interface IOutboxReader
{
    /// <summary>Whether any channel writes there.</summary>
    bool IsUsed { get; }

    /// <summary>Its messages, oldest first.</summary>
    Task<IReadOnlyList<OutboxView>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>Shows the outbox. Its links act for whom they were sent to, so only the state desk reads it.</summary>
public sealed class OutboxEndpoints(IOutboxReader outbox, SeenCases seen)
{
    /// <summary>All of it but what is about cases that the reader may not know of.</summary>
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken) => outbox.IsUsed
        ? Answers.Json(
            await seen.OnlyAsync(await outbox.ListAsync(cancellationToken).ConfigureAwait(false), message => message.CaseId, context.Call().Officer, cancellationToken).ConfigureAwait(false),
            HttpJson.Default.IReadOnlyListOutboxView)
        : Problem.Of(new Refusal(RefusalKind.NotFound, "Messages go out by their providers; there is no outbox."));
}
