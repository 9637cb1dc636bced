using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Settings;
using Satark.Http.Channels;
using Satark.Notifications;
using Satark.Notifications.Templates;

namespace Satark.Functions.Tests.Settings;

public sealed class SampleFileTests
{
    // What the Functions host itself reads; everything else in the file is ours.
    private static readonly string[] HostsOwn = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "AzureWebJobsDisableHomepage"];

    private const string Nothing = "_";

    private static readonly JsonElement Sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json"))).RootElement;

    [Fact]
    public void The_sample_explains_every_setting_that_the_app_asks_for_and_no_other()
    {
        var asked = Asked();
        var explained = Sample.GetProperty("//").EnumerateObject().Select(p => p.Name).Where(n => n != "_").ToList();

        Assert.Equal(
            asked.Order(StringComparer.OrdinalIgnoreCase),
            explained.Except(HostsOwn).Select(Colons).Order(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
        Assert.All(HostsOwn, name => Assert.Contains(name, explained));
        Assert.True(asked.Count > 50, $"{asked.Count} settings");
        Assert.All(Sample.GetProperty("//").EnumerateObject(), p => Assert.True(p.Value.GetString()!.EndsWith('.'), p.Name));
    }

    [Fact]
    public void Every_options_record_of_the_app_is_among_those_settings()
    {
        var asked = Asked();
        var sections = typeof(FunctionsSettings).Assembly.GetTypes()
            .Select(t => (Type: t, Section: t.GetField("Section")?.GetRawConstantValue() as string))
            .Where(t => t.Section is not null).ToList();

        Assert.True(sections.Count >= 8, $"{sections.Count} records");

        // Where a section has a value of its own, that is the connection string.
        Assert.All(sections, s => Assert.All(
            s.Type.GetProperties().Where(p => p.CanWrite), p => Assert.Contains(p.Name == "ConnectionString" && asked.Contains(s.Section!) ? s.Section! : $"{s.Section}:{p.Name}", asked)));
    }

    [Fact]
    public void Every_value_is_a_text_and_is_explained()
    {
        Assert.False(Sample.GetProperty("IsEncrypted").GetBoolean());
        Assert.All(Sample.GetProperty("Values").EnumerateObject(), v =>
        {
            Assert.Equal(JsonValueKind.String, v.Value.ValueKind);
            Assert.True(Sample.GetProperty("//").TryGetProperty(v.Name, out _), v.Name);
        });
    }

    [Fact]
    public void An_app_starts_with_the_values_of_the_sample()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(Sample.GetProperty("Values").EnumerateObject().Select(v => KeyValuePair.Create(Colons(v.Name), v.Value.GetString()))).Build();

        var settings = FunctionsSettings.Read(configuration);

        Assert.True(settings.SignIn.IsLocal);
        Assert.False(settings.SignalR.IsSet || settings.SendGrid.IsSet || settings.Language.IsSet || settings.Site.IsAzure);
    }

    // A binder asks for these too, though they follow from others.
    private static readonly HashSet<string> Computed =
    [
        .. typeof(FunctionsSettings).GetProperties().Concat(typeof(ChannelSettings).GetProperties())
            .SelectMany(p => p.PropertyType.GetProperties()).GroupBy(p => p.Name).Where(g => g.All(p => p.SetMethod is not { IsPublic: true })).Select(g => g.Key),
    ];

    private static string Colons(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    /// <summary>Everything that is asked for when an app is put together. Lists and named values are asked for only where there is one.</summary>
    private static HashSet<string> Asked()
    {
        var given = new Dictionary<string, string?>
        {
            ["Satark:Webhook:Hosts:0"] = "a",
            ["Satark:Webhook:Networks:0"] = "a",
            ["Satark:Agencies:0:Id"] = "a",
            ["Satark:Helplines:0:Name"] = "a",
            ["Satark:Sms:Replies:0:Country"] = "a",
            ["Satark:Sms:Fallback:" + Nothing] = "",
            ["Satark:Voice:Fallback:" + Nothing] = "",
            ["Satark:Relay:Web:" + Nothing] = "",
        };
        foreach (var id in MessageTemplates.Ids)
        {
            given[$"Satark:Sms:Templates:{id}"] = given[$"Satark:Sms:Templates:{id}-exercise"] = "1";
        }

        foreach (var id in WhatsAppOptions.TemplatesUsed)
        {
            given[$"Satark:WhatsApp:Templates:{id}"] = given[$"Satark:WhatsApp:Templates:{id}-exercise"] = "a";
        }

        // A section without any value is not looked into.
        foreach (var section in Asked(given).Where(path => path.Count(ch => ch == ':') <= 1).Except(given.Keys).ToList())
        {
            given[section + ":" + Nothing] = "";
        }

        // A section is no setting, and what we put into it neither; a mail server's are asked for only to be refused.
        var asked = Asked(given);
        return asked.Where(path => path == ServiceBusOptions.Section || !asked.Any(other => other.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase)))
            .Where(path => !Computed.Contains(path.Split(':')[^1]))
            .Where(path => !path.EndsWith(":" + Nothing, StringComparison.Ordinal) && !path.StartsWith("Satark:Mail", StringComparison.OrdinalIgnoreCase)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static HashSet<string> Asked(Dictionary<string, string?> given)
    {
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var configuration = new RecordingConfiguration(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), asked);
        Assert.Throws<SettingsException>(() => new ServiceCollection().AddSatarkFunctions(configuration));
        new ServiceCollection().AddSatarkTelemetry(configuration);
        return asked;
    }
}
