using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Satark.Support.Gateways;

/// <summary>A word to pages, as the service got it.</summary>
public sealed record SignalRPush(string Target, JsonElement Argument, string? Group, string? User);

/// <summary>
/// The SignalR service's REST interface as far as its documentation states rules: signed tokens for the very address, users in
/// groups for a time, words to groups and users. Knows who would have heard what.
/// </summary>
public sealed class SignalRGateway(TimeProvider clock) : HttpGateway
{
    public const string AccessKey = "c2F0YXJrLXRlc3Qta2V5LXNhdGFyay10ZXN0LWtleTE=";

    private readonly ConcurrentQueue<(SignalRPush Push, string[] Users)> _pushes = new();
    private readonly ConcurrentDictionary<(string User, string Group), DateTimeOffset> _members = new();

    /// <summary>With the key, as the portal shows it.</summary>
    public string ConnectionString => $"Endpoint={Url.GetLeftPart(UriPartial.Authority)};AccessKey={AccessKey};Version=1.0;";

    /// <summary>What was pushed.</summary>
    public IReadOnlyList<SignalRPush> Pushes => [.. _pushes.Select(p => p.Push)];

    /// <summary>Calls that add to groups or take out of them.</summary>
    public IReadOnlyList<GatewayRequest> Memberships => [.. Requests.Where(r => r.Method is "PUT" or "DELETE")];

    /// <summary>Answers 500 to words, for as long as it is set.</summary>
    public bool LosesPushes { get; set; }

    /// <summary>The words of a kind that a user's pages got, by a group or by name.</summary>
    public IReadOnlyList<JsonElement> Heard(string user, string target) => [.. _pushes.Where(p => p.Push.Target == target && p.Users.Contains(user)).Select(p => p.Push.Argument)];

    /// <summary>The same, of what came after the first pushes.</summary>
    public IReadOnlyList<JsonElement> HeardSince(int pushes, string user, string target) =>
        [.. _pushes.Skip(pushes).Where(p => p.Push.Target == target && p.Users.Contains(user)).Select(p => p.Push.Argument)];

    /// <summary>The groups that a user's pages are in now.</summary>
    public IReadOnlyList<string> GroupsOf(string user) => [.. _members.Where(m => m.Key.User == user && m.Value > clock.GetUtcNow()).Select(m => m.Key.Group).Order(StringComparer.Ordinal)];

    /// <summary>Reads a token after checking its signature.</summary>
    public static JsonElement? Read(string? token)
    {
        if (token?.Split('.') is not [var head, var payload, var signature])
        {
            return null;
        }

        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(AccessKey), Encoding.ASCII.GetBytes($"{head}.{payload}"));
        return CryptographicOperations.FixedTimeEquals(expected, Bytes(signature)) ? JsonDocument.Parse(Bytes(payload)).RootElement : null;
    }

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        var (path, query) = request.Target.Split('?', 2) is [var p, var q] ? (p, q) : (request.Target, "");
        if (request.Header("Authorization") is not { } header || !header.StartsWith("Bearer ", StringComparison.Ordinal) || !IsFor(Read(header[7..]), path))
        {
            return new GatewayAnswer(401);
        }

        // A group or user may hold any letter: it comes escaped, so that the address is cut before it is read.
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return (request.Method, parts) switch
        {
            ("POST", ["api", "hubs", "desk", "groups", var group, ":send"]) => Take(request, group, null),
            ("POST", ["api", "hubs", "desk", "users", var user, ":send"]) => Take(request, null, user),
            ("PUT", ["api", "hubs", "desk", "users", var user, "groups", var group]) => Join(user, group, query),
            ("DELETE", ["api", "hubs", "desk", "users", var user, "groups"]) => Leave(user),
            _ => new GatewayAnswer(404),
        };
    }

    // The audience is the address without its port; a token outlives no more than an hour or so.
    private bool IsFor(JsonElement? token, string path)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return token is { } t && t.TryGetProperty("exp", out var exp) && exp.GetInt64() > now && exp.GetInt64() <= now + 3700
            && t.TryGetProperty("aud", out var aud) && aud.GetString()!.Split('?')[0] == $"{Url.Scheme}://{Url.Host}{path}";
    }

    private static byte[] Bytes(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    private GatewayAnswer Join(string user, string group, string query)
    {
        var ttl = query.Split('&').Select(p => p.Split('=')).FirstOrDefault(p => p[0] == "ttl")?[1];
        _members[(user, group)] = ttl is null ? DateTimeOffset.MaxValue : clock.GetUtcNow() + TimeSpan.FromSeconds(int.Parse(ttl, CultureInfo.InvariantCulture));
        return new GatewayAnswer(200);
    }

    private GatewayAnswer Leave(string user)
    {
        foreach (var member in _members.Keys.Where(m => m.User == user))
        {
            _members.TryRemove(member, out _);
        }

        return new GatewayAnswer(200);
    }

    private GatewayAnswer Take(GatewayRequest request, string? group, string? user)
    {
        if (LosesPushes)
        {
            return new GatewayAnswer(500);
        }

        using var body = JsonDocument.Parse(request.Text);
        if (!body.RootElement.TryGetProperty("Target", out var target) || !body.RootElement.TryGetProperty("Arguments", out var arguments) || arguments.GetArrayLength() != 1)
        {
            return new GatewayAnswer(400);
        }

        var now = clock.GetUtcNow();
        string[] users = user is not null ? [user] : [.. _members.Where(m => m.Key.Group == group && m.Value > now).Select(m => m.Key.User)];
        _pushes.Enqueue((new SignalRPush(target.GetString()!, arguments[0].Clone(), group, user), users));
        return new GatewayAnswer(202);
    }
}
