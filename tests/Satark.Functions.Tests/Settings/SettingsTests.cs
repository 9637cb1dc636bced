using Microsoft.Extensions.Configuration;
using Satark.Functions.Settings;
using Satark.Functions.Tests.Hosting;

namespace Satark.Functions.Tests.Settings;

public sealed class SettingsTests
{
    private const string Eventkey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";

    private static readonly Dictionary<string, string?> InAzure = new()
    {
        ["WEBSITE_SITE_NAME"] = "satark",
        ["WEBSITE_AUTH_ENABLED"] = "True",
        ["Satark:PublicUrl"] = "https://satark.example",
        ["Satark:Azure:ClientId"] = "aaaaaaaa-0000-4000-8000-000000000001",
        ["Satark:Storage:TableEndpoint"] = "https://a.table.core.windows.net",
        ["Satark:Storage:BlobEndpoint"] = "https://a.blob.core.windows.net",
        ["ServiceBusConnection:fullyQualifiedNamespace"] = "a.servicebus.windows.net",
        ["Satark:Keys:VaultUri"] = "https://a.vault.azure.net",
        ["Satark:Language:Endpoint"] = "https://a.cognitiveservices.azure.com",
        ["Satark:SignalR:Endpoint"] = "https://a.service.signalr.net",
        ["Satark:SignIn:TenantId"] = FunctionsSetup.TenantId,
        ["Satark:SignIn:ClientId"] = FunctionsSetup.ClientId,
        ["Satark:SendGrid:ApiKey"] = "SG.key",
        ["Satark:SendGrid:From"] = "desk@police.example",
        ["Satark:SendGrid:EventKey"] = Eventkey,
    };

    [Fact]
    public void An_app_in_Azure_needs_no_secret_but_vendors()
    {
        var settings = Read(InAzure);

        Assert.True(settings.Site is { IsAzure: true, IsAuthEnabled: true });
        Assert.Equal(new Uri("https://a.service.signalr.net"), settings.Http.RealtimeOrigin);
        Assert.True(settings.Http.IsBehindProxy);
        Assert.DoesNotContain(InAzure.Keys, k => k.Contains("Secret", StringComparison.Ordinal) || k.Contains("ConnectionString", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Satark:PublicUrl")]
    [InlineData("Satark:Storage:TableEndpoint")]
    [InlineData("Satark:Storage:BlobEndpoint")]
    [InlineData("ServiceBusConnection:fullyQualifiedNamespace")]
    [InlineData("Satark:Keys:VaultUri")]
    [InlineData("Satark:SignIn:TenantId")]
    [InlineData("Satark:SignIn:ClientId")]
    [InlineData("Satark:SendGrid:From")]
    [InlineData("Satark:SendGrid:ApiKey")]
    public void A_missing_setting_is_named_with_what_to_do(string name)
    {
        var fault = Assert.Single(Faults(With(InAzure, (name, null))));

        Assert.StartsWith(name + " is missing: set it", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Satark:Azure:ClientId")]
    [InlineData("Satark:Language:Endpoint")]
    [InlineData("Satark:SignalR:Endpoint")]
    [InlineData("Satark:SendGrid:EventKey")]
    public void What_may_be_missing_is_missed_by_nobody(string name) => Assert.Empty(Faults(With(InAzure, (name, null))));

    [Theory]
    [InlineData("Satark:Storage:ConnectionString", "UseDevelopmentStorage=true")]
    [InlineData("ServiceBusConnection", "Endpoint=sb://localhost;SharedAccessKeyName=n;SharedAccessKey=k")]
    [InlineData("Satark:SignalR:ConnectionString", "Endpoint=https://a.service.signalr.net;AccessKey=k;Version=1.0;")]
    [InlineData("Satark:Keys:Secret", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Satark:SignIn:Local", "true")]
    public void What_is_for_a_developers_machine_is_refused_in_Azure_and_contradicts_elsewhere(string name, string value)
    {
        var azure = Assert.Single(Faults(With(InAzure, (name, value))));
        var elsewhere = Assert.Single(Faults(With(InAzure, (name, value), ("WEBSITE_SITE_NAME", null))));

        Assert.StartsWith(name + " is refused in Azure", azure, StringComparison.Ordinal);
        Assert.StartsWith(name + " contradicts ", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain(value == "true" ? "nothing" : value, azure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Satark:PublicUrl", "http://satark.example")]
    [InlineData("Satark:PublicUrl", "satark.example")]
    [InlineData("Satark:PublicUrl", "ftp://satark.example")]
    [InlineData("Satark:Azure:ClientId", "me")]
    [InlineData("Satark:Storage:TableEndpoint", "http://a.table.core.windows.net")]
    [InlineData("Satark:Storage:BlobEndpoint", "a")]
    [InlineData("ServiceBusConnection:fullyQualifiedNamespace", "sb://a.servicebus.windows.net/")]
    [InlineData("Satark:Keys:VaultUri", "http://a.vault.azure.net")]
    [InlineData("Satark:Language:Endpoint", "a")]
    [InlineData("Satark:Language:TimeLimit", "soon")]
    [InlineData("Satark:Language:TimeLimit", "0")]
    [InlineData("Satark:SignalR:Endpoint", "a")]
    [InlineData("Satark:SignalR:Endpoint", "http://a.service.signalr.net")]
    [InlineData("Satark:SignIn:TenantId", "common")]
    [InlineData("Satark:SignIn:ClientId", "me")]
    [InlineData("Satark:SignIn:Local", "yes")]
    [InlineData("Satark:SendGrid:From", "desk")]
    [InlineData("Satark:SendGrid:EventKey", "AAAA")]
    [InlineData("Satark:SendGrid:EventKey", "?")]
    [InlineData("Satark:SendGrid:ApiUrl", "http://api.sendgrid.example")]
    [InlineData("Satark:Http:PartnerRate", "0")]
    [InlineData("Satark:Http:PartnerRate", "fast")]
    [InlineData("Satark:Sms:AuthToken", "token")]
    [InlineData("Satark:Agencies:0:Id", "stf")]
    [InlineData("Satark:Helplines:0:Name", "Emergency")]
    [InlineData("Satark:Mail:Host", "mail.police.example")]
    [InlineData("WEBSITE_AUTH_ENABLED", "False")]
    [InlineData("WEBSITE_AUTH_ENABLED", null)]
    public void A_wrong_setting_is_named(string name, string? value)
    {
        var faults = Faults(With(InAzure, (name, value)));
        var section = string.Join(':', name.Split(':').Take(2));

        Assert.NotEmpty(faults);
        Assert.All(faults, f => Assert.Contains(section, f, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Satark:Storage:ConnectionString", "Satark:Storage:TableEndpoint")]
    [InlineData("ServiceBusConnection", "ServiceBusConnection:fullyQualifiedNamespace")]
    [InlineData("Satark:Keys:Secret", "Satark:Keys:Secret")]
    [InlineData("Satark:SignIn:Local", "Satark:SignIn:TenantId")]
    public void A_developer_is_told_what_is_missing_with_both_ways_out(string name, string named)
    {
        Assert.Empty(Faults(new FunctionsSetup().All()));
        Assert.Contains(Faults(With(new FunctionsSetup().All(), (name, null))), f => f.StartsWith(named, StringComparison.Ordinal) && f.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Endpoint=https://name.service.signalr.net;")]
    [InlineData("AccessKey=secret;")]
    public void Half_a_connection_string_is_named_without_its_secret(string connection)
    {
        var fault = Assert.Single(Faults(With(new FunctionsSetup().All(), ("Satark:SignalR:ConnectionString", connection))));

        Assert.StartsWith("Satark:SignalR:ConnectionString must hold", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://name.service.signalr.net/", null, "https://name.service.signalr.net/")]
    [InlineData(null, "Endpoint=https://name.service.signalr.net;AccessKey=secret;Version=1.0;", "https://name.service.signalr.net/")]
    [InlineData(null, "Endpoint=https://name.service.signalr.net;ClientEndpoint=https://desk.example;AccessKey=secret;", "https://desk.example/")]
    [InlineData("", " ", null)]
    public void The_pages_policy_learns_where_pushes_come_from(string? endpoint, string? connection, string? origin)
    {
        var settings = Read(With(new FunctionsSetup().All(), ("Satark:SignalR:Endpoint", endpoint), ("Satark:SignalR:ConnectionString", connection)));

        Assert.Equal(origin, settings.Http.RealtimeOrigin?.AbsoluteUri);
        Assert.Equal(origin is not null, settings.SignalR.IsSet);
    }

    [Fact]
    public void All_faults_are_told_at_once_a_line_each()
    {
        var error = Assert.Throws<SettingsException>(() => Read(new Dictionary<string, string?> { ["WEBSITE_SITE_NAME"] = "satark" }));

        Assert.Equal(8, error.Faults.Count);
        Assert.Equal(error.Faults, error.Message.Split(Environment.NewLine));
        foreach (var name in new[] { "Satark:PublicUrl", "Satark:Storage:TableEndpoint", "Satark:Storage:BlobEndpoint", "ServiceBusConnection:", "Satark:Keys:VaultUri", "Satark:SignIn:TenantId", "Satark:SignIn:ClientId", "WEBSITE_AUTH_ENABLED" })
        {
            Assert.Single(error.Faults, f => f.StartsWith(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_settings_record_shows_its_secret()
    {
        var local = With(new FunctionsSetup().All(), ("Satark:SendGrid:ApiKey", "SG.secret"), ("Satark:SendGrid:From", "desk@police.example"), ("Satark:SignalR:ConnectionString", "Endpoint=https://a.example;AccessKey=secret"));

        var text = Read(local).ToString();

        Assert.Contains("SendGrid", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SAS_KEY_VALUE", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(new byte[32]), text, StringComparison.Ordinal);
    }

    private static FunctionsSettings Read(IEnumerable<KeyValuePair<string, string?>> settings) => FunctionsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static IReadOnlyList<string> Faults(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        try
        {
            Read(settings);
            return [];
        }
        catch (SettingsException error)
        {
            return error.Faults;
        }
    }

    private static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> settings, params (string Name, string? Value)[] changes)
    {
        var all = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in changes)
        {
            all[name] = value;
        }

        return all;
    }
}
