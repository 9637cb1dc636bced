namespace Satark.Local.Relay;

/// <summary>Where the informers' relay of this desk runs: setting <c>Satark:Relay:Mode</c>.</summary>
public enum RelayMode
{
    /// <summary>In this process, with a folder and keys of its own: for trials, since whoever owns the machine owns both.</summary>
    Embedded,

    /// <summary>In a process of its own, <c>scripts/satark relay</c>, which calls this desk.</summary>
    Separate,

    /// <summary>Nowhere.</summary>
    Off,
}

/// <summary>Reads <see cref="RelayMode"/>.</summary>
internal static class RelayModes
{
    private const string Setting = "Satark:Relay:Mode";

    /// <summary>The mode of these settings.</summary>
    /// <exception cref="ArgumentException">There is no such mode; the text names the setting.</exception>
    public static RelayMode Read(IConfiguration configuration) => configuration[Setting] is not { Length: > 0 } text ? RelayMode.Embedded
        : Words<RelayMode>.TryParse(text, out var mode) ? mode
        : throw new ArgumentException($"{Setting} must be {string.Join(", ", Words<RelayMode>.All)}; it is '{text}'.");
}
