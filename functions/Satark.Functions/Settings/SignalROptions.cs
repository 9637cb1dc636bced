namespace Satark.Functions.Settings;

/// <summary>Settings <c>Satark:SignalR</c>: pushes to open pages. Without any of them pages ask every 5 s.</summary>
public sealed record SignalROptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:SignalR";

    /// <summary>Address of the SignalR service, such as <c>https://name.service.signalr.net</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Its connection string, instead; not in Azure.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether there is a service.</summary>
    public bool IsSet => Endpoint.IsSet() || ConnectionString.IsSet();

    /// <summary>Where pages connect to; null without a service. Of settings without faults.</summary>
    public Uri? Origin => Address is { } text ? new Uri(new Uri(text).GetLeftPart(UriPartial.Authority)) : null;

    // A service behind a gateway of one's own has another address for pages than for us.
    private string? Address => Endpoint.IsSet() ? Endpoint : Part("ClientEndpoint=") ?? Part("Endpoint=");

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults(AzureSite site)
    {
        if (SettingRules.SecretFault($"{Section}:ConnectionString", ConnectionString, site, $"{Section}:Endpoint") is { } secret)
        {
            yield return secret;
        }
        else if (Endpoint.IsSet() && ConnectionString.IsSet())
        {
            yield return $"{Section}:ConnectionString contradicts {Section}:Endpoint: keep the endpoint in Azure, the connection string on a developer's machine.";
        }
        else if (ConnectionString.IsSet() && !(Uri.TryCreate(Address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && Part("AccessKey=") is { Length: > 0 }))
        {
            yield return $"{Section}:ConnectionString must hold Endpoint=https://…;AccessKey=…; as the portal shows it.";
        }

        if (SettingRules.HttpsFault($"{Section}:Endpoint", Endpoint) is { } fault)
        {
            yield return fault;
        }
    }

    /// <summary>Says nothing of the key, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "pushes by SignalR Service" : "pages that ask";

    private string? Part(string name) => (ConnectionString ?? "").Split(';', StringSplitOptions.TrimEntries)
        .FirstOrDefault(p => p.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..];
}
