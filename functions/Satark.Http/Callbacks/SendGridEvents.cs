using System.Text.Json;
using Satark.Http.Channels;
using Satark.Notifications;

namespace Satark.Http.Callbacks;

/// <summary>Reads a batch of SendGrid's events (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event).</summary>
public static class SendGridEvents
{
    /// <summary>The custom argument under which each mail carries our name of its delivery; events give it back.</summary>
    public const string Argument = "satark_delivery";

    /// <summary>The reports about deliveries of ours, each once; null where the body is no array. An event that makes no sense hides no other.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="passedOver">How many events made no sense.</param>
    public static IReadOnlyList<ProviderReport>? Read(ReadOnlyMemory<byte> body, out int passedOver)
    {
        passedOver = 0;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var reports = new List<ProviderReport>();
            foreach (var item in json.RootElement.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object || Text(item, "event") is not { Length: > 0 } word)
                {
                    passedOver++;
                }
                else if (Text(item, Argument) is { Length: > 0 } reference && StateOf(word) is { } state)
                {
                    reports.Add(new ProviderReport(reference, state, MessageId(Text(item, "sg_message_id")), null));
                }
            }

            return [.. reports.Distinct()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The delivery's state by SendGrid's word; null for one that says nothing of the delivery. What is deferred is still tried by SendGrid.</summary>
    public static DeliveryState? StateOf(string word) => word switch
    {
        "processed" or "deferred" => DeliveryState.Accepted,
        "delivered" => DeliveryState.Delivered,
        "bounce" or "dropped" => DeliveryState.Failed,
        _ => null,
    };

    /// <summary>
    /// The id that the sending's answer gave in <c>X-Message-Id</c>: an event's begins with it. Null where it cannot be told, so that a failure is
    /// never taken for that of another attempt.
    /// </summary>
    public static string? MessageId(string? eventsId)
    {
        foreach (var mark in (ReadOnlySpan<string>)[".filter", ".recvd"])
        {
            if (eventsId?.IndexOf(mark, StringComparison.Ordinal) is { } at and > 0)
            {
                return eventsId[..at];
            }
        }

        return null;
    }

    // Escapes of half a character parse as JSON and cannot become text.
    private static string? Text(JsonElement item, string name)
    {
        try
        {
            return item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
