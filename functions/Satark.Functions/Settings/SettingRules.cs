using System.Diagnostics.CodeAnalysis;

namespace Satark.Functions.Settings;

/// <summary>What several sections ask of their values. An empty text is no value: settings files like to hold those.</summary>
internal static class SettingRules
{
    /// <summary>Whether there is a value.</summary>
    public static bool IsSet([NotNullWhen(true)] this string? value) => !string.IsNullOrWhiteSpace(value);

    /// <summary>Whether a value is a whole https address.</summary>
    public static bool IsHttps(this string? value) => Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0;

    /// <summary>The fault of an address that is not https, or null.</summary>
    public static string? HttpsFault(string name, string? value) =>
        value.IsSet() && !value.IsHttps() ? $"{name} must be a whole https address; it is '{value}'." : null;

    /// <summary>The fault of a secret that may not be used in Azure, or null.</summary>
    public static string? SecretFault(string name, string? value, AzureSite site, string instead) =>
        site.IsAzure && value.IsSet() ? $"{name} is refused in Azure, where no secret is kept: remove it and set {instead}." : null;
}
