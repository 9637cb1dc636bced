namespace Satark.Notifications;

/// <summary>Settings <c>Satark:Voice:Fallback</c>: a second account, or a second provider of the same interface, which calls where the first cannot.</summary>
public sealed record VoiceFallback
{
    /// <summary>Its account id, beginning with AC.</summary>
    public string? AccountSid { get; init; }

    /// <summary>Its secret: signs requests and callbacks.</summary>
    public string? AuthToken { get; init; }

    /// <summary>The number of that account that calls, E.164.</summary>
    public string? From { get; init; }

    /// <summary>Its address.</summary>
    public Uri ApiUrl { get; init; } = new("https://api.twilio.com");

    /// <summary>Whether anything of it was set.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(AccountSid) || !string.IsNullOrWhiteSpace(AuthToken);

    /// <summary>Says nothing of the secret, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "a second provider" : "no second provider";

    internal IEnumerable<string> Faults()
    {
        foreach (var fault in TwilioFaults.Of("Satark:Voice:Fallback", AccountSid, AuthToken, ApiUrl))
        {
            yield return fault;
        }

        if (!Address.IsPhone(From))
        {
            yield return "Satark:Voice:Fallback:From is missing: the number of that account that calls, in E.164 form.";
        }
    }
}
