using System.Text.Json;
using Satark.Http.Demo;
using Satark.Notifications;
using Satark.Partners;
using Satark.Privacy;

namespace Satark.Local.Demo;

/// <summary>The mails of a demo: a secret of the folder's own, behind which the invented partner's mails come in as SendGrid posts them.</summary>
internal static class DemoMails
{
    /// <summary>From where the invented partner writes; a domain that can never send (RFC 2606).</summary>
    public const string Sender = "alerts@sample.example";

    private const string Door = "/api/v1/inbound/email/";
    private const string Setting = InboundSection + ":Secret";
    private const string InboundSection = "Satark:InboundMail";

    /// <summary>Gives the folder's secret unless the settings name one.</summary>
    public static void AddTo(ConfigurationManager configuration, string folder)
    {
        if (string.IsNullOrEmpty(configuration[Setting]))
        {
            configuration[Setting] = KnownSecret(folder) ?? Ids.Random() + Ids.Random();
        }
    }

    /// <summary>Lists the invented partner's sender unless somebody listed another, and says where its mails go.</summary>
    public static async Task<DemoMail> SeedAsync(PartnerBook partners, InboundMailOptions options, CancellationToken cancellationToken)
    {
        var partner = (await partners.ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(p => p.Id == DemoEndpoints.PartnerId);
        if (partner is { Contact: null })
        {
            var set = await partners.SetContactAsync(partner.Id, new PartnerContact([Sender], null, null), cancellationToken).ConfigureAwait(false);
            _ = set.Value;
        }

        return new DemoMail(Door + options.Secret, Sender);
    }

    // It stays the same over restarts, as an address that was entered with a provider does.
    private static string? KnownSecret(string folder)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(DemoFile.PathIn(folder)));
            return json.RootElement.TryGetProperty("mail", out var mail) && mail.TryGetProperty("path", out var path) && path.GetString() is { } text && text.StartsWith(Door, StringComparison.Ordinal)
                ? text[Door.Length..]
                : null;
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
