using System.Net;
using System.Text.Json;
using Satark.Cases;
using Satark.Roster;

namespace Satark.Local.Tests.Http;

public sealed class CaseMoveTests
{
    [Fact]
    public async Task Of_two_operators_at_once_one_has_it_and_the_other_is_told_who()
    {
        await using var satark = await TestSatark.StartAsync();
        var (ravi, sana) = (await satark.SignInAsync("ravi", name: "Ravi Kumar"), await satark.SignInAsync("sana", name: "Sana Khan"));
        var id = await satark.CaseAsync(await satark.PartnerAsync());

        var answers = await Task.WhenAll(ravi.MoveAsync(id, "acknowledge"), sana.MoveAsync(id, "acknowledge"));

        var holder = (await satark.ReadAsync(id)).Hold!.By;
        Assert.Equal([200, 409], answers.Select(a => (int)a.Status).Order());
        var late = answers.Single(a => a.Status == HttpStatusCode.Conflict).Json;
        Assert.Equal(holder.Id, late.GetProperty("holder").GetProperty("user").GetString());
        Assert.Contains(holder.Name, late.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_followed_to_its_end_with_every_move_offered_before_it_is_made()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi", Role.Supervisor);
        await satark.SignInAsync("sana");
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        await satark.Book.MoveAsync(id, Actor.System, (c, m) => c.TakeBack("safe", m), default);
        (string Move, string Body, Func<Case, bool> Made)[] story =
        [
            ("acknowledge", "{}", c => c.Hold is not null),
            ("extend", "{}", c => c.Leases > 1),
            ("route", """{"district":"ballia","station":"Kotwali"}""", c => c.Route is { DistrictId: "ballia", Station: "Kotwali", Basis: RouteBasis.ByHand }),
            ("confirm-partner-word", """{"stillAtRisk":true}""", c => c.Marks.All(k => k.Kind != MarkKind.PartnerSays)),
            ("evidence", """{"kind":"phone","value":"+919999900000","note":"from the profile"}""", _ => true),
            ("contact", """{"result":"no-answer"}""", _ => true),
            ("note", """{"text":"neighbour called"}""", _ => true),
            ("engagement", """{"id":"task-force-1","state":"acknowledged","reference":"S-1"}""", c => c.Engagements[0].AcknowledgedAt is not null),
            ("dispatch", """{"station":"Kotwali","vehicle":"UP60-1","reference":"E-1"}""", c => c.State == CaseState.Dispatched),
            ("on-the-way", "{}", c => c.Times.OnTheWay is not null),
            ("reached", "{}", c => c.State == CaseState.Reached),
            ("hand-over", """{"state":"br"}""", c => c.HandOver?.State == "BR"),
            ("confirm-hand-over", "{}", c => c.HandOver?.ConfirmedAt is not null),
            ("reassign", """{"user":"sana"}""", c => c.Hold?.By.Id == "sana"),
            ("reassign", """{"user":"ravi"}""", c => c.Hold?.By.Id == "ravi"),
            ("decline", """{"reason":"cannot-go"}""", c => c.Hold is null),
            ("close", """{"outcome":"safe","note":"with the family"}""", c => c.Outcome == ClosingOutcome.Safe),
            ("counselled", """{"n":1}""", c => c.Counselling[0].DoneAt is not null),
            ("reopen", """{"reason":"called again"}""", c => c.IsOpen),
        ];
        foreach (var (move, body, made) in story)
        {
            var offered = (await ravi.GetAsync("/api/v1/cases/" + id)).Json.GetProperty("moves").EnumerateArray().Select(m => m.GetString());
            Assert.Contains(move, offered);
            var answer = await ravi.MoveAsync(id, move, body);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{move}: {answer.Text}");
            Assert.True(made(await satark.ReadAsync(id)), move);
        }

        var history = (await ravi.GetAsync("/api/v1/cases/" + id)).Json.GetProperty("history").EnumerateArray().ToList();
        Assert.Contains(history, h => h.GetProperty("text").GetString() == "Note: neighbour called");
        Assert.Contains(history, h => h.GetProperty("textHindi").GetString() == "टिप्पणी: neighbour called");
        Assert.Contains(history, h => h.GetProperty("kind").GetString() == "acknowledged" && h.GetProperty("latencyMs").ValueKind == JsonValueKind.Number);
        Assert.All(history, h => Assert.NotEmpty(h.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task What_is_not_offered_is_refused()
    {
        await using var satark = await TestSatark.StartAsync();
        var (ravi, sana) = (await satark.SignInAsync("ravi"), await satark.SignInAsync("sana"));
        var station = await satark.SignInAsync("kotwali", Role.Station, "station/ballia/Kotwali");
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        await ravi.MoveAsync(id, "acknowledge");
        await ravi.MoveAsync(id, "route", """{"district":"ballia","station":"Kotwali"}""");
        (Person By, string Move, string Body, int Status)[] wrong =
        [
            (sana, "extend", "{}", 409),
            (sana, "reached", "{}", 409),
            (sana, "close", """{"outcome":"safe"}""", 409),
            (sana, "reassign", """{"user":"sana"}""", 403),
            (station, "route", """{"district":"agra"}""", 403),
            (station, "reopen", """{"reason":"x"}""", 403),
            (ravi, "reopen", """{"reason":"x"}""", 422),
            (ravi, "close", """{"outcome":"handed-over"}""", 422),
            (ravi, "close", """{"outcome":"fine"}""", 400),
            (ravi, "close", "{}", 400),
            (ravi, "note", """{"text":"  "}""", 400),
            (ravi, "note", $$"""{"text":"{{new string('x', 20_000)}}"}""", 400),
            (ravi, "evidence", """{"kind":"<b>","value":"x"}""", 400),
            (ravi, "contact", """{"result":"maybe"}""", 400),
            (ravi, "route", """{"district":"atlantis"}""", 400),
            (ravi, "hand-over", """{"state":"UP"}""", 400),
            (ravi, "hand-over", """{"state":"XX"}""", 400),
            (ravi, "reassign", """{"user":"nobody"}""", 400),
            (ravi, "counselled", "{}", 400),
            (ravi, "counselled", """{"n":1}""", 404),
            (ravi, "engagement", """{"id":"nothing","state":"acknowledged"}""", 404),
            (ravi, "engagement", """{"id":"task-force-1","state":"ended"}""", 400),
            (ravi, "fly", "{}", 404),
        ];
        var before = (await satark.ReadAsync(id)).Head.Seq;
        foreach (var (by, move, body, status) in wrong)
        {
            var answer = await by.MoveAsync(id, move, body);
            Assert.True((int)answer.Status == status, $"{move} by {by.Officer.Id}: {(int)answer.Status} {answer.Text}");
        }

        Assert.DoesNotContain((await satark.Book.EventsAsync(id, default)).Where(e => e.Seq > before), e => e.By.Kind == ActorKind.Officer);
    }

    [Fact]
    public async Task What_lies_outside_of_ones_jurisdiction_does_not_exist()
    {
        await using var satark = await TestSatark.StartAsync();
        var agra = await satark.SignInAsync("agra", Role.Supervisor, "district/agra");
        var id = await satark.CaseAsync(await satark.PartnerAsync(), text: "goodbye from Ballia");

        foreach (var answer in new[]
        {
            await agra.GetAsync("/api/v1/cases/" + id), await agra.MoveAsync(id, "acknowledge"), await agra.MoveAsync(id, "edit-find"), await agra.PostAsync($"/api/v1/cases/{id}/seen"),
            await agra.GetAsync("/api/v1/cases/nonsense"),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("There is no such case.", answer.Json.GetProperty("detail").GetString());
        }

        Assert.Empty((await agra.GetAsync("/api/v1/board")).Json.GetProperty("rows").EnumerateArray());
        Assert.Empty((await agra.GetAsync("/api/v1/board")).Json.GetProperty("refused").EnumerateArray());
        Assert.DoesNotContain((await satark.Book.EventsAsync(id, default)), e => e.By.Kind == ActorKind.Officer);
    }

    [Fact]
    public async Task Reading_a_case_is_told_by_its_history_and_seeing_it_only_by_the_page()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var id = await satark.CaseAsync(await satark.PartnerAsync());

        var view = (await ravi.GetAsync("/api/v1/cases/" + id)).Json;
        Assert.Contains(view.GetProperty("history").EnumerateArray(), h => h.GetProperty("kind").GetString() == "read");
        Assert.False(view.GetProperty("seen").GetBoolean());

        Assert.Equal(HttpStatusCode.NoContent, (await ravi.PostAsync($"/api/v1/cases/{id}/seen")).Status);
        Assert.Equal(satark.Clock.Now, (await satark.ReadAsync(id)).Times.Seen);
    }

    [Fact]
    public async Task One_key_opens_a_find_and_everything_can_be_typed_later()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");

        var found = await ravi.PostAsync("/api/v1/cases", "");
        Assert.Equal(HttpStatusCode.Created, found.Status);
        var id = found.Json.GetProperty("id").GetString()!;
        Assert.Equal("/api/v1/cases/" + id, found.Header("Location"));
        Assert.Equal("own-find", found.Json.GetProperty("kind").GetString());
        Assert.Contains("edit-find", found.Json.GetProperty("moves").EnumerateArray().Select(m => m.GetString()));

        var edited = await ravi.MoveAsync(id, "edit-find", """{"url":"https://post.example/1","handle":"river_girl","platform":"Example"}""");
        Assert.Equal("river_girl", edited.Json.GetProperty("subject").GetProperty("handle").GetString());
        Assert.Equal("Example", edited.Json.GetProperty("platform").GetString());
    }

    [Fact]
    public async Task The_board_answers_304_until_something_changes()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var key = await satark.PartnerAsync();
        var first = await ravi.GetAsync("/api/v1/board");
        var tag = first.Header("ETag");

        Assert.Equal(HttpStatusCode.NotModified, (await ravi.GetAsync("/api/v1/board", r => r.Headers.TryAddWithoutValidation("If-None-Match", tag))).Status);
        await satark.CaseAsync(key);
        await TestSatark.EventuallyAsync(
            async () => (await ravi.GetAsync("/api/v1/board", r => r.Headers.TryAddWithoutValidation("If-None-Match", tag))) is { Status: HttpStatusCode.OK } changed && changed.Header("ETag") != tag,
            "the board has another tag");
    }
}
