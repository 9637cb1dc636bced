namespace Satark.Local.Messaging;

/// <summary>Hears, on the writer's thread and in the order of the commits, what became of the queue's table.</summary>
internal interface IMessageSink
{
    /// <summary>A group was committed that stored and deleted these messages.</summary>
    void Committed(IReadOnlyList<QueuedMessage> stored, IReadOnlyList<QueuedMessage> deleted);
}
