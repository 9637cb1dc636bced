using System.Net;
using System.Text;
using System.Text.Json;
using Satark.Http.Accounts;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Local.Tests.Http;

public sealed class SessionTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task The_right_password_signs_in_with_a_cookie_that_no_script_and_no_other_site_gets()
    {
        await using var satark = await WithAshaAsync();

        var answer = await SignInAsync(satark, "asha", Password);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("asha", answer.Json.GetProperty("user").GetProperty("id").GetString());
        var cookie = answer.Header("Set-Cookie");
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(satark, cookie, "/api/v1/board")).Status);
    }

    [Fact]
    public async Task A_user_name_in_capitals_is_the_same_one()
    {
        await using var satark = await WithAshaAsync();

        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(satark, " Asha ", Password)).Status);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_user_get_the_same_answer()
    {
        await using var satark = await WithAshaAsync();

        var wrong = await SignInAsync(satark, "asha", "wrong");
        var unknown = await SignInAsync(satark, "nobody", "wrong");
        var hostile = await SignInAsync(satark, "../../asha", "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Equal(wrong.Text, hostile.Text);
        Assert.Equal("", wrong.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_five_minutes_and_each_further_lock_is_twice_as_long_up_to_an_hour()
    {
        await using var satark = await WithAshaAsync();
        foreach (var minutes in new[] { 5, 10, 20, 40, 60, 60 })
        {
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(satark, "asha", "wrong")).Status);
            }

            var locked = await SignInAsync(satark, "asha", "wrong");
            Assert.Equal(HttpStatusCode.Locked, locked.Status);
            Assert.Equal((minutes * 60).ToString(System.Globalization.CultureInfo.InvariantCulture), locked.Header("Retry-After"));
            satark.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.Locked, (await SignInAsync(satark, "asha", Password)).Status);
            satark.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(satark, "asha", Password)).Status);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignInAsync(satark, "asha", "wrong")).Status);
        }

        Assert.Equal("300", (await SignInAsync(satark, "asha", "wrong")).Header("Retry-After"));
    }

    [Fact]
    public async Task Thirty_passwords_tried_at_once_are_still_only_five()
    {
        await using var satark = await WithAshaAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => SignInAsync(satark, "asha", "wrong")));

        Assert.Equal(4, answers.Count(a => a.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(26, answers.Count(a => a.Status == HttpStatusCode.Locked));
    }

    [Fact]
    public async Task A_locked_account_signs_in_by_link()
    {
        await using var satark = await WithAshaAsync();
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync(satark, "asha", "wrong");
        }

        Assert.Equal(HttpStatusCode.OK, (await ByLinkAsync(satark, await satark.Get<SignInLinks>().CreateAsync("asha", default))).Status);
    }

    [Fact]
    public async Task A_sign_in_link_works_once()
    {
        await using var satark = await WithAshaAsync();
        var token = await satark.Get<SignInLinks>().CreateAsync("asha", default);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ByLinkAsync(satark, token)));

        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(9, answers.Count(a => a.Status == HttpStatusCode.Gone));
    }

    [Fact]
    public async Task A_sign_in_link_waits_for_a_day_and_no_longer()
    {
        await using var satark = await WithAshaAsync();
        var token = await satark.Get<SignInLinks>().CreateAsync("asha", default);
        satark.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(HttpStatusCode.Gone, (await ByLinkAsync(satark, token)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await ByLinkAsync(satark, "nonsense")).Status);
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_the_last_request_and_is_forgotten()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        for (var i = 0; i < 3; i++)
        {
            satark.Clock.Advance(TimeSpan.FromHours(11));
            Assert.Equal(HttpStatusCode.OK, (await ravi.GetAsync("/api/v1/board")).Status);
        }

        var session = (await satark.Get<Sessions>().FindAsync(ravi.Cookie["satark=".Length..], default))!.Session;
        satark.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ravi.GetAsync("/api/v1/board")).Status);
        await TestSatark.EventuallyAsync(async () => (await satark.Get<IStore>().ListAsync(session, "", null, 10, default)).Count == 0, "the session's row is deleted");
    }

    [Fact]
    public async Task The_token_itself_is_stored_nowhere()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var token = ravi.Cookie["satark=".Length..];
        foreach (var file in Directory.GetFiles(satark.Folder).Where(f => !f.EndsWith("lock", StringComparison.Ordinal)))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            Assert.False(bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)) >= 0, $"{Path.GetFileName(file)} holds the token");
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_good()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");

        Assert.Equal(HttpStatusCode.NoContent, (await ravi.SendAsync(HttpMethod.Delete, "/api/v1/session", "")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await ravi.GetAsync("/api/v1/board")).Status);
    }

    [Fact]
    public async Task A_changed_role_acts_with_the_next_request()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi", Role.Supervisor);
        Assert.Equal(HttpStatusCode.OK, (await ravi.GetAsync("/api/v1/dead-letters")).Status);

        await satark.Get<Officers>().PutAsync(ravi.Officer with { Role = Role.Operator }, default);

        Assert.Equal(HttpStatusCode.Forbidden, (await ravi.GetAsync("/api/v1/dead-letters")).Status);
    }

    [Fact]
    public async Task A_new_installation_asks_for_its_first_admin_once()
    {
        await using var satark = await TestSatark.StartAsync();
        Assert.True((await satark.SendAsync(HttpMethod.Get, "/api/v1/session")).Json.GetProperty("setup").GetBoolean());
        var token = satark.Host.FirstAddress.Split('#')[1];
        var signedIn = await ByLinkAsync(satark, token);
        Assert.True(signedIn.Json.GetProperty("setup").GetBoolean());
        Assert.Equal(JsonValueKind.Null, signedIn.Json.GetProperty("user").ValueKind);
        var cookie = signedIn.Header("Set-Cookie").Split(';')[0];
        var installer = new Person(satark, new Officer("x", "x", Role.Admin, Jurisdiction.State, null, null, false), cookie);
        var other = await satark.InstallerAsync();
        const string Body = """{"admin":{"user":"arvind","name":"Arvind Mishra","password":"a long password","phone":"+91 522 000-0000"},"lastResort":{"name":"Control room","phone":"+915220000001","mail":"control@example.com"}}""";

        var wrong = await installer.PostAsync("/api/v1/setup", """{"admin":{"user":"A B","password":"short","mail":"nonsense"},"lastResort":{"phone":"12"}}""");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(
            ["admin.mail", "admin.name", "admin.password", "admin.user", "lastResort.mail", "lastResort.name", "lastResort.phone"],
            wrong.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());

        var made = await installer.PostAsync("/api/v1/setup", Body);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.False(made.Json.GetProperty("setup").GetBoolean());
        Assert.Equal("admin", made.Json.GetProperty("user").GetProperty("role").GetString());
        Assert.Equal("+915220000001", (await satark.Get<Officers>().LastResortAsync(default))!.Phone);
        Assert.Equal("+915220000000", (await satark.Get<Officers>().FindAsync("arvind", default))!.Phone);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(satark, "arvind", "a long password")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await installer.PostAsync("/api/v1/setup", Body)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync("/api/v1/setup", Body)).Status);
    }

    [Fact]
    public async Task A_setup_link_opens_nothing_once_there_is_an_admin()
    {
        await using var satark = await TestSatark.StartAsync();
        var token = satark.Host.FirstAddress.Split('#')[1];
        await satark.SignInAsync("boss", Role.Admin);

        Assert.Equal(HttpStatusCode.Gone, (await ByLinkAsync(satark, token)).Status);
    }

    private static async Task<TestSatark> WithAshaAsync()
    {
        var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("asha");
        await satark.Get<Passwords>().SetAsync("asha", Password, default);
        return satark;
    }

    private static Task<Answer> SignInAsync(TestSatark satark, string user, string password) =>
        satark.SendAsync(HttpMethod.Post, "/api/v1/session", JsonSerializer.SerializeToUtf8Bytes(new { user, password }), "application/json");

    private static Task<Answer> ByLinkAsync(TestSatark satark, string token) =>
        satark.SendAsync(HttpMethod.Post, "/api/v1/session/link", JsonSerializer.SerializeToUtf8Bytes(new { token }), "application/json");

    private static Task<Answer> WithCookieAsync(TestSatark satark, string setCookie, string path) =>
        satark.SendAsync(HttpMethod.Get, path, with: r => r.Headers.Add("Cookie", setCookie.Split(';')[0]));
}
