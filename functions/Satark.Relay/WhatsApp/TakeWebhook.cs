using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.WhatsApp;

/// <summary>Exchanges each event's address for its talk and saves what was said there, sealed: here is where identity ends.</summary>
internal sealed class TakeWebhook(InformerVault vault, TakeWords words, NoteStatus statuses)
{
    // A batch of Meta's may hold a thousand messages.
    private const int AtOnce = 8;

    /// <summary>Durable when it returns. A repeat changes nothing.</summary>
    public async Task HandleAsync(IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken)
    {
        if (events is [var only])
        {
            await TakeAsync([only], cancellationToken).ConfigureAwait(false);
            return;
        }

        // All of one person one after another; who is named in two ways in one batch is found by the way that lasts.
        var people = events.GroupBy(e => e.From.UserId ?? e.From.Phone, StringComparer.Ordinal).Select(g => g.ToList());
        await Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (person, token) => await TakeAsync(person, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task TakeAsync(List<WebhookEvent> events, CancellationToken cancellationToken)
    {
        var messages = events.OfType<WebhookEvent.Message>().ToList();
        if (messages.Count > 0)
        {
            var address = messages.Aggregate(messages[0].From, (all, m) => new Address(m.From.Phone ?? all.Phone, m.From.UserId ?? all.UserId));
            await SaveAsync(address, messages, cancellationToken).ConfigureAwait(false);
        }

        foreach (var status in events.OfType<WebhookEvent.Status>())
        {
            // Nobody becomes known by a report.
            if (await vault.FindTalkAsync(status.From, cancellationToken).ConfigureAwait(false) is { } talk)
            {
                await statuses.HandleAsync(talk, status, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var moved in events.OfType<WebhookEvent.Renumbered>())
        {
            await vault.RenumberAsync(moved.From, moved.To, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SaveAsync(Address address, List<WebhookEvent.Message> messages, CancellationToken cancellationToken)
    {
        // A talk that is forgotten at this very moment: whoever writes after "stop" is somebody new.
        for (var attempt = 0; attempt < StoreExtensions.MaxTries; attempt++)
        {
            if (await words.HandleAsync(await vault.EnterAsync(address, cancellationToken).ConfigureAwait(false), messages, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        throw new StoreUnavailableException("A talk is being forgotten; nothing was stored. Try again.");
    }
}
