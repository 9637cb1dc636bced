using System.Reflection;

namespace Satark.Functions.Tests.Messaging;

/// <summary>
/// Sets the broker's clock for one test, and puts its hooks back. Only a broker in this process has such hooks; tests that
/// need one carry the trait <c>Broker=in-process</c>, and scripts/check-azure says where it leaves them out.
/// </summary>
public sealed class BusClock : IDisposable
{
    private static readonly Type? Hooks = Type.GetType("Azure.Messaging.ServiceBus.StandIn.ServiceBusStandIn, Azure.Messaging.ServiceBus");

    public BusClock(TimeProvider clock) => Set("TimeProvider", clock);

    /// <summary>Breaks operations of the broker: by its name (send, receive, complete, …) and queue.</summary>
    public Func<string, string, Exception?>? Fault
    {
        set => Set(nameof(Fault), value);
    }

    public void Dispose()
    {
        Set("TimeProvider", TimeProvider.System);
        Fault = null;
    }

    private static void Set(string hook, object? value)
    {
        var property = Hooks?.GetProperty(hook, BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException("The broker's client has no hooks: this test needs a broker in this process. Leave out the tests with the trait Broker=in-process.");
        property.SetValue(null, value);
    }
}
