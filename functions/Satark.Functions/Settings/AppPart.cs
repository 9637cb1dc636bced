using Microsoft.Extensions.Configuration;

namespace Satark.Functions.Settings;

/// <summary>Which part of an installation an app is: setting <c>Satark:Part</c>. Each part is an app with an account, a bus, a vault and an identity of its own.</summary>
public enum AppPart
{
    /// <summary>The desk.</summary>
    Desk,

    /// <summary>The informers' relay, which calls the desk and is called by nobody of it.</summary>
    Relay,
}

/// <summary>Reads <see cref="AppPart"/>.</summary>
internal static class AppParts
{
    private const string Setting = "Satark:Part";

    /// <summary>The part of these settings.</summary>
    /// <exception cref="ArgumentException">There is no such part; the text names the setting.</exception>
    public static AppPart Read(IConfiguration configuration) => !configuration[Setting].IsSet() ? AppPart.Desk
        : Words<AppPart>.TryParse(configuration[Setting], out var part) ? part
        : throw new ArgumentException($"{Setting} must be {string.Join(" or ", Words<AppPart>.All)}; it is '{configuration[Setting]}'.");
}
