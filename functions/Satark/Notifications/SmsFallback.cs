namespace Satark.Notifications;

/// <summary>Settings <c>Satark:Sms:Fallback</c>: a second account, or a second provider of the same interface, which sends the same registered texts where the first cannot.</summary>
public sealed record SmsFallback
{
    /// <summary>Its account id, beginning with AC.</summary>
    public string? AccountSid { get; init; }

    /// <summary>Its secret: signs requests and callbacks.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Its registered sender header, where it is another one; null: that of the first.</summary>
    public string? Header { get; init; }

    /// <summary>Its address.</summary>
    public Uri ApiUrl { get; init; } = new("https://api.twilio.com");

    /// <summary>Whether anything of it was set.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(AccountSid) || !string.IsNullOrWhiteSpace(AuthToken);

    /// <summary>Says nothing of the secret, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "a second provider" : "no second provider";

    internal IEnumerable<string> Faults()
    {
        foreach (var fault in TwilioFaults.Of("Satark:Sms:Fallback", AccountSid, AuthToken, ApiUrl))
        {
            yield return fault;
        }

        if (!string.IsNullOrWhiteSpace(Header) && (Header.Length != 6 || !Header.All(char.IsAsciiLetter)))
        {
            yield return "Satark:Sms:Fallback:Header must be a registered sender header of six letters.";
        }
    }
}

/// <summary>
/// An entry of <c>Satark:Sms:Replies</c>: a country in which a text message can be answered. India is none: a sender header there cannot be answered at all.
/// </summary>
public sealed record SmsReplyCountry
{
    /// <summary>The country's calling code with its plus sign, such as +44.</summary>
    public string Country { get; init; } = "";

    /// <summary>Our number from which messages to that country go and to which answers come, E.164.</summary>
    public string Number { get; init; } = "";

    internal IEnumerable<string> Faults(int index)
    {
        if (Country is not { Length: >= 2 and <= 5 } || Country[0] != '+' || Country[1] == '0' || !Country.AsSpan(1).ToString().All(char.IsAsciiDigit))
        {
            yield return $"Satark:Sms:Replies:{index}:Country must be a calling code such as +44.";
        }
        else if (Country == "+91")
        {
            yield return $"Satark:Sms:Replies:{index}:Country: text messages cannot be answered in India, since a registered sender header is no number.";
        }

        if (!Address.IsPhone(Number))
        {
            yield return $"Satark:Sms:Replies:{index}:Number must be a number of the account in E.164 form.";
        }
    }
}
