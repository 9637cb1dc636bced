using System.Net;
using System.Text;
using System.Text.Json;
using Satark.Http.Accounts;
using Satark.Roster;
using Satark.Storage;
using static Satark.Local.Tests.Http.SignIn;

namespace Satark.Local.Tests.Http;

public sealed class SessionTests
{
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
    public async Task A_board_stays_open_for_thirty_days_from_its_last_request_and_is_then_forgotten()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        for (var i = 0; i < 3; i++)
        {
            satark.Clock.Advance(TimeSpan.FromDays(29));
            Assert.Equal(HttpStatusCode.OK, (await ravi.GetAsync("/api/v1/board")).Status);
        }

        var session = (await satark.Get<Sessions>().FindAsync(ravi.Cookie["satark=".Length..], default))!.Session;
        satark.Clock.Advance(TimeSpan.FromDays(30));
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
}
