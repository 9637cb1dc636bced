using System.Globalization;
using Azure.Messaging.ServiceBus;
using Satark.Messaging;
using Satark.Privacy;

namespace Satark.Functions.Messaging;

/// <summary>A message of ours as a message of Service Bus, and back.</summary>
internal static class MessageWire
{
    // Service Bus refuses a longer MessageId.
    private const int LongestId = 128;
    private const string Id = "id", Due = "due", Attempt = "attempt", Trace = "traceparent", DiagnosticId = "Diagnostic-Id", Blob = "blob";

    /// <summary>The queue of a lane.</summary>
    public static string QueueOf(Lane lane) => lane switch
    {
        Lane.Urgent => Queues.Urgent,
        Lane.Ordinary => Queues.Ordinary,
        _ => Queues.Bulk,
    };

    /// <summary>What is sent. It is held back until its due time where that lies ahead.</summary>
    public static ServiceBusMessage Write(Parcel parcel, DateTimeOffset now)
    {
        var message = parcel.Message;
        var due = Parcel.Milliseconds(message.DueAt);
        var sent = new ServiceBusMessage(parcel.Blob is null ? BinaryData.FromBytes(message.Body) : BinaryData.FromString(""))
        {
            MessageId = message.Id.Length is > 0 and <= LongestId ? message.Id : Ids.Derived(message.Id),
            Subject = message.Kind,
        };
        sent.ApplicationProperties[Due] = due;
        sent.ApplicationProperties[Attempt] = message.Attempt;
        if (sent.MessageId != message.Id)
        {
            sent.ApplicationProperties[Id] = message.Id;
        }

        if (message.TraceParent is { } trace)
        {
            // The second one is what the Functions host and the client's own telemetry look for.
            sent.ApplicationProperties[Trace] = trace;
            sent.ApplicationProperties[DiagnosticId] = trace;
        }

        if (parcel.Blob is { } blob)
        {
            sent.ApplicationProperties[Blob] = blob;
        }

        if (message.DueAt > now)
        {
            sent.ScheduledEnqueueTime = DateTimeOffset.FromUnixTimeMilliseconds(due);
        }

        return sent;
    }

    /// <summary>What was received, or null where it is no message of ours.</summary>
    public static Parcel? Read(ServiceBusReceivedMessage received, Lane lane) =>
        string.IsNullOrEmpty(received.Subject) || string.IsNullOrEmpty(received.MessageId) || Number(received, Due) is not { } due || Number(received, Attempt) is not { } attempt
            ? null
            : new Parcel(Of(received, lane, DateTimeOffset.FromUnixTimeMilliseconds(due), (int)attempt), Text(received, Blob));

    /// <summary>What was received, with what is missing made up: for the dead letters, where it must be seen whatever it is.</summary>
    public static Parcel ReadAnything(ServiceBusReceivedMessage received, Lane lane) =>
        Read(received, lane) ?? new Parcel(Of(received, lane, received.EnqueuedTime, 0), null);

    private static Message Of(ServiceBusReceivedMessage received, Lane lane, DateTimeOffset due, int attempt) => new(
        Text(received, Id) ?? (string.IsNullOrEmpty(received.MessageId) ? received.SequenceNumber.ToString(CultureInfo.InvariantCulture) : received.MessageId),
        string.IsNullOrEmpty(received.Subject) ? "Unreadable" : received.Subject,
        lane,
        due,
        received.Body.ToMemory(),
        attempt,
        Text(received, Trace));

    private static string? Text(ServiceBusReceivedMessage received, string name) => received.ApplicationProperties.TryGetValue(name, out var value) ? value as string : null;

    private static long? Number(ServiceBusReceivedMessage received, string name) => received.ApplicationProperties.TryGetValue(name, out var value)
        ? value switch { long number when IsTime(number) => number, int number and >= 0 => number, _ => null }
        : null;

    private static bool IsTime(long milliseconds) => milliseconds >= 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
