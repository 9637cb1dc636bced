using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>The queues of the three lanes, as triggers, senders and Bicep name them.</summary>
public static class Queues
{
    /// <summary>Life-risk cases.</summary>
    public const string Urgent = "urgent";

    /// <summary>All other work on cases.</summary>
    public const string Ordinary = "ordinary";

    /// <summary>Outreach, reports, retention.</summary>
    public const string Bulk = "bulk";

    /// <summary>What is put behind a queue's name to read its dead letters.</summary>
    public const string DeadLetters = "/$DeadLetterQueue";

    /// <summary>How many messages of each queue the host brings to one instance at once: <c>maxConcurrentCalls</c> of <c>host.json</c>, for each function.</summary>
    public static readonly LanePlaces Places = new(16, 16, 16);

    /// <summary>The setting that names the namespace.</summary>
    public const string Connection = "ServiceBusConnection";
}
