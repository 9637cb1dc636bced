using System.Globalization;
using System.Text;
using Satark.Partners;

namespace Satark.Scenarios;

/// <summary>What a partner sends, and what becomes of it.</summary>
public abstract class IntakeScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task An_accepted_alert_is_answered_with_everything_that_the_partner_needs()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();

        var answer = (await partner.SendAsync(Alerts.Life("1"))).Must(202);

        var id = answer.Body.At("caseId");
        Assert.Equal("/api/v1/alerts/" + id, answer.Headers.Location!.OriginalString);
        Assert.Equal(TestHost.PublicUrl + "api/v1/alerts/" + id, answer.Body.At("statusUrl"));
        Assert.Equal(("true", "new"), (answer.Body.At("isNew"), answer.Body.At("status")));
        Assert.Equal(host.Clock.Now, answer.Body.Time("receivedAt"));
        Assert.Matches("^[A-Z0-9]{4,6}$", answer.Body.At("code"));
        Assert.Empty(answer.Body.List("warnings"));
    }

    [Fact]
    public async Task The_same_signed_request_again_changes_nothing_and_gets_its_first_answer_even_days_later()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var body = PartnerClient.Bytes(Alerts.Life("1"));
        var signature = partner.Sign(body);
        var first = (await partner.SendAsync(body, signature)).Must(202);
        var id = first.Body.At("caseId")!;
        await host.SettleAsync();

        Assert.Equal(first.Text, (await partner.SendAsync(body, signature)).Must(202).Text);
        (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(400);
        Assert.Equal(first.Text, (await partner.SendAsync(body, signature)).Must(202).Text);
        await host.FastForward(TimeSpan.FromDays(6.9));
        Assert.Equal(first.Text, (await partner.SendAsync(body, signature)).Must(202).Text);

        var again = await host.SignInAsync(Cast.Ravi);
        Assert.Single((await again.CaseAsync(id)).List("history"), e => e.At("kind") is "received" or "updated");
        await host.FastForward(TimeSpan.FromDays(0.2));
        Assert.Contains("server", (await partner.SendAsync(body, signature)).Must(401).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_request_is_told_the_same_warnings_again()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var body = PartnerClient.Bytes(Alerts.Life("1").With("detectedAt", "yesterday"));
        var signature = partner.Sign(body);
        var first = (await partner.SendAsync(body, signature)).Must(202);

        Assert.NotEmpty(first.Body.List("warnings"));
        Assert.Equal(first.Text, (await partner.SendAsync(body, signature)).Must(202).Text);
    }

    [Fact]
    public async Task The_same_id_freshly_signed_is_an_update_while_the_case_is_open_and_never_resets_the_ladder()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var alert = Alerts.Life("1").With("severity", "high").With("text", "Ballia, near the river.");
        var id = await partner.RaiseAsync(alert);
        await host.FastForward(50);

        var update = (await partner.SendAsync(alert.With("severity", "low").With("subject", new { handle = "riverside.1", phone = "+91 98765 43210" }))).Must(202);
        await host.FastForward(20);

        Assert.Equal((id, "false"), (update.Body.At("caseId"), update.Body.At("isNew")));
        var view = await desk.CaseAsync(id);
        Assert.Equal("high", view.At("severity"));
        Assert.Equal("+91 98765 43210", view.At("subject.phone"));
        Assert.Equal([0], await host.CallsToAsync(Cast.Ravi));
        Assert.Equal([60], await host.CallsToAsync(Cast.Asha));
        await partner.SendAsync(alert.With("severity", "critical"));
        Assert.Equal("critical", (await desk.CaseAsync(id)).At("severity"));
    }

    [Fact]
    public async Task The_same_id_after_closing_is_a_new_case_that_says_raised_again()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var first = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        (await desk.MoveAsync(first, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(60);

        var answer = (await partner.SendAsync(Alerts.Life("1"))).Must(202);
        var second = answer.Body.At("caseId")!;
        await host.SettleAsync();

        Assert.NotEqual(first, second);
        Assert.Equal("true", answer.Body.At("isNew"));
        Assert.Contains((await desk.CaseAsync(second)).List("links"), l => l.At("caseId") == first && l.At("kind") == "raised-again");
        Assert.Contains((await desk.CaseAsync(first)).List("links"), l => l.At("caseId") == second && l.At("kind") == "raised-again");
        Assert.Contains((await desk.CaseAsync(second)).List("marks"), k => k.At("kind") == "raised-again");
        Assert.Equal([0, 60], await host.RequestsToAsync(Cast.TaskForcePhone));
    }

    [Fact]
    public async Task One_id_for_two_persons_is_two_cases_where_a_life_is_at_stake_and_409_where_none_is()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var first = await partner.RaiseAsync(Alerts.Life("1", "riverside"));
        await host.FastForward(1);
        var second = (await partner.SendAsync(Alerts.Life("1", "hilltop").With("url", "https://sample.example/p/other"))).Must(202).Body;
        await host.SettleAsync();

        Assert.Equal("true", second.At("isNew"));
        Assert.Contains((await desk.CaseAsync(second.At("caseId")!)).List("marks"), k => k.At("kind") == "id-used-twice");
        Assert.Contains((await desk.CaseAsync(first)).List("links"), l => l.At("caseId") == second.At("caseId") && l.At("kind") == "id-used-twice");

        // A third request about the first person is still an update of the first case.
        await host.FastForward(1);
        Assert.Equal(first, await partner.RaiseAsync(Alerts.Life("1", "riverside")));

        await partner.RaiseAsync(Alerts.Ordinary("2"));
        var refused = (await partner.SendAsync(Alerts.Ordinary("2").With("url", "https://sample.example/p/x").With("subject", new { handle = "hilltop" }))).Must(409);
        Assert.Contains("id", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_person_from_two_partners_is_linked_on_both_cases_and_never_merged()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var meta = await host.PartnerAsync();
        var other = await host.PartnerAsync("helpline", "Helpline");
        var alert = Alerts.Life("1").With("subject", new { phone = "+91 98765-43210" });

        var both = await Task.WhenAll(meta.RaiseAsync(alert), other.RaiseAsync(Alerts.Nowhere("77").With("url", null).With("subject", new { phone = "09876543210" })));
        await host.SettleAsync();

        Assert.NotEqual(both[0], both[1]);
        foreach (var (mine, others) in new[] { (both[0], both[1]), (both[1], both[0]) })
        {
            var view = await desk.CaseAsync(mine);
            Assert.Single(view.List("links"), l => l.At("caseId") == others && l.At("kind") == "same-person");
            Assert.Single(view.List("marks"), k => k.At("kind") == "same-person");
        }

        // Neither partner learns of the other.
        Assert.Empty((await meta.StatusAsync(both[0])).Body.List("marks"));
        (await meta.StatusAsync(both[1])).Must(404);
    }

    [Theory]
    [InlineData("the user is safe", "safe")]
    [InlineData("post removed by author", "removed")]
    [InlineData("sent in error", "in error")]
    [InlineData("duplicate of 17", "duplicate")]
    [InlineData("user is NOT safe after all", "withdrawn")]
    [InlineData(null, "withdrawn")]
    public async Task A_cancel_never_silences_a_life_risk_case_but_tells_holder_and_agencies(string? reason, string word)
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(30);

        var answer = (await partner.SendAsync(new { id = "1", action = "cancel", reason })).Must(202);
        await host.FastForward(35);

        Assert.Equal((id, "new"), (answer.Body.At("caseId"), answer.Body.At("status")));
        Assert.Contains((await desk.CaseAsync(id)).List("marks"), k => k.At("kind") == "partner-says" && k.At("text")!.Contains(word, StringComparison.Ordinal) && k.Time("at") == host.Zero.AddSeconds(30));
        foreach (var phone in new[] { Cast.TaskForcePhone, Cast.Up112Phone, Cast.Ballia.Phone })
        {
            Assert.Single(await host.SmsToAsync(phone), s => s.IsNews && s.At == 30);
        }

        // Nobody holds it: the ladder goes on.
        Assert.Equal([60], await host.CallsToAsync(Cast.Asha));
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        (await desk.MoveAsync(id, "confirm-partner-word", new { stillAtRisk = true })).Must(200);
        Assert.DoesNotContain((await desk.CaseAsync(id)).List("marks"), k => k.At("kind") == "partner-says");
    }

    [Fact]
    public async Task A_cancel_reaches_the_holder_of_a_case_without_any_agency()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Ordinary("1"));
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(5);

        (await partner.SendAsync(new { id = "1", action = "cancel", reason = "in error" })).Must(202);

        Assert.Single(await host.SmsToAsync(Cast.Sana.Phone), s => s.IsNews);
        Assert.Equal("acknowledged", (await desk.CaseAsync(id)).At("state"));
    }

    [Fact]
    public async Task A_test_stays_inside()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        var partner = await host.PartnerAsync("meta", "Meta", Scopes.Write, Scopes.Read, Scopes.Test);

        var id = await partner.RaiseAsync(Alerts.Life("1").With("status", "test"));
        await host.FastForward(130);
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        (await desk.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);
        (await partner.SendAsync(new { id = "1", status = "test", action = "cancel", reason = "safe" })).Must(202);
        (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(130);

        Assert.Empty(await host.SentAsync());
        Assert.Contains(page.Rows, r => r.At("id") == id && r.At("mode") == "test");
        Assert.Single(page.Alarms);
        Assert.Empty((await desk.CaseAsync(id)).List("engagements"));
    }

    [Fact]
    public async Task Every_text_of_an_exercise_begins_with_EXERCISE()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync("meta", "Meta", Scopes.Write, Scopes.Read, Scopes.Test);

        var id = await partner.RaiseAsync(Alerts.Life("1").With("status", "exercise"));
        await host.FastForward(310);
        (await partner.SendAsync(new { id = "1", status = "exercise", action = "cancel", reason = "safe" })).Must(202);
        (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(TimeSpan.FromDays(1.1));

        var sent = await host.SentAsync();
        Assert.Contains(sent, s => s.IsCall);
        Assert.Contains(sent, s => s.IsRequest);
        Assert.Contains(sent, s => s.IsNews);
        Assert.Contains(sent, s => s.Text.Contains("counselling", StringComparison.Ordinal));
        Assert.All(sent, s => Assert.StartsWith("EXERCISE", s.Text, StringComparison.Ordinal));
        Assert.All(sent.Where(s => s.Channel == "email"), s => Assert.StartsWith("EXERCISE", s.Subject, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("exercise")]
    public async Task This_is_real_begins_the_full_ladder_and_tells_everybody_who_thought_otherwise(string status)
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync("meta", "Meta", Scopes.Write, Scopes.Read, Scopes.Test);
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1").With("status", status));
        await host.FastForward(90);
        if (status == "exercise")
        {
            var link = TestHost.LinkOf((await host.SmsToAsync(Cast.TaskForcePhone))[0].Text);
            (await host.PressAsync(link, "acknowledge")).Must(303);
        }

        (await desk.MoveAsync(id, "real")).Must(200);
        await host.FastForward(70);

        var real = (await host.SentAsync()).Where(s => s.At >= 90).ToList();
        Assert.DoesNotContain(real, s => s.Text.Contains("EXERCISE", StringComparison.Ordinal));
        Assert.Contains(real, s => s.To == Cast.Ravi.Phone && s.IsCall && s.At == 90);
        Assert.Contains(real, s => s.To == Cast.Asha.Phone && s.IsCall && s.At == 150);
        Assert.Contains(real, s => s.To == Cast.TaskForcePhone && s.At == 90);
        Assert.Contains(real, s => s.To == Cast.Up112Phone && s.At == 90);
        Assert.Equal("actual", (await desk.CaseAsync(id)).At("mode"));
    }

    [Fact]
    public async Task An_actual_alert_under_the_id_of_a_test_is_a_new_case_with_its_full_ladder()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync("meta", "Meta", Scopes.Write, Scopes.Read, Scopes.Test);
        var test = await partner.RaiseAsync(Alerts.Life("1").With("status", "test"));
        var exercise = await partner.RaiseAsync(Alerts.Life("1").With("status", "exercise"));
        await host.FastForward(30);
        host.SetZero();

        var actual = (await partner.SendAsync(Alerts.Life("1"))).Must(202).Body;
        await host.FastForward(70);

        Assert.Equal(3, new[] { test, exercise, actual.At("caseId") }.Distinct().Count());
        Assert.Equal("true", actual.At("isNew"));
        var sent = (await host.SentAsync()).Where(s => s.CaseId == actual.At("caseId")).ToList();
        Assert.Contains(sent, s => s.To == Cast.TaskForcePhone && s.At == 0);
        Assert.Contains(sent, s => s.To == Cast.Asha.Phone && s.At == 60 && s.IsCall);
    }

    [Fact]
    public async Task A_test_without_the_scope_that_reads_as_a_life_in_danger_is_treated_as_actual_and_says_so()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var answer = (await partner.SendAsync(Alerts.Life("1").With("status", "test"))).Must(202);
        await host.SettleAsync();

        var view = await desk.CaseAsync(answer.Body.At("caseId")!);
        Assert.Equal("actual", view.At("mode"));
        Assert.Contains(view.List("marks"), k => k.At("kind") == "test-treated-as-actual");
        Assert.Contains(answer.Body.List("warnings"), w => w.GetString()!.Contains("actual", StringComparison.Ordinal));
        Assert.NotEmpty(await host.SmsToAsync(Cast.TaskForcePhone));
        (await partner.SendAsync(Alerts.Ordinary("2").With("status", "test"))).Must(403);
    }

    [Fact]
    public async Task Of_a_life_risk_alert_only_what_cannot_be_used_at_all_is_refused()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var answer = (await partner.SendAsync(new
        {
            id = 4711,
            type = "despair",
            severity = "worst",
            status = "very real",
            detectedAt = "yesterday",
            platform = 7,
            url = "not a url",
            text = "good night",
            subject = new { handle = new { of = "x" }, phone = 98765, ipAddresses = new object[] { "10.1.1.1", "not an ip", 7 } },
            location = new { latitude = 200, longitude = "east" },
            media = "none",
        })).Must(202);

        var view = await desk.CaseAsync(answer.Body.At("caseId")!);
        Assert.Equal(("other", "critical", "true", "actual"), (view.At("type"), view.At("severity"), view.At("lifeRisk"), view.At("mode")));
        foreach (var field in new[] { "type", "severity", "status", "detectedAt", "platform", "subject.handle", "subject.phone", "location", "media" })
        {
            Assert.Contains(answer.Body.List("warnings"), w => w.GetString()!.StartsWith(field, StringComparison.Ordinal));
        }

        Assert.Contains(view.List("warnings"), w => w.GetString()!.Contains("98765", StringComparison.Ordinal));
        Assert.Equal("10.1.1.1", view.At("subject.ipAddresses.0.address"));

        Assert.Contains("id", (await partner.SendAsync(Alerts.Life("x").With("id", null))).Must(400).Body.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        (await partner.SendAsync(new { id = "2", type = "self-harm" })).Must(400);
        (await partner.SendAsync("{\"id\": \"3\", \"text\": "u8.ToArray())).Must(400);
        (await partner.SendAsync("[]"u8.ToArray())).Must(400);
        (await partner.SendAsync([0xff, 0xfe, 0x00])).Must(400);
    }

    [Fact]
    public async Task Of_any_other_alert_each_wrong_field_is_named()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();

        var answer = (await partner.SendAsync(Alerts.Ordinary("1").With("detectedAt", "yesterday").With("location", new { latitude = 200, longitude = 80 }))).Must(400);

        Assert.Equal(["detectedAt", "location", "location.latitude"], answer.Body.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Signatures_are_checked_to_the_letter()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var body = PartnerClient.Bytes(Alerts.Life("1"));
        var good = partner.Sign(body);

        (await partner.SendAsync([.. body, (byte)' '], good)).Must(401);
        (await partner.SendAsync(body, good.Replace("v1=", "v2=", StringComparison.Ordinal))).Must(401);
        (await partner.SendAsync(body, good.Replace(partner.KeyId, partner.KeyId + "x", StringComparison.Ordinal))).Must(401);
        (await partner.SendAsync(body, " ")).Must(401);
        foreach (var seconds in new[] { -301, 301 })
        {
            var late = (await partner.SendAsync(body, partner.Sign(body, host.Clock.Now.AddSeconds(seconds)))).Must(401);
            Assert.Contains(host.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), late.Detail, StringComparison.Ordinal);
        }

        foreach (var seconds in new[] { -300, 300 })
        {
            (await partner.SendAsync(body, partner.Sign(body, host.Clock.Now.AddSeconds(seconds)))).Must(202);
        }

        // During a rotation a partner signs with both keys.
        (await partner.SendAsync(body, good.Replace("v1=", $"v1={new string('0', 64)}, v1=", StringComparison.Ordinal))).Must(202);
    }

    [Fact]
    public async Task Size_kind_and_scope_are_refused_by_their_own_statuses()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var reader = await host.PartnerAsync("reader", "Reader", Scopes.Read);

        var large = PartnerClient.Bytes(Alerts.Life("1").With("text", new string('x', 256 * 1024)));
        (await partner.SendAsync(large)).Must(413);
        (await partner.SendAsync(PartnerClient.Bytes(Alerts.Life("1")), contentType: "text/plain")).Must(415);
        (await reader.SendAsync(Alerts.Life("1"))).Must(403);

        // Just below the limit it is taken whole.
        var text = string.Concat(Enumerable.Repeat("न", 60_000));
        var bytes = Encoding.UTF8.GetBytes($$"""{"id": "2", "type": "suicide-risk", "text": "{{text}}"}""");
        Assert.InRange(bytes.Length, 180_000, 256 * 1024);
        var id = (await partner.SendAsync(bytes)).Must(202).Body.At("caseId")!;
        Assert.Equal(text, (await (await host.SignInAsync(Cast.Ravi)).CaseAsync(id)).At("post.text"));
    }

    [Fact]
    public async Task A_rate_limit_sends_away_what_is_about_no_life_and_never_a_life()
    {
        var host = await StartAsync(new HostSetup { Settings = new Dictionary<string, string?> { ["Satark:Http:PartnerRate"] = "0.5", ["Satark:Http:PartnerBurst"] = "3" } });
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 3; i++)
        {
            (await partner.SendAsync(Alerts.Ordinary($"o{i}"))).Must(202);
        }

        var refused = (await partner.SendAsync(Alerts.Ordinary("o3"))).Must(429);
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait.TotalSeconds, 1, 2);
        for (var i = 0; i < 20; i++)
        {
            (await partner.SendAsync(Alerts.Nowhere($"l{i}"))).Must(202);
        }

        await host.FastForward(wait);
        (await partner.SendAsync(Alerts.Ordinary("o3"))).Must(202);
    }

    [Fact]
    public async Task Twenty_requests_of_one_alert_at_the_same_moment_are_one_case()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var bodies = Enumerable.Range(0, 20).Select(i => Alerts.Life("1").With("language", $"x-{i}"));

        var answers = await Task.WhenAll(bodies.Select(b => partner.SendAsync(b)));

        Assert.All(answers, a => Assert.Equal(202, a.Status));
        Assert.Single(answers.Select(a => a.Body.At("caseId")).Distinct());
        Assert.Single(answers, a => a.Body.At("isNew") == "true");
    }

    [Fact]
    public async Task Codes_are_never_given_out_twice()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var codes = new List<string?>();
        for (var i = 0; i < 30; i++)
        {
            codes.Add((await partner.SendAsync(Alerts.Nowhere($"{i}"))).Must(202).Body.At("code"));
        }

        Assert.Equal(30, codes.Distinct().Count());
    }
}

public sealed class IntakeScenariosInOrder() : IntakeScenarios(MessageOrder.AsTheyCome);

public sealed class IntakeScenariosTwiceAndShuffled() : IntakeScenarios(MessageOrder.TwiceAndShuffled);
