using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Satark.Privacy;

namespace Satark.Functions.Tests.Keys;

/// <summary>A Key Vault in memory, behind the genuine client: its challenge, secrets with all their versions, and what a test puts in the way.</summary>
public sealed class FakeVault : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<Version> _versions = [];

    /// <summary>Answers in place of the vault; null: the vault answers.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? InTheWay { get; set; }

    /// <summary>Called before a secret is stored.</summary>
    public Func<Task>? BeforeSet { get; set; }

    /// <summary>How many of the newest versions no reader sees yet, as a replica that is behind.</summary>
    public int Behind { get; set; }

    /// <summary>The values of all versions, oldest first.</summary>
    public IReadOnlyList<string> Values
    {
        get
        {
            lock (_gate)
            {
                return [.. _versions.Select(v => v.Value)];
            }
        }
    }

    /// <summary>A client of this vault that does not wait between its tries.</summary>
    public SecretClient Client()
    {
        var options = new SecretClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) };
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.Zero;
        return new SecretClient(new Uri("https://satark-test.vault.azure.net/"), new AnyToken(), options);
    }

    /// <summary>Stores a version, as an operator would.</summary>
    public void Set(string value)
    {
        lock (_gate)
        {
            _versions.Add(new(Ids.Random(), value));
        }
    }

    /// <summary>Disables every version so far.</summary>
    public void DisableAll()
    {
        lock (_gate)
        {
            _versions.ForEach(v => v.Enabled = false);
        }
    }

    /// <summary>An error as the vault words it.</summary>
    public static HttpResponseMessage Error(HttpStatusCode status, string code) => Json(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{code}}}"}}""");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null)
        {
            var challenge = Error(HttpStatusCode.Unauthorized, "Unauthorized");
            challenge.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111\", resource=\"https://vault.azure.net\"");
            return challenge;
        }

        if (InTheWay?.Invoke(request) is { } other)
        {
            return other;
        }

        var path = request.RequestUri!.AbsolutePath.Trim('/').Split('/');
        Assert.Equal(("secrets", "satark-master"), (path[0], path[1]));
        if (request.Method == HttpMethod.Put)
        {
            using var body = JsonDocument.Parse(await request.Content!.ReadAsStreamAsync(cancellationToken));
            if (BeforeSet is { } before)
            {
                await before();
            }

            Set(body.RootElement.GetProperty("value").GetString()!);
            return Json(HttpStatusCode.OK, Secret(Last(0)!));
        }

        Assert.Equal(HttpMethod.Get, request.Method);
        return path.Length == 3 && path[2] == "versions" ? List() : Read(path.Length == 3 ? path[2] : null);
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static string Item(Version version) =>
        $$$"""{"id":"https://satark-test.vault.azure.net/secrets/satark-master/{{{version.Id}}}","attributes":{"enabled":{{{(version.Enabled ? "true" : "false")}}},"created":1700000000,"updated":1700000000}}""";

    private static string Secret(Version version) => string.Create(CultureInfo.InvariantCulture, $"{{\"value\":{JsonSerializer.Serialize(version.Value)},{Item(version)[1..]}");

    private HttpResponseMessage List()
    {
        lock (_gate)
        {
            var seen = _versions.SkipLast(Behind).ToList();
            return seen.Count == 0
                ? Error(HttpStatusCode.NotFound, "SecretNotFound")
                : Json(HttpStatusCode.OK, $$"""{"value":[{{string.Join(',', seen.Select(Item))}}],"nextLink":null}""");
        }
    }

    private HttpResponseMessage Read(string? id)
    {
        lock (_gate)
        {
            var version = id is null ? Last(Behind) : _versions.Find(v => v.Id == id);
            return version is null ? Error(HttpStatusCode.NotFound, "SecretNotFound")
                : version.Enabled ? Json(HttpStatusCode.OK, Secret(version))
                : Error(HttpStatusCode.Forbidden, "SecretDisabled");
        }
    }

    private Version? Last(int behind)
    {
        lock (_gate)
        {
            return _versions.SkipLast(behind).LastOrDefault();
        }
    }

    private sealed record Version(string Id, string Value)
    {
        public bool Enabled { get; set; } = true;
    }

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
