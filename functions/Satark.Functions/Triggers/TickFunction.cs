using Microsoft.Azure.Functions.Worker;
using Satark.Functions.Messaging;

namespace Satark.Functions.Triggers;

/// <summary>The clock of the installation. The host runs it once at a time, on one instance.</summary>
public sealed class TickFunction(Tick tick)
{
    /// <summary>Every 15 seconds.</summary>
    public const string Schedule = "*/15 * * * * *";

    /// <summary>Does what is due.</summary>
    [Function("Tick")]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) => tick.RunAsync(cancellationToken);
}
