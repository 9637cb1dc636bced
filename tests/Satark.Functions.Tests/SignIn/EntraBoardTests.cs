using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Tests.Hosting;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Roster;

namespace Satark.Functions.Tests.SignIn;

/// <summary>A board that a sign-in at Entra opened: it listens on, and who acts at it confirms.</summary>
public sealed class EntraBoardTests
{
    [Fact]
    public async Task A_sign_in_opens_a_board_that_listens_on_after_the_sign_in_has_lapsed()
    {
        await using var app = await StartAsync();
        var ravi = new Principal { Address = "ravi@police.example", Roles = ["Operator"], Expires = app.Clock.Now + TimeSpan.FromHours(1), IssuedAt = app.Clock.Now };
        var board = await OpenAsync(app, ravi);
        Assert.Equal(200, (await AskAsync(app, HttpMethod.Get, "/api/v1/users", board, ravi)).Status);

        app.Clock.Advance(TimeSpan.FromHours(14));

        var session = (await AskAsync(app, HttpMethod.Get, "/api/v1/session", board, ravi)).Json;
        Assert.True(session.GetProperty("signedIn").GetBoolean() && session.GetProperty("locked").GetBoolean());
        Assert.Equal(200, (await AskAsync(app, HttpMethod.Get, "/api/v1/board", board, ravi)).Status);
        Assert.Equal("officer", NeedsOf(await AskAsync(app, HttpMethod.Get, "/api/v1/users", board, ravi)));

        // The PIN was enough for the shift; after it each officer signs in at Entra once more.
        Assert.Equal("password", NeedsOf(await AskAsync(app, HttpMethod.Post, "/api/v1/session/officer", board, ravi, new { user = "ravi", pin = "2580" })));
        var anew = ravi with { Expires = app.Clock.Now + TimeSpan.FromHours(1), IssuedAt = app.Clock.Now };
        Assert.False((await AskAsync(app, HttpMethod.Get, "/api/v1/session", board, anew)).Json.GetProperty("locked").GetBoolean());
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(200, (await AskAsync(app, HttpMethod.Post, "/api/v1/session/officer", board, anew, new { user = "ravi", pin = "2580" })).Status);
    }

    [Fact]
    public async Task A_colleague_who_signs_in_at_a_board_is_confirmed_there_with_Entras_role_and_changes_places_by_PIN_for_the_shift()
    {
        await using var app = await StartAsync();
        var ravi = new Principal { Address = "ravi@police.example", Roles = ["Operator"], IssuedAt = app.Clock.Now };
        var board = await OpenAsync(app, ravi);
        Assert.Equal("password", NeedsOf(await AskAsync(app, HttpMethod.Post, "/api/v1/session/officer", board, ravi, new { user = "sana", pin = "9164" })));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        // The roster calls her an operator; Entra says more.
        var sana = new Principal { Address = "sana@police.example", Roles = ["Supervisor"], IssuedAt = app.Clock.Now };
        var there = (await AskAsync(app, HttpMethod.Get, "/api/v1/session", board, sana)).Json;
        Assert.Equal(("sana", "supervisor", "ravi"), (There(there, "user", "id"), There(there, "user", "role"), There(there, "board", "id")));
        Assert.Equal(200, (await AskAsync(app, HttpMethod.Get, "/api/v1/dead-letters", board, sana)).Status);

        Assert.Equal(200, (await AskAsync(app, HttpMethod.Post, "/api/v1/session/officer", board, sana, new { user = "ravi", pin = "2580" })).Status);
        Assert.Equal(403, (await AskAsync(app, HttpMethod.Get, "/api/v1/dead-letters", board, sana)).Status);
        Assert.Equal(200, (await AskAsync(app, HttpMethod.Post, "/api/v1/session/officer", board, sana, new { user = "sana", pin = "9164" })).Status);
        Assert.Equal(200, (await AskAsync(app, HttpMethod.Get, "/api/v1/dead-letters", board, sana)).Status);
    }

    [Fact]
    public async Task The_same_sign_in_again_proves_nothing_and_an_old_one_opens_a_locked_board()
    {
        await using var app = await StartAsync();
        var ravi = new Principal { Address = "ravi@police.example", Roles = ["Operator"], IssuedAt = app.Clock.Now };
        var board = await OpenAsync(app, ravi);
        await AskAsync(app, HttpMethod.Delete, "/api/v1/session/officer", board, ravi);
        Assert.True((await AskAsync(app, HttpMethod.Get, "/api/v1/session", board, ravi)).Json.GetProperty("locked").GetBoolean());

        app.Clock.Advance(TimeSpan.FromMinutes(6));
        var another = await OpenAsync(app, ravi);
        Assert.NotEqual(board, another);
        Assert.True((await AskAsync(app, HttpMethod.Get, "/api/v1/session", another, ravi)).Json.GetProperty("locked").GetBoolean());
        Assert.Equal("officer", NeedsOf(await AskAsync(app, HttpMethod.Get, "/api/v1/users", "", ravi)));
        Assert.Equal(422, (await AskAsync(app, HttpMethod.Post, "/api/v1/session/officer", another, ravi, new { user = "ravi", password = "correct horse battery" })).Status);
    }

    [Fact]
    public async Task Whoever_says_that_they_are_on_duty_keeps_the_role_by_which_the_roster_has_them_called()
    {
        await using var app = await StartAsync();
        var sana = new Principal { Address = "sana@police.example", Roles = ["Supervisor"], IssuedAt = app.Clock.Now };
        var board = await OpenAsync(app, sana);

        Assert.Equal(204, (await AskAsync(app, HttpMethod.Post, "/api/v1/duty", board, sana, new { hours = 4 })).Status);

        var officer = await app.Get<Officers>().FindAsync("sana", default);
        Assert.Equal((Role.Operator, app.Clock.Now.AddHours(4)), (officer!.Role, officer.OnDutyUntil));
    }

    /// <summary>Opens a page, which opens a board; gives its cookie.</summary>
    internal static async Task<string> OpenAsync(FunctionsTestHost app, Principal principal) =>
        (await AskAsync(app, HttpMethod.Get, "/api/v1/session", "", principal)).Header("Set-Cookie").Split(';')[0];

    private static async Task<FunctionsTestHost> StartAsync()
    {
        var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = true, Configure = services => services.AddSingleton(new SessionRules { ProveEachShift = true }) });
        foreach (var (id, pin) in new[] { ("ravi", "2580"), ("sana", "9164") })
        {
            await app.Get<Officers>().PutAsync(new Officer(id, id, Role.Operator, Jurisdiction.State, null, $"{id}@police.example", true), default);
            await app.Get<Pins>().SetAsync(id, pin, default);
        }

        return app;
    }

    private static Task<Answer> AskAsync(FunctionsTestHost app, HttpMethod method, string path, string cookie, Principal principal, object? body = null) =>
        Answer.OfAsync(app.Http, method, path, body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body), with: h =>
        {
            h.Add(Principal.Header, principal.Text);
            h.Add("Origin", FunctionsTestHost.Origin);
            h.Add(DeskGuard.PageHeader, "1");
            if (cookie.Length > 0)
            {
                h.Add("Cookie", cookie);
            }
        });

    private static string? NeedsOf(Answer answer) => answer.Status != 200 && answer.Json.TryGetProperty("needs", out var needs) ? needs.GetString() : null;

    private static string? There(JsonElement session, string who, string what) => session.GetProperty(who).GetProperty(what).GetString();
}
