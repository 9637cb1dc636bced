namespace Satark.Notifications;

/// <summary>What can be wrong with the settings of a Twilio account, whatever it is used for.</summary>
internal static class TwilioFaults
{
    /// <summary>A sentence each that names the setting.</summary>
    public static IEnumerable<string> Of(string section, string? accountSid, string? authToken, Uri apiUrl)
    {
        if (accountSid is not { Length: 34 } || !accountSid.StartsWith("AC", StringComparison.Ordinal) || !accountSid.AsSpan(2).ToString().All(char.IsAsciiHexDigit))
        {
            yield return $"{section}:AccountSid is missing or not of the form AC and 32 hexadecimal digits.";
        }

        if (string.IsNullOrWhiteSpace(authToken))
        {
            yield return $"{section}:AuthToken is missing.";
        }

        if (!apiUrl.IsAbsoluteUri || (apiUrl.Scheme != Uri.UriSchemeHttps && !apiUrl.IsLoopback))
        {
            yield return $"{section}:ApiUrl must be an https address.";
        }
    }
}
