using System.Diagnostics.Metrics;

namespace Satark.Relay;

/// <summary>Counts of the relay: never of whom.</summary>
internal static class RelayMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Satark.Relay";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Webhooks = Meter.CreateCounter<long>("satark.relay.webhooks", "{webhook}", "Webhooks and their parts, by what became of them.");

    /// <summary>Counts one.</summary>
    /// <param name="outcome">One of a few fixed words.</param>
    public static void Count(string outcome) => Webhooks.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
