using Microsoft.Extensions.Configuration;

namespace Satark.Functions.Desk;

/// <summary>Where the SignalR service is. Settings <c>Satark:SignalR:*</c>; without any, pages ask every five seconds.</summary>
public sealed record SignalROptions
{
    /// <summary>The service's address, opened with this app's identity; or null.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The service's connection string with an access key; or null.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether there is a service at all.</summary>
    public bool IsSet => Endpoint is not null || ConnectionString is not null;

    /// <summary>The origin that pages connect to, for their policy; null without a service.</summary>
    public Uri? Origin => Endpoint ?? (Uri.TryCreate(Part("ClientEndpoint") ?? Part("Endpoint"), UriKind.Absolute, out var url) ? url : null);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ArgumentException">One has a fault; the text names it.</exception>
    public static SignalROptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (endpoint, key) = (configuration["Satark:SignalR:Endpoint"], configuration["Satark:SignalR:ConnectionString"]);
        var options = new SignalROptions
        {
            Endpoint = string.IsNullOrWhiteSpace(endpoint) ? null
                : Uri.TryCreate(endpoint, UriKind.Absolute, out var url) ? url
                : throw new ArgumentException($"Satark:SignalR:Endpoint must be a whole address as in https://name.service.signalr.net; it is '{endpoint}'."),
            ConnectionString = string.IsNullOrWhiteSpace(key) ? null : key,
        };
        options.Validate();
        return options;
    }

    /// <summary>Throws where a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the setting.</exception>
    public void Validate()
    {
        if (Endpoint is not null && ConnectionString is not null)
        {
            throw new ArgumentException("Satark:SignalR:Endpoint and Satark:SignalR:ConnectionString are both set: keep the one that is meant.");
        }

        if (Endpoint is not null && (!Endpoint.IsAbsoluteUri || (Endpoint.Scheme != Uri.UriSchemeHttps && !Endpoint.IsLoopback)))
        {
            throw new ArgumentException("Satark:SignalR:Endpoint must be an https address as in https://name.service.signalr.net.");
        }

        // Never the value: it holds a key.
        if (ConnectionString is not null && (Origin is null || Part("AccessKey") is null))
        {
            throw new ArgumentException("Satark:SignalR:ConnectionString must hold Endpoint=https://…;AccessKey=…; as the portal shows it.");
        }
    }

    private string? Part(string name) => (ConnectionString ?? "").Split(';', StringSplitOptions.TrimEntries)
        .Where(p => p.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)).Select(p => p[(name.Length + 1)..]).FirstOrDefault(p => p.Length > 0);
}
