using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Satark.Cases;
using Satark.Notifications.Together;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>
/// Links in messages: an opaque token of 22 characters, stored only as a hash. The token is derived from its delivery, so
/// that a message sent again carries the same one and nothing but the hash need be kept.
/// </summary>
public sealed class Links(IStore store, IKeyRing keys, TimeProvider clock)
{
    /// <summary>How long a link answers.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    /// <summary>How long the link answers by which an officer works on a tip: longer than anybody looks into it.</summary>
    public static readonly TimeSpan AssignmentLifetime = TimeSpan.FromDays(14);

    private const string Row = "link", TogetherRow = "together";

    /// <summary>The token of a delivery; durable (as a hash) when this returns.</summary>
    public async Task<string> IssueAsync(Case c, Delivery delivery, CancellationToken cancellationToken)
    {
        var token = Token(c.Id, delivery.Id);
        var partition = Partition(token);
        var known = await store.FindAsync(partition, Row, SatarkJson.Default.LinkTarget, cancellationToken).ConfigureAwait(false);
        if (known is null)
        {
            var target = new LinkTarget(c.Id, delivery.Id, delivery.Target, delivery.TargetName, delivery.Engagement, clock.GetUtcNow() + (delivery.Template == TemplateIds.Assignment ? AssignmentLifetime : Lifetime));
            var change = new Change(partition).Insert(Row, target, SatarkJson.Default.LinkTarget);
            // A conflict means that the same delivery was handled twice at once: the other one wrote the same row.
            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }

        return token;
    }

    /// <summary>What a token stands for; null where it is unknown or expired. Looking changes nothing.</summary>
    public async Task<LinkTarget?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != 22)
        {
            return null;
        }

        var found = (await store.FindAsync(Partition(token), Row, SatarkJson.Default.LinkTarget, cancellationToken).ConfigureAwait(false))?.Value;
        return found is not null && found.ExpiresAt > clock.GetUtcNow() ? found : null;
    }

    /// <summary>The token of a message about several cases; durable (as a hash) when this returns, and so are those of its deliveries.</summary>
    /// <param name="id">The message's id (<see cref="CallsTogether.IdOf"/>).</param>
    /// <param name="calls">The deliveries that it stands for with their cases, the most urgent first.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string> IssueAsync(string id, IReadOnlyList<(Case Case, Delivery Delivery)> calls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        foreach (var (c, d) in calls)
        {
            await IssueAsync(c, d, cancellationToken).ConfigureAwait(false);
        }

        var token = Token(calls[0].Case.Id, id);
        var together = new CallsTogether([.. calls.Select(x => new GatheredCall(x.Case.Id, x.Delivery.Id, x.Delivery.Attempts))], clock.GetUtcNow() + Lifetime);
        // Nobody else has begun the first one's attempt, so nobody else writes this row.
        await store.SaveAsync(new Change(Partition(token)).Insert(TogetherRow, together, SatarkJson.Default.CallsTogether), cancellationToken).ConfigureAwait(false);
        return token;
    }

    /// <summary>The calls behind the token of a message about several cases; null where it is none, or expired. Looking changes nothing.</summary>
    public async Task<CallsTogether?> FindTogetherAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var found = token.Length != 22 ? null : (await store.FindAsync(Partition(token), TogetherRow, SatarkJson.Default.CallsTogether, cancellationToken).ConfigureAwait(false))?.Value;
        return found is not null && found.ExpiresAt > clock.GetUtcNow() ? found : null;
    }

    /// <summary>The token that a delivery has or would have.</summary>
    public string Token(string caseId, string deliveryId) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Installation(KeyPurpose.Link).Span, Encoding.UTF8.GetBytes($"{caseId}/{deliveryId}")).AsSpan(0, 16));

    private string Partition(string token) => "link-" + Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "link", token);
}

/// <summary>Whom a link was sent to, about what.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="DeliveryId">The message that carried it.</param>
/// <param name="Target">The officer's, agency's or last resort's id.</param>
/// <param name="TargetName">As the desk says it.</param>
/// <param name="Engagement">The engagement, for an agency's link.</param>
/// <param name="ExpiresAt">Until when it answers.</param>
public sealed record LinkTarget(string CaseId, string DeliveryId, string Target, string TargetName, string? Engagement, DateTimeOffset ExpiresAt);
