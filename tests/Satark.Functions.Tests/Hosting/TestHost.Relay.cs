using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Functions.Tests.Hosting;
using Satark.Http.Channels;
using Satark.Partners;
using Satark.Relay.Line;
using Satark.Tips.Line;

namespace Satark.Scenarios;

/// <summary>The informers' relay of a scenario: a second app with an account, a bus and a key of its own, which calls the first over HTTP.</summary>
public sealed partial class TestHost
{
    private readonly string _relaySecret = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private FunctionsTestHost? _relayApp;
    private BusPump? _relayPump;
    private NewKey? _relayKey;

    /// <summary>Where informers reach the relay.</summary>
    public Uri RelayUrl => RelayApp.Url;

    /// <summary>The relay's own services.</summary>
    public IServiceProvider Relay => RelayApp.Services;

    private FunctionsTestHost RelayApp => _relayApp ?? throw new InvalidOperationException("The setup asks for no informers.");

    private async Task StartRelayAsync()
    {
        if (!_setup.Informers)
        {
            return;
        }

        if (_relayApp is null)
        {
            _relayKey = (await Services.GetRequiredService<PartnerBook>().AddAsync("relay", "Relay", [Scopes.Relay], default)).Value;
            _relayApp = await FunctionsTestHost.StartAsync(new FunctionsSetup
            {
                Emulated = true,
                Clock = Clock,
                Settings = new Dictionary<string, string?>(RelaySettings())
                {
                    ["Satark:Part"] = "relay",
                    ["Satark:SignIn:Local"] = null,
                    ["Satark:Keys:Secret"] = _relaySecret,
                    ["Satark:Relay:Desk:Url"] = Url.AbsoluteUri,
                    ["Satark:Relay:Desk:KeyId"] = _relayKey.KeyId,
                    ["Satark:Relay:Desk:Key"] = _relayKey.Key,
                },
                Configure = ConfigureRelay,
            });
        }
        else
        {
            await _relayApp.StartAgainAsync();
        }

        _relayPump = PumpOf(Relay);
    }

    private async Task StopRelayAsync()
    {
        if (_relayPump is { } pump)
        {
            await pump.DisposeAsync();
            _relayPump = null;
            await RelayApp.StopAsync();
        }
    }

    private void ConfigureRelay(IServiceCollection services)
    {
        Observe(services);
        services.AddSingleton(p => new TableStore(
            p.GetRequiredService<StorageAccount>(), p.GetRequiredService<MessageSender>(), TimeProvider.System, p.GetRequiredService<ILogger<TableStore>>()));

        // The desk has another port after each start.
        services.AddSingleton<ITipDesk>(p => new HttpTipDesk(
            ChannelClients.ForProvider(), new DeskLineOptions { Url = Url.AbsoluteUri, KeyId = _relayKey!.KeyId, Key = _relayKey.Key }, p.GetRequiredService<TimeProvider>()));
        _setup.RelayServices?.Invoke(services);
    }
}
