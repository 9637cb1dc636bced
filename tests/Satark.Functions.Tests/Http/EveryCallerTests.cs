using Satark.Functions.Tests.Hosting;
using Satark.Functions.Tests.SignIn;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Partners;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Functions.Tests.Http;

/// <summary>Every route with every kind of caller, straight from the table, through the functions.</summary>
public sealed class EveryCallerTests
{
    // A tenant, or an app, that is not ours.
    private const string Another = "99999999-8888-4777-8666-555555555555";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_route_answers_exactly_those_who_may_call_it(bool entra)
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = entra });
        var callers = await CallersAsync(app, entra);
        var faults = new List<string>();
        var (allowed, refused) = (0, 0);
        // What signs out or leaves the board comes last: the others need what it ends.
        foreach (var route in app.Get<RouteTable>().Routes.OrderBy(r => r.Name is "SignOut" or "LeaveBoard"))
        {
            foreach (var caller in callers)
            {
                var answer = await caller.CallAsync(route);
                var expected = Expected(route, caller);
                var fits = expected is { } status ? answer.Status == status : answer.Status is not (401 or 403) || route.Name is "SignIn" or "SetUp" or "ConfirmOfficer";
                _ = expected is null ? allowed++ : refused++;
                if (!fits || answer.Status >= 500)
                {
                    faults.Add($"{route.Name} by {caller.Name}: {answer.Status}, expected {expected?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "to get through"}: {answer.Text}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(allowed > 60 && refused > 60, $"met {allowed} that may and {refused} that may not");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_that_change_something_are_refused_from_any_other_page(bool entra)
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = entra });
        var admin = await PersonAsync(app, entra, "admin", Role.Admin, "state");
        var faults = new List<string>();
        var tried = 0;
        (string Name, string Origin, string? Page)[] others =
        [
            ("no header", FunctionsTestHost.Origin, null),
            ("another site", "https://evil.example", "1"),
            ("the same name without TLS", "http://satark.example", "1"),
            ("another port", "https://satark.example:8443", "1"),
            ("an opaque origin", "null", "1"),
            ("no origin", "", "1"),
            ("a name that begins like ours", FunctionsTestHost.Origin + ".evil.example", "1"),
            ("the address between the Functions host and its worker", "http://127.0.0.1:1", "1"),
        ];
        foreach (var route in app.Get<RouteTable>().Routes.Where(r => r.IsUnsafe && r.Caller is Caller.Desk or Caller.StateDesk).Where(r => r.IsUnsafe))
        {
            foreach (var (name, origin, page) in others)
            {
                tried++;
                var answer = await admin.CallAsync(route, origin, page);
                if (answer.Status != 403)
                {
                    faults.Add($"{route.Name} from {name}: {answer.Status}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(tried >= 48, $"tried {tried}");
    }

    [Fact]
    public async Task Demo_routes_do_not_exist()
    {
        await using var app = await FunctionsTestHost.StartAsync();

        Assert.DoesNotContain(app.Get<RouteTable>().Routes, r => r.DemoOnly);
        Assert.Equal(404, (await Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/demo/outbox")).Status);
    }

    [Fact]
    public async Task What_partners_are_told_names_the_public_address_and_no_inner_one()
    {
        await using var app = await FunctionsTestHost.StartAsync();
        var key = (await app.Get<PartnerBook>().AddAsync("meta", "Meta", Scopes.All, default)).Value;
        var body = """{"id":"1","type":"suicide-risk","text":"goodbye"}"""u8.ToArray();

        var answer = await Answer.OfAsync(app.Http, HttpMethod.Post, "/api/v1/alerts", body, with: h =>
            h.Add(SignatureHeader.Name, SignatureHeader.Sign(key.KeyId, app.Clock.Now, System.Text.Encoding.UTF8.GetBytes(key.Key), body)));

        Assert.Equal(202, answer.Status);
        Assert.Equal(FunctionsTestHost.Origin + answer.Header("Location"), answer.Json.GetProperty("statusUrl").GetString());
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    // A webhook's address is confirmed by a word, what it says by a signature.
    private static int? Expected(Route route, TestCaller caller) => route.Caller switch
    {
        Caller.Anybody or Caller.Link => null,
        Caller.Webhook when route.Name == "ReceiveMail" => 404, // Behind a wrong secret there is nothing.
        Caller.Webhook => route.Method == "GET" ? 403 : 401,
        Caller.Partner p => caller.Scopes is null ? 401 : caller.Scopes.Contains(p.Scope) ? null : 403,
        _ when caller.IsStranger => 403,
        Caller.Installer => caller.IsInstaller ? null : caller.Officer is null ? 401 : 403,
        _ when caller.IsInstaller => 403,
        _ when caller.Officer is null => 401,
        Caller.Desk d => caller.Officer.Role >= d.Minimum ? null : 403,
        Caller.StateDesk d => caller.Officer.Role >= d.Minimum && caller.Officer.Jurisdiction.IsState ? null : 403,
        _ => throw new InvalidOperationException($"A kind of caller that this test does not know: {route}"),
    };

    private static async Task<IReadOnlyList<TestCaller>> CallersAsync(FunctionsTestHost app, bool entra)
    {
        var book = app.Get<PartnerBook>();
        var (all, writer, reader) = (
            (await book.AddAsync("all", "All", Scopes.All, default)).Value, (await book.AddAsync("writer", "Writer", [Scopes.Write], default)).Value, (await book.AddAsync("reader", "Reader", [Scopes.Read], default)).Value);
        TestCaller[] people =
        [
            await PersonAsync(app, entra, "station", Role.Station, "station/ballia/Kotwali"), await PersonAsync(app, entra, "operator", Role.Operator, "state"),
            await PersonAsync(app, entra, "district", Role.Supervisor, "district/ballia"), await PersonAsync(app, entra, "supervisor", Role.Supervisor, "state"), await PersonAsync(app, entra, "admin", Role.Admin, "state"),
        ];
        TestCaller[] partners =
        [
            new("nobody", app),
            new("a stranger's signature", app) { Key = all with { Key = "guessed" } },
            new("a key that nobody has", app) { Key = new NewKey("all.aaaaaaaa", "guessed") },
            new("a partner who may write", app) { Key = writer, Scopes = [Scopes.Write] },
            new("a partner who may read", app) { Key = reader, Scopes = [Scopes.Read] },
            new("a partner", app) { Key = all, Scopes = Scopes.All },
        ];

        // Each would be the admin, but for one thing.
        var admin = new Principal { Address = "admin@police.example", Roles = ["Admin"] };
        var session = TimeSpan.FromHours(12);
        TestCaller[] forged =
        [
            new("another tenant's admin", app) { Principal = admin with { Tenant = Another } },
            new("an admin of no tenant", app) { Principal = admin with { Tenant = null } },
            new("an admin of our and another tenant", app) { Principal = admin with { More = [("tid", Another)] } },
            new("another app's admin", app) { Principal = admin with { Audience = Another } },
            new("an admin of no app", app) { Principal = admin with { Audience = null } },
            new("an admin of our and another app", app) { Principal = admin with { More = [("aud", Another)] } },
            new("another issuer's admin", app) { Principal = admin with { Issuer = $"https://evil.example/{FunctionsSetup.TenantId}/v2.0" } },
            new("an admin by another tenant's issuer", app) { Principal = admin with { Issuer = $"https://login.microsoftonline.com/{Another}/v2.0" } },
            new("an admin of no issuer", app) { Principal = admin with { Issuer = null } },
            new("an admin whose sign-in has expired", app) { Principal = admin with { Expires = app.Clock.Now - session } },
            new("an admin whose sign-in expires at no time", app) { Principal = admin with { More = [("exp", "never")] } },
        ];
        TestCaller[] strangers =
        [
            new("an officer without a role", app) { Principal = admin with { Roles = [] }, IsStranger = true },
            new("an officer with another app's role", app) { Principal = admin with { Roles = ["Owner", "3", ""] }, IsStranger = true },
            new("a role without roster", app) { Principal = admin with { Address = "nobody@police.example", Roles = ["Supervisor"] }, IsStranger = true },
        ];
        return entra
            ? [.. partners, .. people, .. forged, .. strangers, new("an embedded host's session", app) { Cookie = "satark=" + await app.Get<Sessions>().BeginAsync("admin", default) }]
            : [
                .. partners, .. people, .. forged, .. strangers.Select(s => s with { IsStranger = false }),
                new("an admin by a header that nobody vouches for", app) { Principal = admin },
                new("a session that ended", app) { Cookie = "satark=" + Ids.Secret() },
                new("an installer", app) { Cookie = "satark=" + await app.Get<Sessions>().BeginAsync(null, default), IsInstaller = true },
            ];
    }

    private static async Task<TestCaller> PersonAsync(FunctionsTestHost app, bool entra, string id, Role role, string jurisdiction)
    {
        Assert.True(Jurisdiction.TryParse(jurisdiction, out var where, out var fault), fault);
        var officer = new Officer(id, id, role, where, null, $"{id}@police.example", true);
        await app.Get<Officers>().PutAsync(officer, default);
        if (entra)
        {
            var principal = new Principal { Address = officer.Mail, Roles = [role.ToString()], Expires = app.Clock.Now + TimeSpan.FromHours(1), IssuedAt = app.Clock.Now };
            return new TestCaller(id, app) { Officer = officer, Principal = principal, Cookie = await EntraBoardTests.OpenAsync(app, principal) };
        }

        return new TestCaller(id, app) { Officer = officer, Cookie = "satark=" + await app.Get<Sessions>().BeginAsync(id, default) };
    }
}
