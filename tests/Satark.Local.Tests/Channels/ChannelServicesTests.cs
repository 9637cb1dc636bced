using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Channels;
using Satark.Local.Channels;
using Satark.Local.Tests.Storage;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Local.Tests.Channels;

public sealed class ChannelServicesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_provider_settings_every_channel_is_the_outbox()
    {
        using var services = Build([], demo: true);

        Assert.Equal(["voice", "sms", "whatsapp", "email", "webhook"], services.GetServices<IChannel>().Select(c => c.Name));
        Assert.All(services.GetServices<IChannel>(), c => Assert.IsType<OutboxChannel>(c));
    }

    [Fact]
    public void Each_channel_takes_its_provider_where_its_settings_are_given()
    {
        using var services = Build(
            new()
            {
                ["Satark:Mail:Host"] = "mail.example",
                ["Satark:Mail:From"] = "desk@police.example",
                ["Satark:Webhook:Hosts:0"] = "stf.example",
                ["Satark:Webhook:Sender"] = "desk@police.example",
                ["Satark:Agencies:0:Id"] = "stf",
                ["Satark:Agencies:0:Kind"] = "task-force",
                ["Satark:Agencies:0:Name"] = "Special Task Force",
                ["Satark:Agencies:0:Webhook"] = "https://stf.example/cap",
                ["Satark:Agencies:0:WebhookKey"] = "key",
                ["Satark:Agencies:1:Id"] = "up-112",
                ["Satark:Agencies:1:Kind"] = "up-112",
                ["Satark:Agencies:1:Name"] = "UP-112",
            },
            demo: false);

        Assert.Equal([typeof(OutboxChannel), typeof(OutboxChannel), typeof(OutboxChannel), typeof(SmtpEmailChannel), typeof(AgencyWebhookChannel)], services.GetServices<IChannel>().Select(c => c.GetType()));
        Assert.Equal("stf", services.GetRequiredService<AgencyDirectory>().Find(Cases.AgencyKind.TaskForce, null, null)?.Id);
    }

    [Fact]
    public void A_complete_SMS_section_takes_Twilio()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Satark:Sms:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
            ["Satark:Sms:AuthToken"] = "token",
            ["Satark:Sms:Header"] = "SATARK",
            ["Satark:Sms:EntityId"] = "1101234567890123456",
        };
        foreach (var id in Notifications.Templates.MessageTemplates.Ids)
        {
            settings[$"Satark:Sms:Templates:{id}"] = settings[$"Satark:Sms:Templates:{id}-exercise"] = "1107160000000000001";
        }

        using var services = Build(settings, demo: false);

        Assert.Contains(services.GetServices<IChannel>(), c => c is TwilioSmsChannel);
    }

    [Theory]
    [InlineData("Satark:Sms:AuthToken", "x")]
    [InlineData("Satark:Mail:Host", "mail.example")]
    [InlineData("Satark:Mail:Password", "x")]
    [InlineData("Satark:Agencies:0:Webhook", "https://stf.example/cap")]
    public void A_demo_folder_refuses_provider_credentials(string setting, string value) => Assert.Contains(
        "a demo folder", Assert.Throws<ArgumentException>(() => Build(new() { [setting] = value }, demo: true)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_setting_stops_the_start_by_its_name() => Assert.Contains(
        "Satark:Sms:Header is missing", Assert.Throws<ArgumentException>(() => Build(new() { ["Satark:Sms:AccountSid"] = "AC0123456789abcdef0123456789abcdef" }, demo: false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Helplines_can_be_replaced_and_their_dates_are_demanded()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Satark:Helplines:0:Name"] = "Emergency",
            ["Satark:Helplines:0:Hindi"] = "आपात सेवा",
            ["Satark:Helplines:0:Number"] = "112",
            ["Satark:Helplines:0:InMails"] = "true",
            ["Satark:Helplines:0:CheckedOn"] = "2026-11-21",
            ["Satark:Helplines:1:Name"] = "Tele-MANAS",
            ["Satark:Helplines:1:Hindi"] = "टेली-मानस",
            ["Satark:Helplines:1:Number"] = "14416",
            ["Satark:Helplines:1:InMails"] = "true",
        };

        Assert.Contains("Satark:Helplines:1:CheckedOn", Assert.Throws<ArgumentException>(() => Build(settings, demo: false)).Message, StringComparison.Ordinal);
        settings["Satark:Helplines:1:CheckedOn"] = "2026-11-21";
        using var services = Build(settings, demo: false);
        Assert.Equal(new DateOnly(2026, 11, 21), services.GetRequiredService<HelplineOptions>().Helplines[1].CheckedOn);
    }

    private ServiceProvider Build(Dictionary<string, string?> settings, bool demo)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSatarkChannels(ChannelSettings.Read(configuration, demo), Path.Combine(_folder.Path, "outbox"), () => Sample.PublicUrl)
            .BuildServiceProvider();
    }
}
