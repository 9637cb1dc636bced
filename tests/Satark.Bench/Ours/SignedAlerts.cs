using System.Text;
using System.Text.Json;
using Satark.Bench.Load;
using Satark.Partners;

namespace Satark.Bench.Ours;

/// <summary>Signed alerts of one partner: each a life at stake and a person of its own.</summary>
/// <param name="keyId">The partner's key id.</param>
/// <param name="key">Its key.</param>
internal sealed class SignedAlerts(string keyId, string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>A series of fresh alerts, signed now: good for the next 300 s.</summary>
    public Series Series(int port, string name, int count)
    {
        var requests = new ReadOnlyMemory<byte>[count];
        Parallel.For(0, count, i => requests[i] = Request(port, $"{name}-{i}", i));
        return new Series(requests, static (_, reply) => reply.Status == 202 ? Json.First(reply.Body.Span, "\"caseId\":\""u8) : null);
    }

    private ReadOnlyMemory<byte> Request(int port, string id, int number)
    {
        var body = Body(id, number);
        return RequestBytes.Post(port, "/api/v1/alerts", body, $"{SignatureHeader.Name}: {SignatureHeader.Sign(keyId, TimeProvider.System.GetUtcNow(), _key, body)}\r\n");
    }

    /// <summary>An alert's body.</summary>
    public static byte[] Body(string id, int number) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id,
        type = "suicide-risk",
        severity = "high",
        status = "actual",
        action = "raise",
        detectedAt = TimeProvider.System.GetUtcNow(),
        platform = "Example",
        url = $"https://social.example/posts/{id}",
        text = AlertText.Of(number),
        language = "en",
        subject = new { handle = $"person-{id}", displayName = $"Person {number}" },
    });
}
