using Satark.Notifications.Templates;

namespace Satark.Notifications;

/// <summary>
/// Settings <c>Satark:WhatsApp</c>: the desk's own number, from which officers are told. It is not the informers' number, which the relay alone knows
/// (<c>Satark:Relay</c>). Without any of them, messages go to the outbox.
/// </summary>
public sealed record WhatsAppOptions
{
    /// <summary>The access token of the Cloud API.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Meta's id of the desk's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The app secret with which Meta signs what it reports about the desk's messages, or null: nothing is reported, and they stay "accepted".</summary>
    public string? AppSecret { get; init; }

    /// <summary>The app secret before, as long as it is being changed; or null.</summary>
    public string? AppSecretBefore { get; init; }

    /// <summary>The word that Meta sends when the webhook's address is entered there (its verify token), or null.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>The Cloud API with its version.</summary>
    public Uri ApiUrl { get; init; } = new("https://graph.facebook.com/v25.0/");

    /// <summary>The language in which the templates are registered.</summary>
    public string Language { get; init; } = "hi";

    /// <summary>The registered name of each of <see cref="TemplatesUsed"/>, alone and with <c>-exercise</c> behind it: <c>call</c> has three quick-reply buttons behind the link, the others the link alone, and those that lead to no case none.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether anything was set.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(AccessToken) || !string.IsNullOrWhiteSpace(PhoneNumberId);

    /// <summary>Whether Meta reports what became of messages.</summary>
    public bool HasWebhook => !string.IsNullOrWhiteSpace(AppSecret);

    /// <summary>The templates that are sent by WhatsApp: all but codes, which prove a telephone by text message or a mailbox.</summary>
    public static IReadOnlyList<string> TemplatesUsed { get; } = [.. MessageTemplates.Ids.Where(id => id is not (TemplateIds.Code or TemplateIds.DeviceCode))];

    /// <summary>The registered name of a template in a marking, or null.</summary>
    public string? RegisteredName(string template, TextMarking marking) =>
        Templates.TryGetValue(template + marking.Suffix(), out var name) && !string.IsNullOrWhiteSpace(name) ? name : null;

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(AccessToken))
        {
            yield return "Satark:WhatsApp:AccessToken is missing: a system user's token with the right whatsapp_business_messaging.";
        }

        if (PhoneNumberId is not { Length: > 0 } id || !id.All(char.IsAsciiDigit))
        {
            yield return "Satark:WhatsApp:PhoneNumberId must be Meta's id of the desk's number: digits only, and not the number itself.";
        }

        if (!ApiUrl.IsAbsoluteUri || (ApiUrl.Scheme != Uri.UriSchemeHttps && !ApiUrl.IsLoopback) || !ApiUrl.AbsolutePath.EndsWith('/'))
        {
            yield return "Satark:WhatsApp:ApiUrl must be a whole https address that ends in '/': https://graph.facebook.com/v25.0/.";
        }

        if (HasWebhook != !string.IsNullOrWhiteSpace(VerifyToken) || AppSecret is { Length: < 16 } || VerifyToken is { Length: < 16 })
        {
            yield return "Satark:WhatsApp:AppSecret and Satark:WhatsApp:VerifyToken belong together, 16 characters or more each: the app secret of Meta's dashboard, and a word drawn at random and entered there with the webhook.";
        }

        foreach (var template in TemplatesUsed)
        {
            foreach (var marking in (TextMarking[])[TextMarking.None, TextMarking.Exercise])
            {
                if (RegisteredName(template, marking) is null)
                {
                    yield return $"Satark:WhatsApp:Templates:{template}{marking.Suffix()} is missing: the name under which this text is approved with Meta.";
                }
            }
        }
    }

    /// <summary>Says nothing of the secret, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "WhatsApp through the Cloud API" : "WhatsApp to the outbox";
}
