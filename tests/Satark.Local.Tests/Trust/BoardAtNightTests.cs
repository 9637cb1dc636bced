using System.Globalization;
using System.Net;
using Satark.Http.Accounts;
using Satark.Local.Tests.Http;
using Satark.Roster;
using static Satark.Local.Tests.Trust.Night;

namespace Satark.Local.Tests.Trust;

/// <summary>A board that listens all night, and the officers who come and go before it.</summary>
public sealed class BoardAtNightTests
{
    private const string Presence = """{"page":"abcdefghijklmnopqrst-1","armed":true}""";

    [Fact]
    public async Task Five_minutes_after_the_last_act_a_move_asks_who_it_is_and_the_board_listens_on()
    {
        await using var night = await StartAsync();
        var ravi = await night.OpensBoardAsync(await night.HasAsync("ravi", pin: "2580"));
        var id = await night.Satark.CaseAsync(await night.Satark.PartnerAsync());
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(HttpStatusCode.OK, (await ravi.MoveAsync(id, "acknowledge")).Status);
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(HttpStatusCode.OK, (await ravi.PostAsync("/api/v1/session/officer/acted")).Status);
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(HttpStatusCode.OK, (await ravi.MoveAsync(id, "note", """{"text":"calling her mother"}""")).Status);

        // Looking at it is no act: the page asks for the case every five seconds by itself.
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(4));
        await ravi.GetAsync("/api/v1/cases/" + id);
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(1));
        var locked = await ravi.MoveAsync(id, "on-the-way");

        Assert.Equal((HttpStatusCode.Forbidden, "officer"), (locked.Status, NeedsOf(locked)));
        Assert.Equal(HttpStatusCode.OK, (await ravi.GetAsync("/api/v1/board")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ravi.PostAsync("/api/v1/presence", Presence)).Status);
        Assert.True((await ravi.GetAsync("/api/v1/session")).Json.GetProperty("locked").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await PinAsync(ravi, "2580")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ravi.MoveAsync(id, "on-the-way")).Status);
    }

    [Fact]
    public async Task Whoever_types_their_PIN_acts_in_their_own_name_at_a_colleagues_board()
    {
        await using var night = await StartAsync();
        var board = await night.OpensBoardAsync(await night.HasAsync("ravi", pin: "2580"));
        await night.HasAsync("sana", pin: "9164");
        await night.HasAsync("ballia", Role.Supervisor, "district/ballia", pin: "7351");
        var id = await night.Satark.CaseAsync(await night.Satark.PartnerAsync());
        var here = (await board.GetAsync("/api/v1/session/officers")).Json.EnumerateArray().Select(o => o.GetProperty("id").GetString()).ToList();
        Assert.Equal(["ravi", "sana"], here);
        Assert.Equal(HttpStatusCode.NotFound, (await PinAsync(board, "7351", "ballia")).Status);

        var changed = await PinAsync(board, "9164", "sana");

        Assert.Equal(("sana", "ravi"), (changed.Json.GetProperty("user").GetProperty("id").GetString(), changed.Json.GetProperty("board").GetProperty("id").GetString()));
        Assert.Equal("sana", (await board.MoveAsync(id, "acknowledge")).Json.GetProperty("holder").GetProperty("user").GetString());

        // Her PIN brought no fresh password along, though the one who opened the board gave his a moment ago.
        Assert.Equal("password", NeedsOf(await board.GetAsync($"/api/v1/cases/{id}/packet")));
    }

    [Fact]
    public async Task A_locked_board_shows_a_case_without_what_is_personal_and_nobody_has_read_it()
    {
        await using var night = await StartAsync();
        var ravi = await night.OpensBoardAsync(await night.HasAsync("ravi", pin: "2580"));
        var id = await night.Satark.CaseAsync(
            await night.Satark.PartnerAsync(), text: "goodbye from Ballia, call 9876543210", extra: ""","url":"https://sample.example/post/77","subject":{"handle":"quiet.rooftop","displayName":"Meena Devi","phone":"+919811122233","email":"meena@example.com","ipAddresses":[{"address":"203.0.113.9"}]}""");
        await TestSatark.EventuallyAsync(async () => (await night.Satark.ReadAsync(id)).Whereabouts is not null, "the case was looked at");
        string[] personal = ["9876543210", "98765", "post/77", "quiet.rooftop", "Meena", "9811122233", "meena@example", "203.0.113.9"];
        await ravi.SendAsync(HttpMethod.Delete, "/api/v1/session/officer", "");

        var masked = await ravi.GetAsync("/api/v1/cases/" + id);

        Assert.True(masked.Json.GetProperty("masked").GetBoolean());
        Assert.All(personal, p => Assert.DoesNotContain(p, masked.Text, StringComparison.Ordinal));
        Assert.Contains("goodbye from Ballia, call \u2022\u2022\u2022\u202210", masked.Json.GetProperty("post").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty((await night.Satark.ReadAsync(id)).Readers);

        await PinAsync(ravi, "2580");
        var whole = await ravi.GetAsync("/api/v1/cases/" + id);
        Assert.All(personal, p => Assert.Contains(p, whole.Text, StringComparison.Ordinal));
        Assert.False(whole.Json.TryGetProperty("masked", out _));
        Assert.Equal(["ravi"], (await night.Satark.ReadAsync(id)).Readers.Keys);
    }

    [Fact]
    public async Task Five_wrong_PINs_lock_the_officers_PIN_on_every_board_and_the_password_still_opens()
    {
        await using var night = await StartAsync();
        var ravi = await night.HasAsync("ravi", pin: "2580");
        var (one, other) = (await night.OpensBoardAsync(ravi), await night.OpensBoardAsync(ravi));
        for (var i = 0; i < 4; i++)
        {
            var wrong = await PinAsync(one, "0000");
            Assert.Equal((HttpStatusCode.Forbidden, "officer"), (wrong.Status, NeedsOf(wrong)));
        }

        var locked = await PinAsync(other, "not a PIN");

        Assert.Equal((HttpStatusCode.Locked, "password", "300"), (locked.Status, NeedsOf(locked), locked.Header("Retry-After")));
        Assert.Equal(HttpStatusCode.Locked, (await PinAsync(one, "2580")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PasswordAsync(one)).Status);
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await PinAsync(other, "2580")).Status);
    }

    [Fact]
    public async Task Ten_PINs_of_whomever_lock_one_board_and_no_other()
    {
        await using var night = await StartAsync();
        var ravi = await night.HasAsync("ravi", pin: "2580");
        var (one, other) = (await night.OpensBoardAsync(ravi), await night.OpensBoardAsync(ravi));
        for (var i = 0; i < 5; i++)
        {
            var id = "colleague" + i.ToString(CultureInfo.InvariantCulture);
            await night.HasAsync(id, pin: "9164");
            await PinAsync(one, "1111", id);
            await PinAsync(one, "2222", id);

            // One's own PIN in between takes no wrong one back.
            Assert.Equal(i < 4 ? HttpStatusCode.OK : HttpStatusCode.Locked, (await PinAsync(one, "2580")).Status);
        }

        var locked = await PinAsync(one, "2580");
        Assert.Equal((HttpStatusCode.Locked, "password"), (locked.Status, NeedsOf(locked)));
        Assert.Equal(HttpStatusCode.OK, (await PinAsync(other, "2580")).Status);
        night.Satark.Clock.Advance(BoardTries.Lock);
        Assert.Equal(HttpStatusCode.OK, (await PinAsync(one, "2580")).Status);
    }

    [Fact]
    public void Wrong_PINs_at_a_board_are_forgotten_after_an_hour()
    {
        var start = new DateTimeOffset(2026, 3, 2, 22, 0, 0, TimeSpan.Zero);
        var nine = Enumerable.Range(0, 9).Aggregate(new BoardTries(0, null), (t, i) => t.Tried(start.AddMinutes(i)));
        Assert.Equal(9, nine.N);
        Assert.NotNull(nine.Tried(start.AddMinutes(59)).LockedUntil);
        Assert.Equal((1, null), (nine.Tried(start.AddMinutes(61)).N, nine.Tried(start.AddMinutes(61)).LockedUntil));
    }

    [Fact]
    public async Task Who_has_no_PIN_is_asked_for_the_password_and_sets_a_PIN_that_is_not_everybodys_first_guess()
    {
        await using var night = await StartAsync();
        var ravi = await night.OpensBoardAsync(await night.HasAsync("ravi"));
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("password", NeedsOf(await PinAsync(ravi, "2580")));
        Assert.Equal("officer", NeedsOf(await ravi.PostAsync("/api/v1/account/pin", """{"pin":"2580"}""")));
        Assert.Equal(HttpStatusCode.Forbidden, (await PasswordAsync(ravi, password: "wrong password")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PasswordAsync(ravi)).Status);
        foreach (var weak in new[] { "", "123", "1234567", "12a4", "7777", "1234", "4321", "456789" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await ravi.PostAsync("/api/v1/account/pin", $$"""{"pin":"{{weak}}"}""")).Status);
        }

        Assert.True((await ravi.PostAsync("/api/v1/account/pin", """{"pin":"2580"}""")).Json.GetProperty("account").GetProperty("hasPin").GetBoolean());

        night.Satark.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.OK, (await PinAsync(ravi, "2580")).Status);
        Assert.Equal("password", NeedsOf(await ravi.PostAsync("/api/v1/account/pin", """{"pin":"9164"}""")));
    }

    [Fact]
    public async Task Whoever_opens_a_board_again_after_a_power_cut_finds_it_locked_and_listening()
    {
        await using var night = await StartAsync();
        var answer = await night.SignInAsync((await night.HasAsync("ravi")).Id);
        Assert.Contains("max-age=2592000", answer.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        var ravi = new Person(night.Satark, new Officer("ravi", "ravi", Role.Operator, Jurisdiction.State, null, null, true), answer.Header("Set-Cookie").Split(';')[0]);
        night.Satark.Clock.Advance(TimeSpan.FromHours(14));

        var again = await ravi.GetAsync("/api/v1/session");

        Assert.Contains("max-age=2592000", again.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        Assert.True(again.Json.GetProperty("signedIn").GetBoolean() && again.Json.GetProperty("locked").GetBoolean());
    }
}
