using Microsoft.Extensions.Configuration;

namespace Satark.Functions.Settings;

/// <summary>Where this process runs, as the platform says it. Set by Azure, by nobody else.</summary>
/// <param name="IsAzure">Whether this is Azure and no developer's machine.</param>
/// <param name="IsAuthEnabled">
/// Whether built-in authentication stands in front of us. Only then does the platform take away what callers write into the principal's header.
/// </param>
public sealed record AzureSite(bool IsAzure, bool IsAuthEnabled)
{
    /// <summary>The variable that is set in Azure.</summary>
    public const string SiteName = "WEBSITE_SITE_NAME";

    /// <summary>The variable that is "True" where built-in authentication is on.</summary>
    public const string AuthEnabled = "WEBSITE_AUTH_ENABLED";

    /// <summary>Reads the platform's variables.</summary>
    public static AzureSite Read(IConfiguration configuration) => new(
        !string.IsNullOrWhiteSpace(configuration[SiteName]),
        string.Equals(configuration[AuthEnabled], "True", StringComparison.OrdinalIgnoreCase));
}
