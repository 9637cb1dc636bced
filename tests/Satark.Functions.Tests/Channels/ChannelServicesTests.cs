using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Channels;
using Satark.Functions.Settings;
using Satark.Http;
using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Http.Desk;
using Satark.Http.Voice;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Roster;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Channels;

public sealed class ChannelServicesTests
{
    [Fact]
    public void Without_provider_settings_every_channel_is_the_outbox_and_the_desk_reads_it()
    {
        using var services = Build([]);

        Assert.Equal(["voice", "sms", "whatsapp", "email", "webhook"], services.GetServices<IChannel>().Select(c => c.Name));
        Assert.All(services.GetServices<IChannel>(), c => Assert.IsType<TableOutboxChannel>(c));
        Assert.True(services.GetRequiredService<IOutboxReader>().IsUsed);
    }

    [Fact]
    public void With_every_provider_there_is_no_outbox()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Satark:Sms:AccountSid"] = TwilioGateway.AccountSid,
            ["Satark:Sms:AuthToken"] = TwilioGateway.AuthToken,
            ["Satark:Sms:Header"] = TwilioGateway.Header,
            ["Satark:Sms:EntityId"] = "1101234567890123456",
            ["Satark:Voice:AccountSid"] = TwilioGateway.AccountSid,
            ["Satark:Voice:AuthToken"] = TwilioGateway.AuthToken,
            ["Satark:Voice:From"] = TwilioGateway.Number,
            ["Satark:WhatsApp:AccessToken"] = "token",
            ["Satark:WhatsApp:PhoneNumberId"] = "106540352242922",
            ["Satark:WhatsApp:Templates:call"] = "satark_call",
            ["Satark:WhatsApp:Templates:call-exercise"] = "satark_call_exercise",
            ["Satark:WhatsApp:Templates:assignment"] = "satark_assignment",
            ["Satark:WhatsApp:Templates:assignment-exercise"] = "satark_assignment_exercise",
            ["Satark:WhatsApp:Templates:update"] = "satark_update",
            ["Satark:WhatsApp:Templates:update-exercise"] = "satark_update_exercise",
            ["Satark:Webhook:Hosts:0"] = "stf.example",
            ["Satark:Webhook:Sender"] = "desk@police.example",
            ["Satark:Agencies:0:Id"] = "stf",
            ["Satark:Agencies:0:Kind"] = "task-force",
            ["Satark:Agencies:0:Name"] = "Special Task Force",
            ["Satark:Agencies:0:Webhook"] = "https://stf.example/cap",
            ["Satark:Agencies:0:WebhookKey"] = "key",
        };
        using var services = Build(settings, new SendGridOptions { ApiKey = SendGridGateway.ApiKey, From = "desk@police.example" });

        Assert.Equal([typeof(TwilioVoiceChannel), typeof(TwilioSmsChannel), typeof(WhatsAppChannel), typeof(SendGridChannel), typeof(AgencyWebhookChannel)], services.GetServices<IChannel>().Select(c => c.GetType()));
        Assert.False(services.GetRequiredService<IOutboxReader>().IsUsed);
        Assert.Equal("stf", services.GetRequiredService<AgencyDirectory>().Find(Cases.AgencyKind.TaskForce, null, null)?.Id);
    }

    [Fact]
    public async Task Templates_lead_to_our_address_and_reports_are_proven_by_the_settings_keys()
    {
        await using var gateway = new SendGridGateway();
        using var services = Build([], new SendGridOptions { EventKey = gateway.PublicKey });
        var batch = gateway.Batch(Mails.Noon, SendGridGateway.Event("delivered", "a~b"));

        Assert.StartsWith("https://satark.example/", services.GetRequiredService<MessageTemplates>().LinkFor("token"), StringComparison.Ordinal);
        Assert.True(services.GetRequiredService<SendGridSignature>().Fits(batch.Timestamp, batch.Body, batch.Signature));
        Assert.NotNull(services.GetRequiredService<TwilioStatusCallback>());
        Assert.NotEmpty(services.GetRequiredService<HelplineOptions>().Helplines);
        Assert.False(services.GetRequiredService<SmsOptions>().IsSet);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings, SendGridOptions? mail = null) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(new FakeClock(Mails.Noon))
        .AddSingleton<Privacy.IKeyRing>(new MemoryKeyRing())
        .AddSingleton(new TableServiceClient(Azurite.ConnectionString))
        .AddSingleton(ChannelSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), demo: false))
        .AddSingleton(mail ?? new SendGridOptions())
        .AddSingleton(new HttpOptions { PublicUrl = Mails.PublicUrl })
        .AddFunctionsChannels()
        .BuildServiceProvider();
}
