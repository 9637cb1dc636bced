using Satark.Notifications;

namespace Satark.Http.Channels;

/// <summary>An account whose callbacks we believe.</summary>
/// <param name="AccountSid">Its id.</param>
/// <param name="AuthToken">Its secret.</param>
public sealed record TwilioAccount(string AccountSid, string AuthToken)
{
    /// <summary>Says nothing of the secret, so that it can never be logged with the record.</summary>
    public override string ToString() => "a Twilio account";

    /// <summary>The accounts that send text messages.</summary>
    public static IReadOnlyList<TwilioAccount> Of(SmsOptions options) =>
        [.. Of(options.AccountSid, options.AuthToken), .. Of(options.Fallback?.AccountSid, options.Fallback?.AuthToken)];

    /// <summary>The accounts that call.</summary>
    public static IReadOnlyList<TwilioAccount> Of(VoiceOptions options) =>
        [.. Of(options.AccountSid, options.AuthToken), .. Of(options.Fallback?.AccountSid, options.Fallback?.AuthToken)];

    private static IEnumerable<TwilioAccount> Of(string? sid, string? token) => string.IsNullOrWhiteSpace(sid) || string.IsNullOrWhiteSpace(token) ? [] : [new(sid, token)];
}

/// <summary>Proves that a request comes from Twilio and is about an account of ours.</summary>
/// <param name="accounts">The accounts that we believe; none: nothing is believed.</param>
/// <param name="publicUrl">Our address as Twilio knows it: behind a proxy the request's own host is another one.</param>
public sealed class TwilioProof(IReadOnlyList<TwilioAccount> accounts, Func<Uri> publicUrl)
{
    /// <summary>Why the request counts for nothing; null where an account of ours signed it.</summary>
    /// <param name="path">The endpoint's path.</param>
    /// <param name="query">The query string as it came, with its question mark.</param>
    /// <param name="form">The fields of the body.</param>
    /// <param name="signature">The header <see cref="TwilioSignature.Header"/>.</param>
    public Refusal? Fault(string path, string query, IReadOnlyList<KeyValuePair<string, string>> form, string? signature)
    {
        var url = Url(publicUrl(), path, query);
        return accounts.Where(a => TwilioSignature.Fits(a.AuthToken, url, form, signature)).ToList() is not { Count: > 0 } signers ? new Refusal(RefusalKind.Unauthenticated, "The signature does not fit.")
            : signers.All(a => a.AccountSid != form.FirstOrDefault(f => f.Key == "AccountSid").Value) ? new Refusal(RefusalKind.Invalid, "This is about another account than the one that signed it.")
            : null;
    }

    /// <summary>An address of ours, as Twilio is given it.</summary>
    public static Uri Url(Uri publicUrl, string path, string query) => new(publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + path + query, UriKind.Absolute);
}
