using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Satark.Support.Hostile;
using Satark.Support.Hostile.Outputs;

namespace Satark.Scenarios;

/// <summary>Everything from outside is hostile, and everything personal stays inside.</summary>
public abstract class HostileScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Needle = HostileWords.Needle;

    private static readonly string[] CapElements =
    [
        "alert", "identifier", "sender", "sent", "status", "msgType", "source", "scope", "restriction", "addresses", "code", "note", "references", "incidents", "info", "language", "category", "event", "responseType", "urgency", "severity",
        "certainty", "audience", "eventCode", "effective", "onset", "expires", "senderName", "headline", "description", "instruction", "web", "contact", "parameter", "valueName", "value", "resource", "resourceDesc", "mimeType", "uri", "area",
        "areaDesc", "polygon", "circle", "geocode",
    ];

    [Fact]
    public async Task Whatever_stands_in_every_field_comes_back_as_text_and_leaves_in_no_message_log_or_header()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        var cases = new List<(string Id, string Text)>();
        var partners = new List<PartnerClient>();
        foreach (var (family, n) in HostileWords.Families.Select((f, n) => (f, n)))
        {
            // Six of one partner are a case each, and no storm.
            if (n % 6 == 0)
            {
                partners.Add(await host.PartnerAsync("partner-" + partners.Count));
            }

            var words = HostileWords.In(family);
            string Word(int field, int most) => HostileWords.Cut(words[field % words.Count], most);
            var text = HostileWords.Mouthful(family);
            var id = await partners[^1].RaiseAsync(new
            {
                id = Word(n, 255),
                type = Word(1, 9999),
                severity = Word(2, 9999),
                status = Word(3, 9999),
                detectedAt = Word(4, 9999),
                platform = "Instagram", // the one word of a partner's that stands on the board
                url = Word(6, 9999),
                text,
                language = Word(7, 9999),
                subject = new { handle = Word(8, 9999), displayName = Word(9, 9999), phone = Word(10, 9999), email = Word(11, 9999), profileLocation = Word(0, 9999), ipAddresses = new object[] { new { address = Word(1, 9999), seenAt = Word(2, 9999) }, Word(3, 9999) } },
                location = new { latitude = Word(4, 9999), longitude = Word(5, 9999), accuracyMetres = Word(6, 9999), text = Word(7, 9999) },
                media = new object[] { new { url = Word(8, 9999), contentType = Word(9, 9999) } },
                reason = Word(10, 9999),
            });
            cases.Add((id, text));
        }

        await host.FastForward(65);
        foreach (var ((id, text), n) in cases.Select((c, n) => (c, n)))
        {
            var words = HostileWords.In(HostileWords.Families[n]);
            string Word(int field, int most) => HostileWords.Cut(words[field % words.Count], most);
            (await desk.MoveAsync(id, "acknowledge")).Must(200);
            (await desk.MoveAsync(id, "contact", new { result = "talking", note = text[..Math.Min(text.Length, 9000)] })).Must(200);
            (await desk.MoveAsync(id, "note", new { text = Word(0, 9999) })).Must(200);
            (await desk.MoveAsync(id, "evidence", new { kind = "address", value = Word(1, 2000) })).Must(200);
            (await desk.MoveAsync(id, "dispatch", new { station = Word(2, 200), vehicle = Word(3, 200), reference = Word(4, 200) })).Must(200);
            (await desk.MoveAsync(id, "route", new { district = "ballia", station = Word(5, 100) })).Must(200);
            (await partners[n / 6].SendAsync(new { id = Word(n, 255), action = "cancel", reason = Word(6, 9999) })).Must(202);
        }

        await host.FastForward(130);
        foreach (var ((id, text), n) in cases.Select((c, n) => (c, n)))
        {
            // As text, exactly as it came; and as text on paper and in the file for another police.
            var view = (await desk.GetAsync("/api/v1/cases/" + id)).Must(200);
            Assert.Equal(text, view.Body.At("post.text"));
            Assert.Contains(view.Body.List("history"), e => e.At("text")!.Contains(Needle, StringComparison.Ordinal));
            Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(view.Text)));
            var packet = await desk.ReadAsync($"/api/v1/cases/{id}/packet");
            Assert.Contains(Needle, Encoding.UTF8.GetString(packet.Body), StringComparison.Ordinal);
            Assert.Empty(MarkupOutput.Faults(Encoding.UTF8.GetString(packet.Body), "meta"));
            var cap = await desk.ReadAsync($"/api/v1/cases/{id}/packet.xml");
            Assert.Contains(Needle, Encoding.UTF8.GetString(cap.Body), StringComparison.Ordinal);
            Assert.Empty(DocumentOutput.XmlFaults(Encoding.UTF8.GetString(cap.Body), CapElements));
            Assert.All([packet.Head, cap.Head], head => Assert.Empty(TextOutput.HeadFaults(head.Split('\n').Select(l => l.TrimEnd('\r')))));
            Assert.Empty(TextOutput.FileNameFaults(Regex.Match(cap.Head, "filename=\"?([^\"\r\n;]+)").Groups[1].Value));
            (await desk.MoveAsync(id, "close", new { outcome = "safe", note = HostileWords.In(HostileWords.Families[n])[0] })).Must(200);
        }

        foreach (var link in host.Sms!.Messages.Select(m => m.Body).Where(t => t.Contains("/l?", StringComparison.Ordinal)).Take(30))
        {
            var shown = await host.Http.GetStringAsync(TestHost.LinkOf(link));
            Assert.Empty(MarkupOutput.Faults(shown, "meta", "link", "a"));
            Assert.All(Regex.Matches(shown, "<a\\b[^>]*>"), a => Assert.Matches(@"^<a( class=""again"")? href=""/l\?[A-Za-z0-9_-]+"">$", a.Value));
        }

        await host.SettleAsync();
        await page.DisposeAsync();
        await host.FastForward(TimeSpan.FromDays(1.1));

        // And nowhere else.
        Assert.True(host.Sms.Messages.Count > 4, "messages went out");
        Assert.All(host.Sms.Requests, r => Assert.Empty(TextOutput.Words(r.Text)));
        Assert.All(host.Sms.Messages, m => Assert.Empty(TextOutput.MessageFaults(m.Body)));
        Assert.All(host.Mail!.Mails, m => Assert.Empty(TextOutput.Words(m.Whole)));
        Assert.All(host.TaskForce!.Requests, r => Assert.Empty(TextOutput.HeadFaults(r.Headers.Values)));
        Assert.All(host.TaskForce.Requests, r => Assert.Empty(DocumentOutput.XmlFaults(r.Text, CapElements).Concat(TextOutput.Words(r.Text))));
        Assert.Equal(host.TaskForce.Requests.Count, host.TaskForce.Alerts.Count);
        Assert.Empty(host.WhatsApp!.Requests.SelectMany(r => TextOutput.Words(r.Text).Concat(r.Body.Length == 0 ? [] : DocumentOutput.JsonFaults(r.Body))).Take(3));
        Assert.Empty(host.Log.Kept.SelectMany(TextOutput.LogFaults).Take(3));
        Assert.Empty(host.Log.Errors);
        Assert.Empty(page.Rows.Where(r => r.At("station") is null).SelectMany(r => TextOutput.Words(r.GetRawText())).Take(3));
        Assert.Empty((await (await host.SignInAsync(Cast.Asha)).GetAsync("/api/v1/dead-letters")).Must(200).Body.EnumerateArray());
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
        var bodies = HostileBytes.Json.Select(b => b.Bytes).ToList();
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
