using Azure.Messaging.ServiceBus.StandIn;

namespace Satark.Functions.Tests.Messaging;

/// <summary>Sets the broker's clock for one test, and puts its hooks back.</summary>
public sealed class BusClock : IDisposable
{
    public BusClock(TimeProvider clock) => ServiceBusStandIn.TimeProvider = clock;

    /// <summary>Breaks operations of the broker: by its name (send, receive, complete, …) and queue.</summary>
    public Func<string, string, Exception?>? Fault
    {
        set => ServiceBusStandIn.Fault = value;
    }

    public void Dispose()
    {
        ServiceBusStandIn.TimeProvider = TimeProvider.System;
        ServiceBusStandIn.Fault = null;
    }
}
