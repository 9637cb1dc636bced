using Microsoft.Extensions.Configuration;

namespace Satark.Functions.Settings;

/// <summary>
/// Settings <c>ServiceBusConnection</c>. The triggers' own form, which the Functions host reads by the same name: the section's value is a connection string,
/// or its child names the namespace.
/// </summary>
public sealed record ServiceBusOptions
{
    /// <summary>The section, as the triggers name it.</summary>
    public const string Section = "ServiceBusConnection";

    private const string Namespace = Section + ":fullyQualifiedNamespace";

    /// <summary>The namespace's host, such as <c>name.servicebus.windows.net</c>.</summary>
    public string? FullyQualifiedNamespace { get; init; }

    /// <summary>The emulator's connection string: the section's own value.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Reads both.</summary>
    public static ServiceBusOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new ServiceBusOptions { ConnectionString = configuration[Section], FullyQualifiedNamespace = configuration[Namespace] };
    }

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults(AzureSite site)
    {
        if (SettingRules.SecretFault(Section, ConnectionString, site, Namespace) is { } secret)
        {
            yield return secret;
        }
        else if (ConnectionString.IsSet() && FullyQualifiedNamespace.IsSet())
        {
            yield return $"{Section} contradicts {Namespace}: keep the namespace in Azure, the connection string for the emulator.";
        }

        if (!ConnectionString.IsSet() && !FullyQualifiedNamespace.IsSet())
        {
            yield return $"{Namespace} is missing: set it to the Service Bus namespace's host, or {Section} to the emulator's connection string.";
        }
        else if (ConnectionString.IsSet() && !ConnectionString.Contains("Endpoint=", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Section} must be a connection string that begins with Endpoint=sb://.";
        }
        else if (FullyQualifiedNamespace.IsSet() && Uri.CheckHostName(FullyQualifiedNamespace) != UriHostNameType.Dns)
        {
            yield return $"{Namespace} must be a host name without scheme, such as name.servicebus.windows.net; it is '{FullyQualifiedNamespace}'.";
        }
    }

    /// <summary>Says nothing of the key, so that it can never be logged with the record.</summary>
    public override string ToString() => FullyQualifiedNamespace ?? "the Service Bus emulator";
}
