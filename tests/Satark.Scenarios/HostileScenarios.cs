using System.Text;
using System.Text.Json;

namespace Satark.Scenarios;

/// <summary>Everything from outside is hostile, and everything personal stays inside.</summary>
public abstract class HostileScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Needle = "Xylophonbaum";

    private static readonly string[] Attacks =
    [
        $"<script>alert('{Needle}')</script>",
        $"\"><img src=x onerror=alert({Needle})>",
        $"{Needle}\r\nBcc: everybody@example.org\r\n\r\nbody",
        $"{Needle}'; DROP TABLE records; --",
        $"{{{{{Needle}}}}} ${{{Needle}}} %(x)s %n%n {{0}} {{#var#}}",
        $"‮{Needle}‏​ﷺ\u0000\u0007 \ud83d\ude31",
        $"../../../../etc/{Needle}",
        $"{Needle} https://evil.example/l?AAAAAAAAAAAAAAAAAAAAAA",
        $"=cmd|' /C calc'!{Needle}",
        Needle + new string('x', 3000),
    ];

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Attacks.Length));

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_hostile_string_in_every_field_comes_back_as_text_and_leaves_in_no_message_log_or_header(int n)
    {
        var attack = Attacks[n];
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        var partner = await host.PartnerAsync();

        var answer = (await partner.SendAsync(new
        {
            id = attack[..Math.Min(attack.Length, 255)],
            type = attack,
            severity = attack,
            status = attack,
            detectedAt = attack,
            platform = "Instagram",
            url = attack,
            text = attack,
            language = attack,
            subject = new { handle = attack, displayName = attack, phone = attack, email = attack, profileLocation = attack, ipAddresses = new object[] { new { address = attack, seenAt = attack }, attack } },
            location = new { latitude = attack, longitude = attack, accuracyMetres = attack, text = attack },
            media = new object[] { new { url = attack, contentType = attack } },
            reason = attack,
        })).Must(202);
        var id = answer.Body.At("caseId")!;
        await host.FastForward(65);
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        (await desk.MoveAsync(id, "contact", new { result = "talking", note = attack })).Must(200);
        (await desk.MoveAsync(id, "evidence", new { kind = "address", value = attack[..Math.Min(attack.Length, 2000)] })).Must(200);
        (await desk.MoveAsync(id, "dispatch", new { station = attack[..Math.Min(attack.Length, 200)], vehicle = attack[..Math.Min(attack.Length, 200)], reference = attack[..Math.Min(attack.Length, 200)] })).Must(200);
        (await desk.MoveAsync(id, "route", new { district = "ballia", station = attack[..Math.Min(attack.Length, 100)] })).Must(200);
        (await partner.SendAsync(new { id = attack[..Math.Min(attack.Length, 255)], action = "cancel", reason = attack })).Must(202);
        await host.FastForward(130);
        (await desk.MoveAsync(id, "close", new { outcome = "safe", note = attack })).Must(200);
        await host.SettleAsync();
        await page.DisposeAsync();
        await host.FastForward(TimeSpan.FromDays(1.1));

        // As text, exactly as it came.
        var view = await (desk = await host.SignInAsync(Cast.Ravi)).CaseAsync(id);
        Assert.Equal(attack.Trim().Length == 0 ? null : attack, view.At("post.text"));
        Assert.Contains(view.List("history"), e => e.At("text")!.Contains(Needle, StringComparison.Ordinal));

        // And nowhere else.
        Assert.True(host.Sms!.Messages.Count > 4, "messages went out");
        Assert.All(host.Sms.Requests, r => Clean(Uri.UnescapeDataString(r.Text.Replace('+', ' '))));
        Assert.All(host.Mail!.Mails, m => Clean(m.Whole));
        Assert.All(host.TaskForce!.Requests, r => Clean(r.Text + string.Join(' ', r.Headers.Values)));
        Assert.Equal(host.TaskForce.Requests.Count, host.TaskForce.Alerts.Count);
        Assert.All(host.Log.Lines, Clean);
        Assert.Empty(host.Log.Errors);
        Assert.All(page.Rows.Where(r => r.At("station") is null), r => Clean(r.GetRawText()));
        Assert.Empty((await host.SignInAsync(Cast.Asha)) is { } asha ? (await asha.GetAsync("/api/v1/dead-letters")).Must(200).Body.EnumerateArray() : []);

        static void Clean(string text) => Assert.DoesNotContain(Needle, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nothing_personal_lies_readable_on_the_disk()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(new
        {
            id = "alert-id-" + Needle,
            type = "suicide-risk",
            url = "https://sample.example/" + Needle,
            text = "text " + Needle,
            detectedAt = "when " + Needle,
            severity = "grave " + Needle,
            subject = new { handle = "handle-" + Needle, displayName = Needle, phone = 9812345678L, email = Needle + "@example.org", ipAddresses = new[] { "203.0.113.77", "no address: " + Needle }, profileLocation = Needle },
            location = new { text = Needle, latitude = "north " + Needle },
            media = new[] { new { url = "https://sample.example/" + Needle + ".jpg" } },
        });
        (await desk.MoveAsync(id, "note", new { text = "note " + Needle })).Must(200);
        (await desk.MoveAsync(id, "contact", new { result = "talking", note = Needle })).Must(200);
        (await desk.MoveAsync(id, "evidence", new { kind = "phone", value = "+919812345678", note = Needle })).Must(200);
        await host.FastForward(70);
        (await partner.SendAsync(new { id = "alert-id-" + Needle, action = "cancel", reason = "safe, says " + Needle })).Must(202);
        (await desk.MoveAsync(id, "close", new { outcome = "safe", note = Needle })).Must(200);
        await host.SettleAsync();

        Assert.Empty(await host.TracesOfAsync(Needle));
        Assert.Empty(await host.TracesOfAsync("9812345678"));
        Assert.Empty(await host.TracesOfAsync("203.0.113.77"));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains(Needle, StringComparison.OrdinalIgnoreCase) || l.Contains("9812345678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_officer_types_of_an_own_find_lies_sealed_too()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var id = (await desk.PostAsync("/api/v1/cases", new { text = Needle, handle = Needle, phone = "+919812345678", url = "https://sample.example/" + Needle })).Must(201).Body.At("id")!;
        (await desk.MoveAsync(id, "edit-find", new { displayName = Needle })).Must(200);
        (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        (await desk.MoveAsync(id, "reopen", new { reason = "because " + Needle })).Must(200);
        await host.FastForward(30);

        Assert.Empty(await host.TracesOfAsync(Needle));
        Assert.Empty(await host.TracesOfAsync("9812345678"));
    }

    [Fact]
    public async Task Bodies_that_try_to_break_the_reader_are_answered_and_break_nothing()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var random = new Random(4711);
        var whole = JsonSerializer.SerializeToUtf8Bytes(Alerts.Life("1"));
        var bodies = new List<byte[]>
        {
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 5000))),
            Encoding.UTF8.GetBytes("{\"id\":\"a\",\"text\":\"\\ud83d\",\"type\":\"suicide-risk\"}"),
            Encoding.UTF8.GetBytes("{\"id\":\"b\",\"id\":\"c\",\"text\":\"x\",\"text\":7}"),
            Encoding.UTF8.GetBytes("{\"id\":\"d\",\"text\":\"x\",\"detectedAt\":\"9999-99-99\",\"location\":{\"latitude\":1e999,\"longitude\":-1e999}}"),
            Encoding.UTF8.GetBytes("{\"id\":\"e\",\"text\":\"x\",\"media\":[" + string.Join(',', Enumerable.Repeat("{\"url\":\"https://x.example/\"}", 3000)) + "]}"),
            Encoding.UTF8.GetBytes("{\"id\":\"f\",\"text\":\"x\",\"unknown\":{\"a\":{\"b\":{\"c\":{}}}}}"),
            Array.Empty<byte>(),
            "null"u8.ToArray(),
            "\"text\""u8.ToArray(),
        };
        for (var i = 0; i < 150; i++)
        {
            var broken = whole.ToArray();
            for (var k = 0; k < 1 + (i % 4); k++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            bodies.Add(i % 10 == 0 ? broken[..random.Next(broken.Length)] : broken);
        }

        var statuses = new Dictionary<int, int>();
        foreach (var body in bodies)
        {
            var answer = await partner.SendAsync(body);
            Assert.True(answer.Status is 202 or 400 or 404, $"{answer.Status} for {Encoding.UTF8.GetString(body)}");
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
        }

        await host.FastForward(5);
        Assert.True(statuses[202] > 10 && statuses[400] > 10, string.Join(", ", statuses));
        Assert.Empty(host.Log.Errors);
        Assert.Equal("0", (await host.EngineAsync()).Body.At("deadLetters"));
    }
}

public sealed class HostileScenariosInOrder() : HostileScenarios(MessageOrder.AsTheyCome);

public sealed class HostileScenariosTwiceAndShuffled() : HostileScenarios(MessageOrder.TwiceAndShuffled);
