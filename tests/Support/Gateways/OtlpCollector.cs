using System.Collections.Concurrent;
using System.Text;

namespace Satark.Support.Gateways;

/// <summary>A span as a collector has it.</summary>
public sealed record CollectedSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags);

/// <summary>
/// A collector that takes OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/): protobuf to /v1/traces and /v1/metrics, and refuses all else.
/// </summary>
public sealed class OtlpCollector : HttpGateway
{
    private readonly ConcurrentQueue<CollectedSpan> _spans = new();
    private readonly ConcurrentDictionary<string, bool> _metrics = new(StringComparer.Ordinal);

    /// <summary>Every span that came.</summary>
    public IReadOnlyList<CollectedSpan> Spans => [.. _spans];

    /// <summary>The names of what was measured.</summary>
    public IReadOnlyCollection<string> Metrics => [.. _metrics.Keys];

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        if (request.Method != "POST" || request.Header("Content-Type") != "application/x-protobuf")
        {
            return new GatewayAnswer(415);
        }

        switch (request.Target)
        {
            // ExportTraceServiceRequest.resource_spans.scope_spans.spans
            case "/v1/traces":
                foreach (var span in Inside(request.Body, 1, 2, 2))
                {
                    _spans.Enqueue(Span(span));
                }

                return new GatewayAnswer(200);

            // ExportMetricsServiceRequest.resource_metrics.scope_metrics.metrics.name
            case "/v1/metrics":
                foreach (var name in Inside(request.Body, 1, 2, 2, 1))
                {
                    _metrics[Encoding.UTF8.GetString(name)] = true;
                }

                return new GatewayAnswer(200);
            default:
                return new GatewayAnswer(404);
        }
    }

    private static CollectedSpan Span(byte[] span)
    {
        string Hex(int field) => Convert.ToHexStringLower(Inside(span, field).FirstOrDefault() ?? []);
        var tags = Inside(span, 9).ToDictionary(
            tag => Encoding.UTF8.GetString(Inside(tag, 1).Single()),
            tag => Inside(tag, 2, 1).Select(Encoding.UTF8.GetString).FirstOrDefault() ?? "",
            StringComparer.Ordinal);
        return new CollectedSpan(Hex(1), Hex(2), Hex(4), Encoding.UTF8.GetString(Inside(span, 5).Single()), tags);
    }

    // The length-delimited values that a path of field numbers leads to.
    private static IEnumerable<byte[]> Inside(byte[] message, params int[] path) =>
        path.Aggregate<int, IEnumerable<byte[]>>([message], (found, field) => found.SelectMany(m => Values(m, field)));

    private static IEnumerable<byte[]> Values(byte[] message, int wanted)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Number(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                case 2:
                    var length = (int)Number(message, ref at);
                    if ((int)(key >> 3) == wanted)
                    {
                        yield return message[at..(at + length)];
                    }

                    at += length;
                    break;
                default:
                    throw new FormatException($"Wire type {key & 7} at {at}.");
            }
        }
    }

    private static ulong Number(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }
    }
}
