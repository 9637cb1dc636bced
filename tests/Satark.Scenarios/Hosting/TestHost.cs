using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Satark.Http.Accounts;
using Satark.Http.Desk;
using Satark.Partners;
using Satark.Roster;
using Satark.Roster.Verifying;
using Satark.Storage;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>How a scenario's host is started.</summary>
public sealed record HostSetup
{
    /// <summary>How its queue brings messages.</summary>
    public MessageOrder Order { get; init; }

    /// <summary>Real providers' clients against fake gateways, instead of the outbox.</summary>
    public bool Providers { get; init; }

    /// <summary>A demo folder.</summary>
    public bool Demo { get; init; }

    /// <summary>A relay before WhatsApp's Cloud API: <see cref="TestHost.Informer"/>.</summary>
    public bool Informers { get; init; }

    /// <summary>Registers what the scenario itself is about in the relay, with the last word; null: nothing.</summary>
    public Action<IServiceCollection>? RelayServices { get; init; }

    /// <summary>Officers; null: <see cref="Cast.All"/>.</summary>
    public IReadOnlyList<Officer>? People { get; init; }

    /// <summary>Whether a code has proven the telephones of the officers and of the last resort: their answers from afar count.</summary>
    public bool Proven { get; init; } = true;

    /// <summary>Registers what the scenario itself is about, with the last word; null: nothing.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Further settings.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}

/// <summary>A message as it reached somebody, in seconds since the scenario's zero.</summary>
public sealed record Sent(double At, string Channel, string To, string Subject, string Text, string CaseId)
{
    /// <summary>Looks for somebody to take the case, alone or with others.</summary>
    public bool IsCall => Text.Contains("Nobody has taken it yet", StringComparison.Ordinal) || Text.Contains("Nobody has taken them yet", StringComparison.Ordinal);

    /// <summary>Asks an agency to act.</summary>
    public bool IsRequest => Text.Contains("Your help is needed", StringComparison.Ordinal);

    /// <summary>Tells what is new.</summary>
    public bool IsNews => Text.Contains("See what is known now", StringComparison.Ordinal);
}

/// <summary>
/// The whole of Satark in this process, with its real store, queue and HTTP; only the clock stands still until the scenario
/// turns it, and the providers are gateways on this machine. What is the same for both editions stands here; each edition's
/// tests have the other part: how it is started, stopped and waited for.
/// </summary>
public sealed partial class TestHost : IAsyncDisposable
{
    /// <summary>Under which address officers and providers know it.</summary>
    public static readonly Uri PublicUrl = new("https://satark.example");

    private const string AgencyKey = "the task force's key of 32 chars";

    private readonly HostSetup _setup;
    private readonly List<IOpenPage> _pages = [];
    private HttpClient? _http;

    private TestHost(HostSetup setup)
    {
        _setup = setup;
        Zero = Clock.GetUtcNow();
        if (setup.Informers)
        {
            BeginInformers();
        }

        if (setup.Providers)
        {
            Sms = new TwilioGateway();
            BeginOfficersWhatsApp();
            Mail = StartMail();
            TaskForce = new AgencyGateway("stf", AgencyKey, Clock);
        }
    }

    /// <summary>The clock.</summary>
    public FakeClock Clock { get; } = new();

    /// <summary>From when <see cref="Sent.At"/> counts: the start, unless the scenario sets it anew.</summary>
    public DateTimeOffset Zero { get; set; }

    /// <summary>Everything logged, over all starts.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>Twilio, where the setup asks for providers.</summary>
    public TwilioGateway? Sms { get; }

    /// <summary>The mail provider, where the setup asks for providers.</summary>
    public IMailGateway? Mail { get; }

    /// <summary>The Task Force's system, where the setup asks for providers.</summary>
    public AgencyGateway? TaskForce { get; }

    /// <summary>What doubles and shuffles, where the setup asks for it.</summary>
    public TwiceAndShuffled? Shuffle { get; private set; }

    /// <summary>An HTTP client without cookies and redirects.</summary>
    public HttpClient Http => _http ?? throw new InvalidOperationException("It is stopped.");

    /// <summary>Starts a host with the cast on duty.</summary>
    public static async Task<TestHost> StartAsync(HostSetup? setup = null)
    {
        var host = new TestHost(setup ?? new HostSetup());
        try
        {
            await host.StartAgainAsync();
            if (!host._setup.Demo)
            {
                var officers = host.Services.GetRequiredService<Officers>();
                await officers.PutAsync(Cast.LastResort, default);
                foreach (var officer in host._setup.People ?? Cast.All)
                {
                    await officers.PutAsync(officer, default);
                }

                if (host._setup.Proven)
                {
                    await host.Services.GetRequiredService<ContactVerification>()
                        .VouchAsync((host._setup.People ?? Cast.All).Select(o => o.Phone).OfType<string>().Append(Cast.LastResort.Phone), default);
                }
            }

            await host.SettleAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts again on the same data, at whatever time the clock shows.</summary>
    public async Task StartAgainAsync()
    {
        await StartEngineAsync();
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Stops, as a power cut on an idle machine would: what is due later waits.</summary>
    public async Task StopAsync()
    {
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }

        _pages.Clear();
        _http?.Dispose();
        await StopEngineAsync();
    }

    /// <summary>Adds or changes an officer.</summary>
    public Task PutAsync(Officer officer) => Services.GetRequiredService<Officers>().PutAsync(officer, default);

    /// <summary>A new partner with these scopes (null: to write and to read).</summary>
    public async Task<PartnerClient> PartnerAsync(string id = "meta", string name = "Meta", params string[] scopes)
    {
        var made = await Services.GetRequiredService<PartnerBook>().AddAsync(id, name, scopes.Length == 0 ? [Scopes.Write, Scopes.Read] : scopes, default);
        return new PartnerClient(Http, Clock, made.Value.KeyId, made.Value.Key);
    }

    /// <summary>The same partner after a start again.</summary>
    public PartnerClient Again(PartnerClient partner, string key) => new(Http, Clock, partner.KeyId, key);

    /// <summary>The origin that an officer's browser sends.</summary>
    public string Origin => (_setup.Demo ? Url : PublicUrl).GetLeftPart(UriPartial.Authority);

    /// <summary>Signs an officer in by a one-time link, as the page does.</summary>
    public async Task<DeskClient> SignInAsync(Officer officer)
    {
        var token = await Services.GetRequiredService<SignInLinks>().CreateAsync(officer.Id, default);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session/link")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { token }), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Satark-Page", "1");
        request.Headers.Add("Origin", Origin);
        using var response = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return new DeskClient(Http, cookie, Origin);
    }

    /// <summary>Opens an officer's page.</summary>
    public async Task<IOpenPage> OpenPageAsync(DeskClient desk, bool armed = true)
    {
        var page = await ConnectPageAsync(desk);
        _pages.Add(page);
        if (armed)
        {
            await page.ArmAsync();
        }

        return page;
    }

    /// <summary>From now on <see cref="Sent.At"/> counts.</summary>
    public void SetZero() => Zero = Clock.GetUtcNow();

    /// <summary>Completes once nothing that is due now waits or is being handled, and every page has heard what was pushed.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            await IdleAsync();
            foreach (var page in _pages.Where(p => p.IsOpen))
            {
                // What a page says in answer to a push may make messages of its own: therefore twice.
                await page.FlushAsync();
            }
        }
    }

    /// <summary>Lets time pass, from timer to timer, and waits for what follows each time.</summary>
    public async Task FastForward(TimeSpan by)
    {
        await SettleAsync();

        // Timers are due by the host's own time, which goes on where the wall clock is set back.
        var time = Services.GetRequiredService<TimeProvider>();
        var end = time.GetUtcNow() + by;
        while (time.GetUtcNow() is var now && now < end)
        {
            var next = await NextDueAsync() is { } due && due < end ? due : end;
            var gap = next > now ? next - now : TimeSpan.FromMilliseconds(1);
            var pages = _pages.Where(p => p.IsOpen).ToList();
            if (pages.Count > 0 && gap > TimeSpan.FromSeconds(2.5))
            {
                // A page must have the chance to answer each ping.
                gap = TimeSpan.FromSeconds(2.5);
            }

            Pass(gap);
            await PassedAsync();
            foreach (var page in pages)
            {
                await page.BeatAsync();
            }

            await SettleAsync();
        }
    }

    /// <summary>Lets minutes pass, with the audit at the end of each.</summary>
    public async Task FastForwardWithAudits(int minutes)
    {
        var auditor = Services.GetRequiredService<Escalation.Auditor>();
        for (var i = 0; i < minutes; i++)
        {
            var last = auditor.Last;
            await FastForward(60);
            Assert.True(await Until.TrueAsync(() => auditor.Last != last), "no audit within a minute");
            await SettleAsync();
        }
    }

    /// <summary>Lets seconds pass.</summary>
    public Task FastForward(double seconds) => FastForward(TimeSpan.FromSeconds(seconds));

    /// <summary>Every message of the outbox, or of the gateways, oldest first.</summary>
    public async Task<IReadOnlyList<Sent>> SentAsync()
    {
        await SettleAsync();
        var entries = await Services.GetRequiredService<IOutboxReader>().ListAsync(default);
        return [.. entries.Select(e => new Sent((e.At - Zero).TotalSeconds, e.Channel, e.To, e.Subject ?? "", e.Text, e.CaseId ?? ""))];
    }

    /// <summary>The text messages to a number.</summary>
    public async Task<IReadOnlyList<Sent>> SmsToAsync(string? phone) => [.. (await SentAsync()).Where(s => s.Channel == "sms" && s.To == phone)];

    /// <summary>The seconds at which calls went to an officer by text message.</summary>
    public async Task<IReadOnlyList<double>> CallsToAsync(Officer officer) => [.. (await SmsToAsync(officer.Phone)).Where(s => s.IsCall).Select(s => s.At)];

    /// <summary>The seconds at which requests went to an agency's number by text message.</summary>
    public async Task<IReadOnlyList<double>> RequestsToAsync(string? phone) => [.. (await SmsToAsync(phone)).Where(s => s.IsRequest).Select(s => s.At)];

    /// <summary>How many records lie in the store, of one partition and row prefix or of all.</summary>
    public async Task<int> RowsAsync(string? partition = null, string prefix = "")
    {
        await SettleAsync();
        return partition is null
            ? await CountRecordsAsync()
            : (await Services.GetRequiredService<IStore>().ListAsync(partition, prefix, null, 10_000, default)).Count;
    }

    /// <summary>Verifies every history, as the verb does.</summary>
    public async Task<Cases.Verification> VerifyAsync()
    {
        var lines = await AnchorLinesAsync();
        return await Services.GetRequiredService<Cases.VerifyCases>().HandleAsync(lines, default);
    }

    /// <summary>The engine's health.</summary>
    public async Task<Answer> EngineAsync() => await Answer.OfAsync(await Http.GetAsync("/health/engine"));

    /// <summary>The path and query of the link in a text.</summary>
    public static string LinkOf(string text) => "/l?" + LinkPattern().Match(text).Groups[1].Value;

    /// <summary>Presses a button of the page behind a link.</summary>
    public async Task<Answer> PressAsync(string link, string button) => await PostFormAsync(link, await OpenFormAsync(link, button), button);

    /// <summary>Opens the page behind a link, which must have a button, and gives its form's token.</summary>
    public async Task<string> OpenFormAsync(string link, string button)
    {
        var page = await Http.GetStringAsync(link);
        Assert.Contains($"value=\"{button}\"", page, StringComparison.Ordinal);
        return FormPattern().Match(page).Groups[1].Value;
    }

    /// <summary>Brings a report of Twilio's to where its address leads.</summary>
    public async Task<Answer> ReportAsync(TwilioCallback report)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(report.Url).PathAndQuery) { Content = new FormUrlEncodedContent(report.Form) };
        request.Headers.Add("X-Twilio-Signature", report.Signature);
        return await Answer.OfAsync(await Http.SendAsync(request));
    }

    /// <summary>Posts the form of a link's page.</summary>
    public async Task<Answer> PostFormAsync(string link, string form, string button, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string> { ["form"] = form, ["do"] = button };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        return await Answer.OfAsync(await Http.PostAsync(new Uri(link, UriKind.Relative), content));
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await StopAsync();
        }

        foreach (var gateway in new IAsyncDisposable?[] { Sms, Mail, TaskForce, Cloud, WhatsApp }.OfType<IAsyncDisposable>())
        {
            await gateway.DisposeAsync();
        }

        Log.Dispose();
        await RemoveDataAsync();
    }

    // Timers of the host run each second and each five seconds: over days they would only cost time, so the clock is set
    // forward to a second before what is next, as a machine does that slept.
    private void Pass(TimeSpan gap)
    {
        if (gap > TimeSpan.FromMinutes(10))
        {
            Clock.SetWallClock(gap - TimeSpan.FromSeconds(1));
            gap = TimeSpan.FromSeconds(1);
        }

        Clock.Advance(gap);
    }

    private Dictionary<string, string?> Settings()
    {
        // An alert of Satark's own would be one more than the scenario has raised.
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Satark:Synthetic:Minutes"] = "0" };
        if (!_setup.Demo)
        {
            Agency(0, "stf", "task-force", "Special Task Force", 50);
            Agency(1, "up-112", "up-112", "UP-112 control room", 51);
            Agency(2, "control-br", "state-control", "Control room, Bihar", 52);
            settings["Satark:Agencies:2:State"] = "BR";
        }

        if (_setup.Providers)
        {
            settings["Satark:Sms:AccountSid"] = TwilioGateway.AccountSid;
            settings["Satark:Sms:AuthToken"] = TwilioGateway.AuthToken;
            settings["Satark:Sms:Header"] = TwilioGateway.Header;
            settings["Satark:Sms:EntityId"] = "1101234567890123456";
            settings["Satark:Sms:ApiUrl"] = Sms!.Url.AbsoluteUri;
            foreach (var id in Notifications.Templates.MessageTemplates.Ids)
            {
                settings[$"Satark:Sms:Templates:{id}"] = settings[$"Satark:Sms:Templates:{id}-exercise"] = "1107160000000000001";
            }

            AddCalls(settings);
            foreach (var (name, value) in Mail!.Settings)
            {
                settings[name] = value;
            }

            settings["Satark:Webhook:Hosts:0"] = TaskForce!.Url.Authority;
            settings["Satark:Webhook:AllowLoopback"] = "true";
            settings["Satark:Webhook:Sender"] = "desk@police.example";
            settings["Satark:Agencies:0:Webhook"] = new Uri(TaskForce.Url, "/cap").AbsoluteUri;
            settings["Satark:Agencies:0:WebhookKey"] = AgencyKey;
        }

        foreach (var (name, value) in _setup.Settings)
        {
            settings[name] = value;
        }

        return settings;

        void Agency(int i, string id, string kind, string name, int phone)
        {
            settings[$"Satark:Agencies:{i}:Id"] = id;
            settings[$"Satark:Agencies:{i}:Kind"] = kind;
            settings[$"Satark:Agencies:{i}:Name"] = name;
            settings[$"Satark:Agencies:{i}:Phone"] = Cast.Phone(phone);
        }
    }

    // The log, and what doubles and shuffles, stand before the dispatcher in both editions.
    private void Observe(IServiceCollection services)
    {
        // Officers have confirmed who they are, and stay so however far the clock is turned; a scenario about that says otherwise.
        services.AddSingleton(new SessionRules { Remembered = SessionRules.BoardLasts, Fresh = SessionRules.BoardLasts, BindDevices = false });
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(Log);
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Debug));
    }

    // Brings a message to its handling: at once, or twice and in shuffled order.
    private Task BringAsync(Func<CancellationToken, Task> handle, CancellationToken cancellationToken) =>
        _setup.Order == MessageOrder.TwiceAndShuffled ? (Shuffle ??= new TwiceAndShuffled(seed: 20260302)).HandleAsync(handle, cancellationToken) : handle(cancellationToken);

    [GeneratedRegex(@"https?://[^\s?]+/l\?([A-Za-z0-9_-]{22})")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormPattern();
}
