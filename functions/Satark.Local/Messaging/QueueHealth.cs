namespace Satark.Local.Messaging;

/// <summary>What the health page says of the queue.</summary>
/// <param name="Held">True while a restored backup's messages are not taken.</param>
/// <param name="LastCycleAge">How long ago the queue last looked at its lanes; more than a few seconds means that it stands still.</param>
/// <param name="Lateness">By how much the oldest message that is due and not handled is late.</param>
/// <param name="Urgent">Unhandled urgent messages, timers among them.</param>
/// <param name="Ordinary">Unhandled ordinary messages.</param>
/// <param name="Bulk">Unhandled bulk messages.</param>
/// <param name="DeadLetters">Messages that no handler could take.</param>
public sealed record QueueHealth(bool Held, TimeSpan LastCycleAge, TimeSpan Lateness, long Urgent, long Ordinary, long Bulk, long DeadLetters);
