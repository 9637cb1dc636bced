using System.Globalization;
using Satark.Bench.Load;

namespace Satark.Bench.Ours;

/// <summary>Satark as it really runs.</summary>
internal static class SatarkProcess
{
    /// <summary>Starts it on a folder, with settings beside those of the environment.</summary>
    public static Task<Child> StartAsync(string folder, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null)
    {
        var port = Ports.Free();
        string[] arguments = [SatarkFolder.Program, "serve", "--data", folder, "--port", port.ToString(CultureInfo.InvariantCulture)];
        return Child.StartAsync("dotnet", arguments, port, "/health/ready", folder + ".log", cancellationToken, settings);
    }
}
