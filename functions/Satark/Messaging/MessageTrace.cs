using System.Diagnostics;
using System.Globalization;

namespace Satark.Messaging;

/// <summary>One trace from a request to the last message that follows from it: each message carries the W3C traceparent of the act that sent it.</summary>
public static class MessageTrace
{
    /// <summary>The name of what traces requests, messages and attempts to deliver.</summary>
    public const string SourceName = "Satark.Messaging";

    /// <summary>The source of all spans of the domain and its HTTP side.</summary>
    public static readonly ActivitySource Source = new(SourceName);

    /// <summary>The span of one attempt to handle a message; null where nobody listens.</summary>
    public static Activity? Begin(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext.TryParse(message.TraceParent, null, isRemote: true, out var parent);
        var activity = Alone(message.Kind, ActivityKind.Consumer, parent);
        return activity?.SetTag("satark.message", message.Id).SetTag("satark.lane", Words<Lane>.Of(message.Lane)).SetTag("satark.attempt", message.Attempt.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A span under a parent that is named, or, with none, of a trace of its own: never under what happens to run around it.</summary>
    public static Activity? Alone(string name, ActivityKind kind, ActivityContext parent = default)
    {
        var around = Activity.Current;
        try
        {
            Activity.Current = null;
            return Source.StartActivity(name, kind, parent);
        }
        finally
        {
            if (Activity.Current is null)
            {
                Activity.Current = around;
            }
        }
    }
}
