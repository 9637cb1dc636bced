using System.Diagnostics;
using Satark.Bench.Load;

namespace Satark.Bench.Trials;

/// <summary>One of the two that are measured: takes alerts over HTTP at one end and gives word of them at the other.</summary>
internal interface ISide : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Where it takes alerts.</summary>
    int Port { get; }

    /// <summary>Its process.</summary>
    Process Process { get; }

    /// <summary>What came out at the other end.</summary>
    Arrivals Arrivals { get; }

    /// <summary>Fresh alerts, ready to be sent.</summary>
    Series Series(string name, int count);
}
