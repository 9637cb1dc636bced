using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Satark.Support.Gateways;

/// <summary>A partner's own system: takes signed states of its alerts, by the README's words.</summary>
public sealed class PartnerGateway(TimeProvider clock) : HttpGateway
{
    private readonly ConcurrentQueue<(int Sequence, string Status)> _told = new();

    /// <summary>The key with which the desk signs, once it is known.</summary>
    public (string Id, string Key)? Key { get; set; }

    /// <summary>The states that were taken, in the order in which they came.</summary>
    public IReadOnlyList<(int Sequence, string Status)> Told => [.. _told];

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        if (request.Method != "POST" || request.Header("Content-Type") != "application/json" || string.IsNullOrEmpty(request.Header("Idempotency-Key")))
        {
            return new GatewayAnswer(415);
        }

        if (!IsSigned(request))
        {
            return new GatewayAnswer(401);
        }

        using var body = JsonDocument.Parse(request.Body);
        _told.Enqueue((body.RootElement.GetProperty("sequence").GetInt32(), body.RootElement.GetProperty("status").GetProperty("status").GetString()!));
        return new GatewayAnswer(204);
    }

    private bool IsSigned(GatewayRequest request)
    {
        var parts = (request.Header("Satark-Signature") ?? "").Split(", ").Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        if (Key is not { } key || parts.GetValueOrDefault("key") != key.Id || !long.TryParse(parts.GetValueOrDefault("t"), NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - t) > 300)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{t}."), .. request.Body];
        return parts.GetValueOrDefault("v1") == Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Key), signed));
    }
}
