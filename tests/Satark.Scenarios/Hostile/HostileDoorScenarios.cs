using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Satark.Support.Hostile;
using Satark.Support.Hostile.Outputs;
using Satark.Support.Mails;

namespace Satark.Scenarios.Hostile;

/// <summary>The whole corpus through each door of the desk: each word is kept as it came, or refused in words, and no door breaks.</summary>
public abstract class HostileDoorScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const int Every = 5;
    private const string CapType = "application/cap+xml", EventType = "application/cloudevents+json", Secret = "inbound-secret-0123456789";

    private static readonly XNamespace CapNames = "urn:oasis:names:tc:emergency:cap:1.2";

    [Fact]
    public async Task Each_word_comes_in_as_an_alert_in_every_form_and_reads_back_as_it_came()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var said = new List<(string Id, string Text, bool Whole)>();
        foreach (var (take, n) in Takes().Select((t, n) => (t, n)))
        {
            var alert = Alert(take, n);
            var structured = new Dictionary<string, object?> { ["specversion"] = "1.0", ["id"] = take(0), ["source"] = take(1), ["type"] = take(2), ["subject"] = take(3), ["time"] = take(4), ["dataschema"] = take(5), ["x" + n] = take(6), ["data"] = alert.With("id", "event-" + n) };
            var headers = new Dictionary<string, string> { ["ce-specversion"] = "1.0", ["ce-id"] = Head(take(0), n), ["ce-source"] = Head(take(1), n), ["ce-type"] = Head(take(2), n), ["ce-subject"] = Head(take(3), n), ["traceparent"] = Head(take(4), n), ["User-Agent"] = "x" };
            said.Add((await RaisedAsync(partner.SendAsync(alert)), take(7), true));
            said.Add((await RaisedAsync(partner.SendAsync(PartnerClient.Bytes(structured), contentType: EventType)), take(7), true));
            said.Add((await RaisedAsync(partner.SendAsync(PartnerClient.Bytes(alert.With("id", null)), headers: headers)), take(7), true));
            said.Add((await RaisedAsync(partner.SendAsync(Cap(take, n), contentType: CapType)), take(7), false));
        }

        await host.SettleAsync();
        Assert.Equal(said.Count, said.Select(s => s.Id).Distinct().Count());
        foreach (var (id, text, whole) in said)
        {
            var view = (await desk.GetAsync("/api/v1/cases/" + id)).Must(200);
            Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(view.Text)));
            if (whole)
            {
                Assert.Equal(text, view.Body.At("post.text"));
            }
            else
            {
                Assert.Contains(HostileWords.Needle, view.Body.At("post.text"), StringComparison.Ordinal);
            }
        }

        await NothingBrokeAsync(host);
    }

    [Fact]
    public async Task Each_word_comes_in_by_mail_in_each_of_its_fields_and_none_is_lost_or_refused()
    {
        var host = await MailScenarios.StartMailAsync(StartAsync, new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var mails = 0;
        foreach (var (take, n) in Takes().Select((t, n) => (t, n)))
        {
            var mail = new SendGridPost
            {
                From = Line(take(0)) + " <alerts@meta.example>",
                To = Line(take(1)) + " <desk@in.police.example>",
                Subject = take(2),
                Text = n % 3 == 2 ? null : "Handle: " + take(3) + "\nPost: " + take(4) + "\n" + take(7),
                Html = n % 3 == 0 ? null : $"<p>{WebUtility.HtmlEncode(take(5))}</p>{take(7)}",
                MessageId = $"<{Line(take(6))}.{n}@meta.example>",
                References = Line(take(5)),
                Dkim = n % 2 == 0 ? "{@meta.example : pass}" : take(3),
                EnvelopeFrom = take(4),
                Headers = ["X-Hostile: " + Line(take(0)), "Reply-To: " + Line(take(1)) + " <answers@meta.example>"],
                ClaimedTextCharset = n % 4 == 0 ? take(2) : null,
                Files = [(Line(take(6)), n == 0 ? "image/png" : "text/html", n == 0 ? Support.Media.Pictures.Png().File : Encoding.UTF8.GetBytes(take(1)))],
            };
            Assert.Equal(HttpStatusCode.OK, await mail.SendAsync(host.Http, Secret));
            mails++;
        }

        foreach (var broken in HostileBytes.Encodings)
        {
            Assert.Equal(HttpStatusCode.OK, await new SendGridPost { MessageId = $"<broken-{mails}@meta.example>", Text = null, RawText = [.. Encoding.UTF8.GetBytes(HostileWords.Needle), .. broken.Bytes], ClaimedTextCharset = "utf-8" }.SendAsync(host.Http, Secret));
            mails++;
        }

        await host.SettleAsync();
        var board = (await desk.BoardAsync()).List("rows");
        Assert.Equal(mails, board.Count + (await desk.GetAsync("/api/v1/mails")).Must(200).Body.EnumerateArray().Count());
        var opened = 0;
        foreach (var id in board.Select(r => r.At("id")!))
        {
            var view = (await desk.GetAsync("/api/v1/cases/" + id)).Must(200);
            Assert.Contains(HostileWords.Needle, view.Body.At("post.text"), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(view.Body.At("post.text")!, ch => char.IsControl(ch) && ch is not ('\n' or '\t'));
            Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(view.Text)));
            foreach (var file in view.Body.GetProperty("mail").List("files").Where(f => f.At("copyType") is not null || opened++ < 3))
            {
                // A copy is a picture and nothing else, under a name of ours.
                var (status, head, _) = await desk.ReadAsync($"/api/v1/cases/{id}/attachments/{file.At("id")}");
                Assert.True(status is 200 or 422, $"{status}: {file.At("name")}");
                Assert.Empty(TextOutput.HeadFaults(head.Split('\n').Select(l => l.TrimEnd('\r'))));
                Assert.True(status != 200 || head.Contains("image/png", StringComparison.Ordinal), head);
            }
        }

        // A question goes out into the thread that the words named.
        foreach (var row in board.Where(r => r.At("mail.trust") == "trusted").Take(6))
        {
            (await desk.MoveAsync(row.At("id")!, "acknowledge")).Must(200);
            (await desk.MoveAsync(row.At("id")!, "ask", new { question = "phone" })).Must(200);
        }

        await host.FastForward(5);
        foreach (var mail in host.Mail!.Mails)
        {
            Assert.Empty(TextOutput.HeadFaults(HeadOf(mail).Where(l => !IsThread(l))));
            Assert.DoesNotContain(HostileWords.Needle, mail.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("evil.example", mail.To, StringComparison.Ordinal);
        }

        await NothingBrokeAsync(host);
    }

    [Fact]
    public async Task Each_word_that_an_officer_types_is_kept_or_refused_with_the_field_that_is_wrong()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        await host.PartnerAsync();
        var (kept, refused) = (0, 0);
        foreach (var (take, n) in Takes().Select((t, n) => (t, n)))
        {
            var find = await desk.PostAsync("/api/v1/cases", new { byPhone = n % 2 == 0, text = take(7), url = take(0), handle = HostileWords.Cut(take(1), 200), displayName = HostileWords.Cut(take(2), 200), phone = HostileWords.Cut(take(3), 200), platform = HostileWords.Cut(take(4), 200), caller = HostileWords.Cut(take(5), 200), type = take(6), severity = take(0) });
            if (find.Status == 400)
            {
                refused++;
                Assert.NotEmpty(find.Body.GetProperty("errors").EnumerateObject());
                continue;
            }

            var id = find.Must(201).Body.At("id")!;
            Assert.Equal(take(7).Trim(), (await desk.CaseAsync(id)).At("post.text"));
            (await desk.MoveAsync(id, "acknowledge")).Must(200);
            (await desk.MoveAsync(id, "edit-find", new { displayName = HostileWords.Cut(take(6), 200), district = "ballia" })).Must(200);
            foreach (var (move, body) in new (string, object)[]
            {
                ("note", new { text = take(1) }), ("contact", new { result = "talking", note = take(2) }), ("contact", new { result = take(3) }), ("evidence", new { kind = "address", value = HostileWords.Cut(take(4), 2000) }), ("evidence", new { kind = take(5), value = take(6) }),
                ("evidence", new { kind = "phone", value = take(0) }), ("evidence", new { kind = "map-link", value = HostileWords.Cut(take(1), 2000) }), ("dispatch", new { station = HostileWords.Cut(take(2), 200), vehicle = HostileWords.Cut(take(3), 200), reference = HostileWords.Cut(take(4), 200) }),
                ("route", new { district = take(5), station = take(6) }), ("route", new { district = "ballia", station = HostileWords.Cut(take(0), 200) }), ("hand-over", new { state = take(1) }), ("ask", new { question = take(2), text = take(3) }), ("reassign", new { user = take(4) }),
                ("ask-several", new { districts = new[] { take(5), take(6) } }), ("decline", new { reason = take(0) }), ("merge", new { into = HostileWords.Cut(take(1), 200) }), ("close", new { outcome = take(2), note = take(3) }), (Uri.EscapeDataString(HostileWords.Cut(take(4), 60)), new { }),
            })
            {
                var answer = await desk.MoveAsync(id, move, body);
                Assert.True(answer.Status is 200 or 400 or 403 or 404 or 405 or 409 or 422, $"{move}: {answer.Status} {answer.Text}");
                Assert.True(answer.Status < 400 || answer.Body.At("detail") is { Length: > 5 }, $"{move}: {answer.Text}");
                _ = answer.Status == 200 ? kept++ : refused++;
                Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(answer.Text)));
            }

            var view = await desk.CaseAsync(id);
            Assert.Contains(view.List("history"), e => e.At("kind") == "noted" && e.At("text")!.Contains(take(1).Trim(), StringComparison.Ordinal));
            (await desk.MoveAsync(id, "close", new { outcome = "safe", note = take(3) })).Must(200);
            (await desk.MoveAsync(id, "reopen", new { reason = take(5) })).Must(200);
            await RefusesAsync(desk, id, take);
        }

        Assert.True(kept > 100 && refused > 100, $"{kept} kept, {refused} refused");
        await NothingBrokeAsync(host);
    }

    // Bodies, names of routes and queries that make no sense.
    private static async Task RefusesAsync(DeskClient desk, string id, Func<int, string> take)
    {
        foreach (var path in new[] { "/api/v1/cases/" + Uri.EscapeDataString(HostileWords.Cut(take(0), 200)), $"/api/v1/cases/{id}/attachments/" + Uri.EscapeDataString(HostileWords.Cut(take(1), 60)), "/api/v1/users?case=" + Uri.EscapeDataString(HostileWords.Cut(take(2), 200)), "/api/v1/reading/" + Uri.EscapeDataString(HostileWords.Cut(take(3), 60)) })
        {
            var answer = await desk.GetAsync(path);
            Assert.True(answer.Status is 200 or 400 or 403 or 404, $"{path}: {answer.Status}");
            Assert.Empty(TextOutput.Words(answer.Text));
        }
    }

    private static async Task NothingBrokeAsync(TestHost host)
    {
        Assert.Empty(host.Log.Errors);
        Assert.Empty(host.Log.Kept.SelectMany(TextOutput.LogFaults).Take(3));
        Assert.Equal("0", (await host.EngineAsync()).Body.At("deadLetters"));
    }

    private static async Task<string> RaisedAsync(Task<Answer> answer) => (await answer).Must(202).Body.At("caseId")!;

    // A few words as the text, every word in one of them, and in each other field another word.
    private static IEnumerable<Func<int, string>> Takes()
    {
        var words = HostileWords.All.Select(w => w.Text).ToList();
        for (var n = 0; n < words.Count; n += Every)
        {
            var from = n;
            yield return field => field == 7 ? string.Join("\n", words.Skip(from).Take(Every)) : words[(from + (field * 17)) % words.Count];
        }
    }

    private static Dictionary<string, object?> Alert(Func<int, string> take, int n) => new()
    {
        ["id"] = $"a-{n}-{HostileWords.Cut(take(0), 200)}",
        ["type"] = take(1),
        ["severity"] = take(2),
        ["platform"] = take(3),
        ["url"] = take(4),
        ["text"] = take(7),
        ["language"] = take(5),
        ["detectedAt"] = take(6),
        ["subject"] = new { handle = $"{n}{take(0)}", displayName = take(1), phone = take(2), email = take(3), profileLocation = take(4), ipAddresses = new object[] { take(5), new { address = take(6), seenAt = take(0) } } },
        ["location"] = new { text = take(1), latitude = take(2) },
        ["media"] = new object[] { take(3), new { url = take(4), contentType = take(5) } },
        ["reason"] = take(6),
        ["__proto__"] = take(0),
    };

    private static byte[] Cap(Func<int, string> take, int n) => Encoding.UTF8.GetBytes(new XElement(
        CapNames + "alert",
        El("identifier", $"cap-{n}-{HostileWords.Cut(take(0), 200)}"), El("sender", take(1)), El("sent", take(2)), El("status", "Actual"), El("msgType", "Alert"), El("scope", take(3)), El("note", take(4)), El("incidents", take(5)),
        new XElement(CapNames + "info", El("language", take(6)), El("category", take(0)), El("event", take(1)), El("urgency", take(2)), El("severity", take(3)), El("headline", take(4)), El("description", take(7)), El("instruction", take(5)), El("web", take(6)), El("contact", take(0)),
            new XElement(CapNames + "parameter", El("valueName", "handle"), El("value", $"{n}{take(1)}")), new XElement(CapNames + "parameter", El("valueName", take(2)), El("value", take(3))),
            new XElement(CapNames + "resource", El("resourceDesc", take(4)), El("mimeType", take(5)), El("uri", take(6))), new XElement(CapNames + "area", El("areaDesc", take(0)), El("circle", take(1)), El("polygon", take(2)))))
        .ToString(SaveOptions.DisableFormatting));

    // What XML cannot hold at all stands in HostileBytes; here it is left out.
    private static XElement El(string name, string text) => new(CapNames + name, string.Concat(text.EnumerateRunes().Where(r => r.Value is 0x9 or 0xA or 0xD or >= 0x20 and not (0xFFFE or 0xFFFF)).Select(r => r.ToString())));

    // A line of a header: what would end it was a test of the header's writer, and here it is ours.
    private static string Line(string text) => HostileWords.Cut(text.ReplaceLineEndings(" ").Replace('\0', ' ').Replace('"', '\''), 900);

    // Headers of HTTP hold no controls and nothing beyond ASCII: the binding writes them as percent signs (CloudEvents HTTP, 3.1.3.2).
    private static string Head(string text, int n) => Uri.EscapeDataString(HostileWords.Cut(text, 60)) + n;

    // Each edition's provider takes a mail in its own form: as text with a head, or as JSON with the head's parts.
    private static IEnumerable<string> HeadOf(TakenMail mail)
    {
        if (!mail.Whole.StartsWith('{'))
        {
            return mail.Whole.Split("\n\n", 2)[0].Split('\n').Select(l => l.TrimEnd('\r'));
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(mail.Whole));
        using var json = JsonDocument.ParseValue(ref reader);
        Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(json.RootElement.GetRawText())));
        return Strings(json.RootElement, "").Where(s => !s.StartsWith("content", StringComparison.Ordinal)).ToList();
    }

    private static IEnumerable<string> Strings(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value, p.Name is "headers" || name.StartsWith("content", StringComparison.Ordinal) ? name : p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Strings(item, name)),
        JsonValueKind.String => [$"{name}: {element.GetString()}"],
        _ => [],
    };

    private static bool IsThread(string line) => line.StartsWith("In-Reply-To:", StringComparison.OrdinalIgnoreCase) || line.StartsWith("References:", StringComparison.OrdinalIgnoreCase);
}

public sealed class HostileDoorScenariosInOrder() : HostileDoorScenarios(MessageOrder.AsTheyCome);

public sealed class HostileDoorScenariosTwiceAndShuffled() : HostileDoorScenarios(MessageOrder.TwiceAndShuffled);
