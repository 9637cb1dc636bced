using System.Net;
using System.Text;
using Satark.Http.Routing;
using Satark.Partners;
using Satark.Roster;

namespace Satark.Local.Tests.Http;

/// <summary>Every route with every kind of caller, straight from the table.</summary>
public sealed class RouteTableTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_route_answers_exactly_those_who_may_call_it(bool demo)
    {
        await using var satark = await TestSatark.StartAsync(demo);
        var callers = await CallersAsync(satark);
        var faults = new List<string>();
        var (allowed, refused) = (0, 0);
        foreach (var route in Leaving.Last(satark.Get<RouteTable>().Routes))
        {
            foreach (var caller in callers)
            {
                var answer = await caller.CallAsync(route);
                var expected = Expected(route, caller);
                var fits = expected is { } status ? answer.Status == status : answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) || IsEndpointsOwn(route);
                _ = expected is null ? allowed++ : refused++;
                if (!fits || (int)answer.Status >= 500)
                {
                    faults.Add($"{route.Name} by {caller.Name}: {(int)answer.Status}, expected {expected?.ToString() ?? "to get through"}: {answer.Text}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(allowed > 60 && refused > 60, $"met {allowed} that may and {refused} that may not");
    }

    [Fact]
    public async Task Requests_that_change_something_are_refused_from_any_other_page()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var admin = await satark.SignInAsync("boss", Role.Admin);
        var faults = new List<string>();
        var tried = 0;
        (string Name, string? Origin, string? Page)[] others =
        [
            ("no header", satark.Origin, null),
            ("no origin", null, "1"),
            ("another site", "https://evil.example", "1"),
            ("another port", "http://127.0.0.1:1", "1"),
            ("an opaque origin", "null", "1"),
            ("a name that begins like ours", satark.Origin + ".evil.example", "1"),
        ];
        foreach (var route in satark.Get<RouteTable>().Routes.Where(r => r.IsUnsafe && r.Caller is Caller.Desk or Caller.StateDesk or Caller.Installer))
        {
            foreach (var (name, origin, page) in others.Where(_ => route.IsUnsafe))
            {
                tried++;
                var answer = await satark.SendAsync(new HttpMethod(route.Method), Path(route), "{}"u8.ToArray(), "application/json", r =>
                {
                    r.Headers.Add("Cookie", admin.Cookie);
                    if (origin is not null)
                    {
                        r.Headers.TryAddWithoutValidation("Origin", origin);
                    }

                    if (page is not null)
                    {
                        r.Headers.Add(DeskGuard.PageHeader, page);
                    }
                });
                if (answer.Status != HttpStatusCode.Forbidden)
                {
                    faults.Add($"{route.Name} from {name}: {(int)answer.Status}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(tried >= 48, $"tried {tried}");
    }

    [Fact]
    public async Task Demo_routes_do_not_exist_outside_of_a_demo()
    {
        await using var satark = await TestSatark.StartAsync();
        var admin = await satark.SignInAsync("boss", Role.Admin);

        Assert.DoesNotContain(satark.Get<RouteTable>().Routes, r => r.DemoOnly);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/v1/demo/outbox")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/api/v1/demo/alert")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/v1/demo/curl")).Status);
    }

    // A webhook's address is confirmed by a word, what it says by a signature.
    private static HttpStatusCode? Expected(Route route, TestCaller caller) => route.Caller switch
    {
        Caller.Anybody or Caller.Link => null,
        Caller.Webhook when route.Name == "ReceiveMail" => HttpStatusCode.NotFound, // Behind a wrong secret there is nothing.
        Caller.Webhook => route.Method == "GET" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized,
        Caller.Partner p => caller.Scopes is null ? HttpStatusCode.Unauthorized : caller.Scopes.Contains(p.Scope) ? null : HttpStatusCode.Forbidden,
        _ when caller.Person is null => HttpStatusCode.Unauthorized,
        Caller.Installer => caller.IsInstaller ? null : HttpStatusCode.Forbidden,
        _ when caller.IsInstaller => HttpStatusCode.Forbidden,
        Caller.Desk d => caller.Person.Officer.Role >= d.Minimum ? null : HttpStatusCode.Forbidden,
        Caller.StateDesk d => caller.Person.Officer.Role >= d.Minimum && caller.Person.Officer.Jurisdiction.IsState ? null : HttpStatusCode.Forbidden,
        _ => throw new InvalidOperationException($"A kind of caller that this test does not know: {route}"),
    };

    // These tell a wrong password, or an installation that has its admin, with the same statuses.
    private static bool IsEndpointsOwn(Route route) => route.Name is "SignIn" or "SetUp" or "ConfirmOfficer";

    internal static string Path(Route route) => route.Path.Replace("{id}", "aaaaaaaaaaaaaaaa-1", StringComparison.Ordinal).Replace("{move}", "acknowledge", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<TestCaller>> CallersAsync(TestSatark satark)
    {
        var key = await satark.PartnerAsync("all");
        return
        [
            new("nobody", satark),
            new("a stranger's signature", satark) { Key = key with { Key = "guessed" } },
            new("a key that nobody has", satark) { Key = new NewKey("all.aaaaaaaa", "guessed") },
            new("a partner who may write", satark) { Key = await satark.PartnerAsync("writer", Scopes.Write), Scopes = [Scopes.Write] },
            new("a partner who may read", satark) { Key = await satark.PartnerAsync("reader", Scopes.Read), Scopes = [Scopes.Read] },
            new("a partner", satark) { Key = key, Scopes = Scopes.All },
            new("a session that ended", satark) { Cookie = "satark=" + Privacy.Ids.Secret() },
            new("an installer", satark) { Person = await satark.InstallerAsync(), IsInstaller = true },
            .. await Task.WhenAll(
                PersonAsync(satark, "station", Role.Station, "station/ballia/Kotwali"), PersonAsync(satark, "operator", Role.Operator, "state"), PersonAsync(satark, "district", Role.Supervisor, "district/ballia"),
                PersonAsync(satark, "supervisor", Role.Supervisor, "state"), PersonAsync(satark, "admin", Role.Admin, "state")),
        ];
    }

    private static async Task<TestCaller> PersonAsync(TestSatark satark, string name, Role role, string jurisdiction) =>
        new(name, satark) { Person = await satark.SignInAsync(name, role, jurisdiction) };

    private sealed record TestCaller(string Name, TestSatark Satark)
    {
        public Person? Person { get; init; }

        public string? Cookie { get; init; }

        public NewKey? Key { get; init; }

        public IReadOnlyList<string>? Scopes { get; init; }

        public bool IsInstaller { get; init; }

        public Task<Answer> CallAsync(Route route)
        {
            var bytes = route.Body == BodyKind.Form ? "form=x&do=take" : "{}";
            var type = route.Body == BodyKind.Form ? "application/x-www-form-urlencoded" : "application/json";
            var body = route.IsUnsafe ? Encoding.UTF8.GetBytes(bytes) : null;
            return Satark.SendAsync(new HttpMethod(route.Method), Path(route), body, type, r =>
            {
                if ((Person?.Cookie ?? Cookie) is { } cookie)
                {
                    r.Headers.Add("Cookie", cookie);
                }

                if (Key is not null)
                {
                    r.Headers.Add(SignatureHeader.Name, SignatureHeader.Sign(Key.KeyId, Satark.Clock.Now, Encoding.UTF8.GetBytes(Key.Key), body));
                }

                r.Headers.Add("Origin", Satark.Origin);
                r.Headers.Add(DeskGuard.PageHeader, "1");
            });
        }
    }
}
