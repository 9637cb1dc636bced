namespace Satark.Notifications;

/// <summary>Settings <c>Satark:Voice</c>: phone calls through Twilio. Without any of them, what would be said goes to the outbox.</summary>
public sealed record VoiceOptions
{
    /// <summary>Twilio's account id, beginning with AC.</summary>
    public string? AccountSid { get; init; }

    /// <summary>Twilio's secret: signs requests and callbacks.</summary>
    public string? AuthToken { get; init; }

    /// <summary>The number that calls, in E.164 form: a number of this account that may call India.</summary>
    public string? From { get; init; }

    /// <summary>Twilio's address; another one only for tests and gateways of one's own.</summary>
    public Uri ApiUrl { get; init; } = new("https://api.twilio.com");

    /// <summary>How long a phone rings, in seconds; before voicemail answers is best.</summary>
    public int RingSeconds { get; init; } = 25;

    /// <summary>Who calls where the first cannot, or null.</summary>
    public VoiceFallback? Fallback { get; init; }

    /// <summary>The same settings with the second provider's account in place of the first's; null where there is none.</summary>
    public VoiceOptions? Second => Fallback is { IsSet: true } second
        ? this with { AccountSid = second.AccountSid, AuthToken = second.AuthToken, From = second.From, ApiUrl = second.ApiUrl, Fallback = null }
        : null;

    /// <summary>Whether anything of a provider was set.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(AccountSid) || !string.IsNullOrWhiteSpace(AuthToken);

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
        {
            if (Fallback is { IsSet: true })
            {
                yield return "Satark:Voice:AccountSid is missing: a second provider needs a first one.";
            }

            yield break;
        }

        foreach (var fault in TwilioFaults.Of("Satark:Voice", AccountSid, AuthToken, ApiUrl).Concat(Fallback is { IsSet: true } second ? second.Faults() : []))
        {
            yield return fault;
        }

        if (!Address.IsPhone(From))
        {
            yield return "Satark:Voice:From is missing: the number that calls, in E.164 form (+…), as Twilio lists it for this account.";
        }

        if (RingSeconds is < 5 or > 120)
        {
            yield return "Satark:Voice:RingSeconds must be 5 to 120.";
        }
    }

    /// <summary>Says nothing of the secret, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "calls through Twilio" : "calls to the outbox";
}
