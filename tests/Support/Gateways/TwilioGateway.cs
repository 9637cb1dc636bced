using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Satark.Support.Gateways;

/// <summary>A text message that the gateway took.</summary>
public sealed record TwilioMessage(string Sid, string To, string From, string Body, string? StatusCallback);

/// <summary>A signed report to our callback.</summary>
public sealed record TwilioCallback(string Url, IReadOnlyList<KeyValuePair<string, string>> Form, string Signature);

/// <summary>Twilio's message API as far as its documentation states rules: credentials, form fields, numbers, error codes.</summary>
/// <param name="account">The account's id.</param>
/// <param name="token">The account's secret.</param>
public sealed partial class TwilioGateway(string account = TwilioGateway.AccountSid, string token = TwilioGateway.AuthToken) : HttpGateway
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "12345678901234567890123456789012";
    public const string Header = "SATARK";

    private readonly ConcurrentQueue<TwilioMessage> _messages = new();

    /// <summary>What was taken.</summary>
    public IReadOnlyList<TwilioMessage> Messages => [.. _messages];

    /// <summary>Numbers that have opted out.</summary>
    public ISet<string> OptedOut { get; } = new HashSet<string>();

    /// <summary>Answers 429 for as long as it is set.</summary>
    public bool Busy { get; set; }

    /// <summary>A report about a message, signed as Twilio does; with another token it is a forgery.</summary>
    public static TwilioCallback Report(TwilioMessage message, string status, string? errorCode = null, string token = AuthToken)
    {
        var form = new List<KeyValuePair<string, string>>
        {
            new("SmsSid", message.Sid), new("SmsStatus", status), new("MessageStatus", status), new("To", message.To), new("MessageSid", message.Sid),
            new("AccountSid", AccountSid), new("From", message.From), new("ApiVersion", "2010-04-01"),
        };
        if (errorCode is not null)
        {
            form.Add(new("ErrorCode", errorCode));
        }

        return Signed(message.StatusCallback!, form, token);
    }

    /// <summary>A request to us, signed as Twilio does.</summary>
    public static TwilioCallback Signed(string url, IReadOnlyList<KeyValuePair<string, string>> form, string token = AuthToken)
    {
        var signed = url + string.Concat(form.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + p.Value));
#pragma warning disable CA5350 // Twilio's own choice.
        return new TwilioCallback(url, form, Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed))));
#pragma warning restore CA5350
    }

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        if (request.Header("Authorization") != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{token}")))
        {
            return Error(401, 20003, "Authenticate");
        }

        var isCall = request.Target == $"/2010-04-01/Accounts/{account}/Calls.json";
        if (request.Method != "POST" || (!isCall && request.Target != $"/2010-04-01/Accounts/{account}/Messages.json"))
        {
            return Error(404, 20404, "The requested resource was not found");
        }

        if (request.Header("Content-Type") != "application/x-www-form-urlencoded")
        {
            return Error(400, 21603, "A 'From' phone number is required");
        }

        return Busy ? Error(429, 20429, "Too Many Requests") : isCall ? TakeCall(Fields(request.Text)) : Take(Form(request.Text));
    }

    private static Dictionary<string, string> Form(string text) => Fields(text).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static List<KeyValuePair<string, string>> Fields(string text) =>
        [.. text.Split('&').Select(p => p.Split('=', 2).Select(s => Uri.UnescapeDataString(s.Replace('+', ' '))).ToArray()).Select(p => KeyValuePair.Create(p[0], p[1]))];

    private static GatewayAnswer Error(int status, int code, string message) =>
        new(status, $$"""{"code": {{code}}, "message": "{{message}}", "more_info": "https://www.twilio.com/docs/errors/{{code}}", "status": {{status}}}""");

    private GatewayAnswer Take(Dictionary<string, string> form)
    {
        var (to, body) = (form.GetValueOrDefault("To", ""), form.GetValueOrDefault("Body", ""));
        if (!E164().IsMatch(to))
        {
            return Error(400, 21211, "The 'To' number is not a valid phone number.");
        }

        if (OptedOut.Contains(to))
        {
            return Error(400, 21610, "Attempt to send to unsubscribed recipient");
        }

        if (form.GetValueOrDefault("From") is not (Header or Number))
        {
            return Error(400, 21606, "The 'From' is not a valid sender");
        }

        if (body.Length is 0 or > 1600)
        {
            return Error(400, body.Length == 0 ? 21602 : 21617, "Message body is required and has at most 1600 characters");
        }

        var callback = form.GetValueOrDefault("StatusCallback");
        if (callback is not null && (!Uri.TryCreate(callback, UriKind.Absolute, out var url) || url.IsLoopback))
        {
            return Error(400, 21609, "The 'StatusCallback' URL is not valid");
        }

        var message = new TwilioMessage("SM" + (_messages.Count + 1).ToString("x32", CultureInfo.InvariantCulture), to, form["From"], body, callback);
        _messages.Enqueue(message);
        return new GatewayAnswer(201, $$"""{"sid": "{{message.Sid}}", "status": "queued", "to": "{{to}}", "error_code": null}""");
    }

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$")]
    private static partial Regex E164();
}
