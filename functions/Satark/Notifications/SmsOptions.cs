using Satark.Notifications.Templates;

namespace Satark.Notifications;

/// <summary>Settings <c>Satark:Sms</c>: text messages through Twilio, to India under DLT. Without any of them, messages go to the outbox.</summary>
public sealed record SmsOptions
{
    /// <summary>Twilio's account id, beginning with AC.</summary>
    public string? AccountSid { get; init; }

    /// <summary>Twilio's secret: signs requests and callbacks.</summary>
    public string? AuthToken { get; init; }

    /// <summary>The registered sender header: six letters.</summary>
    public string? Header { get; init; }

    /// <summary>The principal entity's id on the DLT platform.</summary>
    public string? EntityId { get; init; }

    /// <summary>The registered id of each text: <c>call</c>, <c>call-exercise</c> and so on.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>Twilio's address; another one only for tests and gateways of one's own.</summary>
    public Uri ApiUrl { get; init; } = new("https://api.twilio.com");

    /// <summary>The countries whose officers may answer a call by text message; none unless set.</summary>
    public IReadOnlyList<SmsReplyCountry> Replies { get; init; } = [];

    /// <summary>Who sends where the first cannot, or null.</summary>
    public SmsFallback? Fallback { get; init; }

    /// <summary>The country of a number, where a message to it can be answered; null elsewhere.</summary>
    public SmsReplyCountry? ReplyCountryOf(string phone) => Replies.FirstOrDefault(reply => phone.StartsWith(reply.Country, StringComparison.Ordinal));

    /// <summary>The same settings with the second provider's account in place of the first's; null where there is none.</summary>
    public SmsOptions? Second => Fallback is { IsSet: true } second
        ? this with { AccountSid = second.AccountSid, AuthToken = second.AuthToken, ApiUrl = second.ApiUrl, Header = string.IsNullOrWhiteSpace(second.Header) ? Header : second.Header, Replies = [], Fallback = null }
        : null;

    /// <summary>Whether anything of a provider was set.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(AccountSid) || !string.IsNullOrWhiteSpace(AuthToken);

    /// <summary>The registered id of a template in a marking, or null. A text that no operator knows is dropped silently.</summary>
    public string? RegisteredId(string template, TextMarking marking) =>
        Templates.TryGetValue(template + marking.Suffix(), out var id) && !string.IsNullOrWhiteSpace(id) ? id : null;

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
        {
            if (Fallback is { IsSet: true })
            {
                yield return "Satark:Sms:AccountSid is missing: a second provider needs a first one.";
            }

            yield break;
        }

        foreach (var fault in TwilioFaults.Of("Satark:Sms", AccountSid, AuthToken, ApiUrl))
        {
            yield return fault;
        }

        if (Header is not { Length: 6 } || !Header.All(char.IsAsciiLetter))
        {
            yield return "Satark:Sms:Header is missing: the registered sender header of six letters.";
        }

        if (string.IsNullOrWhiteSpace(EntityId) || !EntityId.All(char.IsAsciiDigit))
        {
            yield return "Satark:Sms:EntityId is missing: the principal entity's number on the DLT platform.";
        }

        foreach (var id in MessageTemplates.Ids)
        {
            foreach (var marking in (TextMarking[])[TextMarking.None, TextMarking.Exercise])
            {
                if (RegisteredId(id, marking) is null)
                {
                    yield return $"Satark:Sms:Templates:{id}{marking.Suffix()} is missing: the registered id of this text on the DLT platform.";
                }
            }
        }

        foreach (var fault in Replies.SelectMany((reply, i) => reply.Faults(i)).Concat(Fallback is { IsSet: true } second ? second.Faults() : []))
        {
            yield return fault;
        }
    }

    /// <summary>Says nothing of the secret, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "SMS through Twilio" : "SMS to the outbox";
}
