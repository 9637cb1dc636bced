using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Local.Tests.Storage;
using Satark.Partners;
using Satark.Roster;
using Satark.Support;

namespace Satark.Local.Tests.Http;

/// <summary>A whole Satark on a folder and a port of its own, with a clock that stands still.</summary>
public sealed class TestSatark : IAsyncDisposable
{
    private readonly TestFolder _folder;
    private readonly HttpClient _http;

    private TestSatark(LocalHost host, TestFolder folder, FakeClock clock)
    {
        (Host, _folder, Clock) = (host, folder, clock);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Url };
    }

    public LocalHost Host { get; }

    public FakeClock Clock { get; }

    public string Folder => Path.Combine(_folder.Path, "data");

    public Uri Url => Host.Url;

    public string Origin => Url.GetLeftPart(UriPartial.Authority);

    public CaseBook Book => Get<CaseBook>();

    public static async Task<TestSatark> StartAsync(bool demo = false, Action<IServiceCollection>? configure = null)
    {
        var folder = new TestFolder();
        var clock = new FakeClock();
        var host = await LocalHost.StartAsync(new LocalOptions
        {
            DataFolder = Path.Combine(folder.Path, "data"),
            Port = 0,
            Demo = demo,
            Clock = clock,
            Settings = new Dictionary<string, string?> { ["Satark:Synthetic:Minutes"] = "0" },
            Configure = services =>
            {
                // An officer of a test has confirmed who they are, and stays so however far its clock is turned.
                services.AddSingleton(new SessionRules { Remembered = SessionRules.BoardLasts, Fresh = SessionRules.BoardLasts, BindDevices = false });
                configure?.Invoke(services);
            },
        }, default);
        return new TestSatark(host, folder, clock);
    }

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>Adds an officer and signs in; gives the cookie.</summary>
    public async Task<Person> SignInAsync(string id, Role role = Role.Operator, string jurisdiction = "state", string? name = null)
    {
        Assert.True(Jurisdiction.TryParse(jurisdiction, out var where, out var fault), fault);
        var officer = new Officer(id, name ?? id, role, where, "+91000" + Math.Abs(id.GetHashCode(StringComparison.Ordinal) % 10_000_000).ToString("D7", null), $"{id}@demo.example", true);
        await Get<Officers>().PutAsync(officer, default);
        return new Person(this, officer, "satark=" + await Get<Sessions>().BeginAsync(id, default));
    }

    /// <summary>A session of the setup link.</summary>
    public async Task<Person> InstallerAsync() =>
        new(this, new Officer("nobody", "nobody", Role.Admin, Jurisdiction.State, null, null, false), "satark=" + await Get<Sessions>().BeginAsync(null, default));

    public async Task<NewKey> PartnerAsync(string id = "meta", params string[] scopes) =>
        (await Get<PartnerBook>().AddAsync(id, id.ToUpperInvariant(), scopes.Length == 0 ? Scopes.All : scopes, default)).Value;

    /// <summary>An alert, signed now.</summary>
    public Task<Answer> AlertAsync(NewKey key, string body, DateTimeOffset? at = null) => SendSignedAsync(HttpMethod.Post, "/api/v1/alerts", key, body, at);

    public Task<Answer> SendSignedAsync(HttpMethod method, string path, NewKey key, string body, DateTimeOffset? at = null, string type = "application/json")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return SendAsync(method, path, method == HttpMethod.Get ? null : bytes, type, r =>
            r.Headers.Add(SignatureHeader.Name, SignatureHeader.Sign(key.KeyId, at ?? Clock.Now, Encoding.UTF8.GetBytes(key.Key), bytes)));
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, byte[]? body = null, string? type = null, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (type is not null)
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            }

            // A large body is sent only if the server wants it: else it hangs up in the middle, and no answer can be read.
            request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        }

        with?.Invoke(request);
        using var response = await _http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }

    /// <summary>A case of a life at risk, opened by a real alert.</summary>
    public async Task<string> CaseAsync(NewKey key, string id = "1", string text = "goodbye", string? extra = null)
    {
        var answer = await AlertAsync(key, $$"""{"id":"{{id}}","type":"suicide-risk","text":"{{text}}"{{extra}}}""");
        Assert.True(answer.Status == HttpStatusCode.Accepted, answer.Text);
        return answer.Json.GetProperty("caseId").GetString()!;
    }

    public async Task<Case> ReadAsync(string caseId) => (await Book.FindAsync(caseId, default))!.Value;

    /// <summary>Waits, on the real clock, for what follows from messages.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holds, string what)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.Fail($"Within 5 s it did not come about: {what}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>A signed-in officer.</summary>
public sealed record Person(TestSatark Satark, Officer Officer, string Cookie)
{
    public Task<Answer> GetAsync(string path, Action<HttpRequestMessage>? with = null) => Satark.SendAsync(HttpMethod.Get, path, with: r =>
    {
        r.Headers.Add("Cookie", Cookie);
        with?.Invoke(r);
    });

    public Task<Answer> PostAsync(string path, string body = "{}") => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> MoveAsync(string caseId, string move, string body = "{}") => PostAsync($"/api/v1/cases/{caseId}/moves/{move}", body);

    public Task<Answer> SendAsync(HttpMethod method, string path, string body) => SendAsync(method, path, Encoding.UTF8.GetBytes(body), "application/json");

    public Task<Answer> SendAsync(HttpMethod method, string path, byte[] body, string type) => Satark.SendAsync(method, path, body, type, r =>
    {
        r.Headers.Add("Cookie", Cookie);
        r.Headers.Add("Origin", Satark.Origin);
        r.Headers.Add(DeskGuard.PageHeader, "1");
    });
}

/// <summary>An answer, read.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Header(string name) => Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}
