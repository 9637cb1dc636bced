using Satark.Functions.SignIn;
using Satark.Functions.Tests.Hosting;
using Satark.Http.Routing;
using Satark.Roster;

namespace Satark.Functions.Tests.SignIn;

public sealed class EntraSignInTests
{
    private const string LongRole = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";
    private const string Soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    [Fact]
    public async Task Who_has_not_signed_in_is_told_where()
    {
        await using var app = await StartAsync();

        var session = await SessionAsync(app, null);
        var board = await Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/board");

        Assert.False(session.Json.GetProperty("signedIn").GetBoolean());
        Assert.False(session.Json.GetProperty("setup").GetBoolean());
        Assert.Equal("/.auth/login/aad?post_login_redirect_uri=/", session.Json.GetProperty("signInUrl").GetString());
        Assert.Equal("/.auth/logout?post_logout_redirect_uri=/", session.Json.GetProperty("signOutUrl").GetString());
        Assert.Null(session.Json.GetProperty("refused").GetString());
        Assert.Equal((401, "Sign in at /.auth/login/aad?post_login_redirect_uri=/."), (board.Status, board.Json.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task An_officer_of_the_roster_has_Entras_role_and_the_rosters_jurisdiction()
    {
        await using var app = await StartAsync(Asha with { Role = Role.Station, Jurisdiction = Where("district/ballia") });

        var user = (await SessionAsync(app, new Principal { Roles = ["Station", "Supervisor", "Operator"] })).Json.GetProperty("user");

        Assert.Equal(("asha", "supervisor", "district/ballia"), (user.GetProperty("id").GetString(), user.GetProperty("role").GetString(), user.GetProperty("jurisdiction").GetString()));
    }

    [Theory]
    [InlineData("preferred_username", "asha@police.example")]
    [InlineData("preferred_username", "ASHA@Police.Example")]
    [InlineData("upn", "asha@police.example")]
    [InlineData("email", "asha@police.example")]
    [InlineData(Soap + "upn", "asha@police.example")]
    [InlineData(Soap + "emailaddress", "asha@police.example")]
    public async Task Officers_are_found_by_their_mail_address_in_any_claim_and_letter_case(string type, string address)
    {
        await using var app = await StartAsync(Asha with { Id = "a.verma" });

        Assert.Equal("a.verma", IdOf(await SessionAsync(app, new Principal { AddressType = type, Address = address })));
    }

    [Fact]
    public async Task Only_an_admin_without_mail_is_found_by_the_name_before_the_at()
    {
        await using var app = await StartAsync(Asha with { Mail = null });

        Assert.Equal("asha", IdOf(await SessionAsync(app, new Principal { Address = "Asha@police.example", Roles = ["Admin"] })));
        Assert.Null(IdOf(await SessionAsync(app, new Principal { Address = "Asha@police.example", Roles = ["Supervisor"] })));
    }

    [Fact]
    public async Task A_namesake_at_another_domain_is_nobody_here_not_even_as_admin()
    {
        await using var app = await StartAsync(Asha);

        foreach (var role in new[] { "Operator", "Admin" })
        {
            var session = await SessionAsync(app, new Principal { Address = "asha@elsewhere.example", Roles = [role] });

            Assert.Null(IdOf(session));
            Assert.StartsWith("An admin must put you on the roster first", session.Json.GetProperty("refused").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal([Asha], await app.Get<Officers>().ListAsync(default));
    }

    [Theory]
    [InlineData("roles", "Operator")]
    [InlineData("role", "Operator")]
    [InlineData(LongRole, "Operator")]
    [InlineData("roles", "operator")]
    public async Task Roles_come_under_their_short_and_their_long_name(string type, string role)
    {
        await using var app = await StartAsync(Asha);

        Assert.Equal(type == "role" ? null : "asha", IdOf(await SessionAsync(app, new Principal { RoleType = type, Roles = [role] })));
    }

    [Theory]
    [InlineData("tid", "https://sts.windows.net/" + FunctionsSetup.TenantId + "/")]
    [InlineData("tid", "https://login.microsoftonline.com/" + FunctionsSetup.TenantId + "/v2.0")]
    [InlineData("http://schemas.microsoft.com/identity/claims/tenantid", "https://sts.windows.net/" + FunctionsSetup.TenantId + "/")]
    public async Task Tokens_of_both_versions_are_taken(string type, string issuer)
    {
        await using var app = await StartAsync(Asha);

        Assert.Equal("asha", IdOf(await SessionAsync(app, new Principal { TenantType = type, Issuer = issuer })));
    }

    [Fact]
    public async Task Who_has_signed_in_but_may_not_work_here_is_told_why_and_by_whom_it_is_mended()
    {
        await using var app = await StartAsync(Asha);

        var withoutRole = await SessionAsync(app, new Principal { Roles = [] });
        var withoutEntry = await SessionAsync(app, new Principal { Address = "ravi@police.example" });

        Assert.Equal(200, withoutRole.Status);
        Assert.False(withoutRole.Json.GetProperty("signedIn").GetBoolean());
        Assert.Contains("Station, Operator, Supervisor and Admin", withoutRole.Json.GetProperty("refused").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("An admin must put you on the roster first", withoutEntry.Json.GetProperty("refused").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Arvind.Mishra@police.example", "arvind.mishra", "Arvind.Mishra@police.example")]
    [InlineData("arvind_gmail.com#EXT#@police.onmicrosoft.com", "arvind_gmail.com-ext-", null)]
    public async Task The_first_admin_is_put_on_the_roster_and_works_at_once(string address, string id, string? mail)
    {
        await using var app = await StartAsync();
        var admin = new Principal { Address = address, Roles = ["Admin"] };

        var board = await Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/board", with: h => h.Add(Principal.Header, admin.Text));
        await SessionAsync(app, admin);

        Assert.Equal(200, board.Status);
        var entered = Assert.Single(await app.Get<Officers>().ListAsync(default));
        Assert.Equal(new Officer(id, "Asha Verma", Role.Admin, Jurisdiction.State, null, mail, true), entered);
        Assert.Equal(id, IdOf(await SessionAsync(app, admin)));
    }

    [Fact]
    public async Task Twenty_first_requests_at_once_make_one_admin()
    {
        await using var app = await StartAsync();
        var admin = new Principal { Roles = ["Admin"] };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/board", with: h => h.Add(Principal.Header, admin.Text))));

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Single(await app.Get<Officers>().ListAsync(default));
    }

    [Fact]
    public async Task What_an_admin_changes_on_the_roster_acts_with_the_next_request()
    {
        await using var app = await StartAsync(Asha);
        var supervisor = new Principal { Roles = ["Supervisor"], IssuedAt = app.Clock.Now };
        var board = await EntraBoardTests.OpenAsync(app, supervisor);
        Task<Answer> LettersAsync() => Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/dead-letters", with: h =>
        {
            h.Add(Principal.Header, supervisor.Text);
            h.Add("Cookie", board);
        });
        Assert.Equal(200, (await LettersAsync()).Status);

        await app.Get<Officers>().PutAsync(Asha with { Jurisdiction = Where("district/ballia") }, default);

        Assert.Equal(403, (await LettersAsync()).Status);
    }

    [Fact]
    public async Task A_sign_in_outlives_its_token_for_as_long_as_the_platforms_session_lasts()
    {
        await using var app = await StartAsync(Asha);
        var principal = new Principal { Expires = app.Clock.Now + TimeSpan.FromHours(1) };
        app.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal("asha", IdOf(await SessionAsync(app, principal)));

        app.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(IdOf(await SessionAsync(app, principal)));
    }

    [Fact]
    public void The_platforms_session_is_as_long_as_ours()
    {
        var bicep = File.ReadAllText(Path.Combine(Repository.Root, "infra-bicep", "modules", "sign-in.bicep"));

        Assert.Contains($"timeToExpiration: '{PrincipalRules.Session:hh\\:mm\\:ss}'", bicep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("bm9uc2Vuc2U=")]
    [InlineData("bnVsbA==")]
    [InlineData("W10=")]
    [InlineData("e30=")]
    [InlineData("eyJjbGFpbXMiOltudWxsLHsidHlwIjpudWxsLCJ2YWwiOm51bGx9XX0=")]
    [InlineData("eyJjbGFpbXMiOjF9")]
    public async Task A_header_that_cannot_be_read_is_nobody(string header)
    {
        await using var app = await StartAsync(Asha);

        Assert.Equal(401, (await Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/board", with: h => h.TryAddWithoutValidation(Principal.Header, header))).Status);
    }

    [Fact]
    public async Task Two_headers_are_nobody()
    {
        await using var app = await StartAsync(Asha);
        var right = new Principal().Text;

        var answer = await Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/board", with: h => h.TryAddWithoutValidation(Principal.Header, [right, right]));

        Assert.Equal(401, answer.Status);
    }

    [Theory]
    [InlineData("/api/v1/session", """{"user":"asha","password":"correct horse battery"}""")]
    [InlineData("/api/v1/session/link", """{"token":"x"}""")]
    public async Task Passwords_and_links_open_nothing_and_say_where_to_sign_in(string path, string body)
    {
        await using var app = await StartAsync(Asha);

        var answer = await Answer.OfAsync(app.Http, HttpMethod.Post, path, System.Text.Encoding.UTF8.GetBytes(body), with: h =>
        {
            h.Add("Origin", FunctionsTestHost.Origin);
            h.Add(DeskGuard.PageHeader, "1");
        });

        Assert.Equal(422, answer.Status);
        Assert.Contains("Sign in with your police account at /.auth/login/aad?post_login_redirect_uri=/", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("", answer.Header("Set-Cookie"));
    }

    private static Officer Asha { get; } = new("asha", "Asha Verma", Role.Operator, Jurisdiction.State, null, "asha@police.example", true);

    private static async Task<FunctionsTestHost> StartAsync(params Officer[] people)
    {
        var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = true });
        foreach (var officer in people)
        {
            await app.Get<Officers>().PutAsync(officer, default);
        }

        return app;
    }

    private static Task<Answer> SessionAsync(FunctionsTestHost app, Principal? principal) => Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/session", with: h =>
    {
        if (principal is not null)
        {
            h.Add(Principal.Header, principal.Text);
        }
    });

    private static string? IdOf(Answer session) => session.Json.GetProperty("user") is { ValueKind: System.Text.Json.JsonValueKind.Object } user ? user.GetProperty("id").GetString() : null;

    private static Jurisdiction Where(string text)
    {
        Assert.True(Jurisdiction.TryParse(text, out var where, out var fault), fault);
        return where;
    }
}
