using Microsoft.Extensions.DependencyInjection;
using Satark.Support;

namespace Satark.Functions.Tests.Hosting;

/// <summary>How a test's app is started.</summary>
public sealed record FunctionsSetup
{
    /// <summary>The tenant of <see cref="Entra"/>.</summary>
    public const string TenantId = "11111111-2222-4333-8444-555555555555";

    /// <summary>The app registration of <see cref="Entra"/>.</summary>
    public const string ClientId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

    /// <summary>Sign-in by Entra ID; else sessions of our own.</summary>
    public bool Entra { get; init; }

    /// <summary>The app's own adapters on the storage emulator; else adapters in memory, for tests that are about nothing behind the HTTP side.</summary>
    public bool Emulated { get; init; }

    /// <summary>Further settings; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The clock; null: one of its own, which stands still until the test turns it.</summary>
    public FakeClock? Clock { get; init; }

    /// <summary>The built page; null: none.</summary>
    public string? PageFolder { get; init; }

    /// <summary>Has the last word about what is registered, at each start.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>All settings.</summary>
    public IReadOnlyDictionary<string, string?> All()
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Satark:PublicUrl"] = FunctionsTestHost.PublicUrl.AbsoluteUri,
            ["Satark:Storage:ConnectionString"] = Azurite.ConnectionString,
            ["ServiceBusConnection"] = "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
            ["Satark:Keys:Secret"] = Convert.ToBase64String(new byte[32]),
        };
        if (Entra)
        {
            all["WEBSITE_AUTH_ENABLED"] = "True";
            all["Satark:SignIn:TenantId"] = TenantId;
            all["Satark:SignIn:ClientId"] = ClientId;
        }
        else
        {
            all["Satark:SignIn:Local"] = "true";
        }

        foreach (var (name, value) in Settings)
        {
            all[name] = value;
        }

        return all;
    }
}
