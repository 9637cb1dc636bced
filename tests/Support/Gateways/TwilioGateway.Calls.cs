using System.Collections.Concurrent;
using System.Globalization;

namespace Satark.Support.Gateways;

/// <summary>A call that the gateway placed.</summary>
public sealed record TwilioCall(string Sid, string Account, string Token, string To, string From, string Url, string StatusCallback)
{
    /// <summary>A request to us about this call, signed; with another token it is a forgery.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="token">Who signs; null: the account.</param>
    /// <param name="more">Further fields.</param>
    public TwilioCallback Request(string url, string? token, params (string Name, string Value)[] more) => TwilioGateway.Signed(
        url,
        [
            new("CallSid", Sid), new("AccountSid", Account), new("To", To), new("From", From), new("Direction", "outbound-api"), new("ApiVersion", "2010-04-01"),
            .. more.Select(m => KeyValuePair.Create(m.Name, m.Value)),
        ],
        token ?? Token);

    /// <summary>Somebody picked up: Twilio asks what to say.</summary>
    public TwilioCallback PickUp(string answeredBy = "human") => Request(Url, null, ("CallStatus", "in-progress"), ("AnsweredBy", answeredBy));

    /// <summary>A status callback.</summary>
    public TwilioCallback Report(string status, string? answeredBy = null) =>
        Request(StatusCallback, null, answeredBy is null ? [("CallStatus", status)] : [("CallStatus", status), ("AnsweredBy", answeredBy)]);
}

// Voice: https://www.twilio.com/docs/voice/api/call-resource as far as it states rules.
public sealed partial class TwilioGateway
{
    /// <summary>The number that may call, and that can be answered.</summary>
    public const string Number = "+15550100200";

    private static readonly string[] CallEvents = ["initiated", "ringing", "answered", "completed"];

    private readonly ConcurrentQueue<TwilioCall> _calls = new();

    /// <summary>The calls that were placed.</summary>
    public IReadOnlyList<TwilioCall> Calls => [.. _calls];

    private static bool IsReachable(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var found) && found.Scheme is "https" or "http" && !found.IsLoopback;

    private GatewayAnswer TakeCall(List<KeyValuePair<string, string>> fields)
    {
        string? Field(string name) => fields.FirstOrDefault(f => f.Key == name).Value;
        if (Field("To") is not { } to || !E164().IsMatch(to))
        {
            return Error(400, 21211, "The phone number you are attempting to call is not valid.");
        }

        if (OptedOut.Contains(to))
        {
            return Error(400, 21216, "Account not allowed to call the number");
        }

        if (Field("From") != Number)
        {
            return Error(400, 21210, "'From' phone number not verified");
        }

        if (!IsReachable(Field("Url")) || !IsReachable(Field("StatusCallback")))
        {
            return Error(400, 21205, "Url is not a valid URL");
        }

        if (Field("Method") is not ("POST" or null) || Field("MachineDetection") is not ("Enable" or "DetectMessageEnd")
            || !int.TryParse(Field("Timeout"), CultureInfo.InvariantCulture, out var rings) || rings is < 1 or > 600
            || fields.Where(f => f.Key == "StatusCallbackEvent").Any(f => !CallEvents.Contains(f.Value)))
        {
            return Error(400, 21000, "A parameter is not valid");
        }

        var call = new TwilioCall("CA" + (_calls.Count + 1).ToString("x32", CultureInfo.InvariantCulture), account, token, to, Number, Field("Url")!, Field("StatusCallback")!);
        _calls.Enqueue(call);
        return new GatewayAnswer(201, $$"""{"sid": "{{call.Sid}}", "status": "queued", "to": "{{to}}", "direction": "outbound-api"}""");
    }
}
