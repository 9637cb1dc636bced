using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Satark.Partners;
using Satark.Support.Mails;

namespace Satark.Scenarios;

/// <summary>What comes of mails, by the issue's own sentences: posted as SendGrid posts them.</summary>
public abstract class MailScenarios(MessageOrder order) : ScenarioTest(order)
{
    internal const string Secret = "inbound-secret-0123456789";
    private const string NextSecret = "inbound-secret-next-01234";

    private static readonly SendGridPost Alert = new()
    {
        Text = "A user may be about to end their life.\nHandle: riverside_77\nPost: https://www.instagram.com/p/ABC123/\nPhone: +91 98765 43210\nLast login IP: 49.36.1.2 2026-03-02 15:40:00 UTC\nLocation: Ballia\n",
    };

    [Fact]
    public async Task A_mail_of_a_listed_sender_with_an_aligned_signature_is_a_life_risk_case_with_the_full_ladder()
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        await host.OpenPageAsync(desk);
        host.SetZero();
        Assert.Equal(HttpStatusCode.OK, await Alert.SendAsync(host.Http, Secret));
        await host.SettleAsync();

        var row = Assert.Single((await desk.BoardAsync()).List("rows"));
        Assert.Equal(("true", "Meta", "listed", "ballia"), (row.At("lifeRisk"), row.At("source"), row.At("mail.trust"), row.At("district.id")));
        Assert.Equal(0, (await host.RequestsToAsync(Cast.TaskForcePhone))[0]);
        await host.FastForward(121);
        Assert.Equal(20, (await host.CallsToAsync(Cast.Ravi))[0]);
        Assert.Equal(120, (await host.CallsToAsync(Cast.Ballia))[0]);

        var view = await desk.CaseAsync(row.At("id")!);
        Assert.Equal(("riverside_77", "https://www.instagram.com/p/ABC123/", "49.36.1.2", "Instagram"), (view.At("subject.handle"), view.At("post.url"), view.GetProperty("subject").List("ipAddresses")[0].At("address"), view.At("platform")));
        Assert.Contains("98765", view.At("subject.phone"), StringComparison.Ordinal);
        Assert.StartsWith("Suicide risk\n\nA user may be", view.At("post.text"), StringComparison.Ordinal);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Theory]
    [InlineData("unlisted")]
    [InlineData("unsigned")]
    [InlineData("signed-by-another")]
    public async Task A_mail_that_nothing_proves_calls_the_state_desk_alone_until_a_human_says_that_it_is_genuine(string kind)
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        host.SetZero();
        await (kind switch
        {
            "unlisted" => Alert with { From = "someone@mail.example", Dkim = "{@mail.example : pass}" },
            "unsigned" => Alert with { Dkim = "{@meta.example : fail}" },
            _ => Alert with { Dkim = "{@other.example : pass}" },
        }).SendAsync(host.Http, Secret);
        await host.SettleAsync();

        // Pushed with sound at once; the operator after a minute; nobody of a district, no agency, whatever the words say of the place.
        Assert.Single(page.Alarms);
        var row = Assert.Single((await desk.BoardAsync()).List("rows"));
        var id = row.At("id")!;
        Assert.Equal(("unverified", null), (row.At("mail.trust"), row.At("district.id")));
        Assert.Contains(row.List("marks"), m => m.At("kind") == "unverified-mail" && m.At("text")!.Contains(kind == "unlisted" ? "not listed" : "Meta", StringComparison.Ordinal));
        await host.FastForward(130);
        Assert.Equal(60, (await host.CallsToAsync(Cast.Ravi))[0]);
        Assert.Empty(await host.CallsToAsync(Cast.Ballia));
        Assert.DoesNotContain(await host.SentAsync(), s => s.IsRequest);
        Assert.DoesNotContain("dispatch", (await desk.CaseAsync(id)).List("moves").Select(m => m.GetString()));
        (await desk.MoveAsync(id, "hand-over", new { state = "BR" })).Must(422);

        // Genuine: from here on it is as if it had been so since its receipt, so that everybody whose time has passed is called at once.
        (await desk.MoveAsync(id, "genuine")).Must(200);
        await host.SettleAsync();
        Assert.Equal(130, (await host.RequestsToAsync(Cast.TaskForcePhone))[0]);
        Assert.Equal(130, (await host.CallsToAsync(Cast.Ballia))[0]);
        row = (await desk.RowAsync(id))!.Value;
        Assert.Equal(("genuine", "ballia"), (row.At("mail.trust"), row.At("district.id")));
        Assert.DoesNotContain(row.List("marks"), m => m.At("kind") == "unverified-mail");
    }

    [Fact]
    public async Task A_mail_that_is_not_genuine_is_closed_and_calls_nobody()
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        await host.OpenPageAsync(desk);
        await (Alert with { From = "someone@mail.example" }).SendAsync(host.Http, Secret);
        var id = await OnlyCaseAsync(host, desk);
        (await desk.MoveAsync(id, "not-genuine")).Must(200);
        await host.FastForward(130);

        Assert.Empty(await host.SentAsync());
        var view = await desk.CaseAsync(id);
        Assert.Equal(("closed", "false-alarm", "not-genuine"), (view.At("state"), view.At("outcome"), view.At("mail.trust")));

        // Who was wrong opens it again: it is as unproven as it was.
        (await desk.MoveAsync(id, "reopen", new { reason = "The platform called." })).Must(200);
        await host.FastForward(61);
        Assert.Single(await host.CallsToAsync(Cast.Ravi));
        Assert.DoesNotContain(await host.SentAsync(), s => s.IsRequest);
    }

    [Fact]
    public async Task Behind_a_wrong_secret_there_is_nothing_and_two_secrets_live_while_one_is_changed()
    {
        var host = await StartMailAsync();
        foreach (var wrong in new[] { "x", Secret + "x", Secret[..^1], "INBOUND-SECRET-0123456789" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Alert.SendAsync(host.Http, wrong));
        }

        Assert.Equal(0, await host.RowsAsync("board"));
        Assert.Equal(HttpStatusCode.OK, await Alert.SendAsync(host.Http, Secret));
        Assert.Equal(HttpStatusCode.OK, await (Alert with { MessageId = "<2@meta.example>" }).SendAsync(host.Http, NextSecret));
        Assert.Equal(2, await host.RowsAsync("board"));

        // Without a secret of its own an installation takes none, not even an empty one.
        var closed = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await Alert.SendAsync(closed.Http, "x"));
    }

    [Fact]
    public async Task A_mail_in_hindi_is_read_in_whatever_charset_each_of_its_parts_comes()
    {
        const string Words = "कृपया तुरंत देखें। उपयोगकर्ता ने लिखा: आज रात सब ख़त्म।\nहैंडल: sample.user\nस्थान: बलिया\n";
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var n = 0;
        foreach (var charset in new[] { "UTF-8", "utf-16le", "x-iscii-de" })
        {
            var id = $"<hindi-{n++}@meta.example>";
            await (Alert with { MessageId = id, Subject = "आत्महत्या की आशंका", SubjectCharset = charset == "UTF-8" ? "utf-16be" : "UTF-8", Text = Words, TextCharset = charset }).SendAsync(host.Http, Secret);
            await host.SettleAsync();
            var view = await CaseOfAsync(host, desk, id);
            Assert.Contains("आज रात", view.At("post.text"), StringComparison.Ordinal);
            Assert.StartsWith("आत्महत्या की आशंका", view.At("post.text"), StringComparison.Ordinal);
            Assert.Equal(("ballia", "suicide-risk", "sample.user"), (view.At("district.id"), view.At("type"), view.At("subject.handle")));
        }

        // What nobody knows is read as old mail programs mean it, and says so.
        await (Alert with { MessageId = "<odd@meta.example>", RawText = "Wo bleibt M\u00fcller? Ballia"u8.ToArray(), ClaimedTextCharset = "x-klingon" }).SendAsync(host.Http, Secret);
        var odd = await CaseOfAsync(host, desk, "<odd@meta.example>");
        Assert.Contains("windows-1252", odd.List("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("MÃ¼ller", odd.At("post.text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_mail_again_changes_nothing_and_with_other_words_it_is_added()
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        await Alert.SendAsync(host.Http, Secret);
        var id = await OnlyCaseAsync(host, desk);
        var before = (await desk.CaseAsync(id)).At("version");
        await Alert.SendAsync(host.Http, Secret);
        await host.SettleAsync();
        Assert.Equal(before, (await desk.RowAsync(id))!.Value.At("version"));

        await (Alert with { Text = Alert.Text + "\nRegistered email: river@person.example\nLast login IP: 49.36.9.9" }).SendAsync(host.Http, Secret);
        var view = await desk.CaseAsync(await OnlyCaseAsync(host, desk));
        Assert.Equal("river@person.example", view.At("subject.email"));
        Assert.Equal(["49.36.1.2", "49.36.9.9"], view.GetProperty("subject").List("ipAddresses").Select(a => a.At("address")!).Distinct());
        Assert.Contains("* * *", view.At("post.text"), StringComparison.Ordinal);

        // A stranger who knows the id opens a case of their own, and adds nothing to this one.
        await (Alert with { From = "someone@mail.example", Text = "All is well." }).SendAsync(host.Http, Secret);
        await host.SettleAsync();
        Assert.Equal(2, (await desk.BoardAsync()).List("rows").Count);
        Assert.DoesNotContain("All is well", (await desk.CaseAsync(id)).At("post.text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_persons_in_one_mail_are_offered_as_a_split_and_one_click_makes_a_case_of_each()
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        host.SetZero();
        await (Alert with { Text = "Three users:\n\n1. Handle: first.user\nLocation: Ballia\n\n2. Handle: second.user\nLocation: Jaunpur\n\n3. Handle: third.user\nLocation: Lucknow\n" }).SendAsync(host.Http, Secret);
        var id = await OnlyCaseAsync(host, desk);
        Assert.Equal("3", (await desk.CaseAsync(id)).At("mail.persons"));
        await host.FastForward(130);
        (await desk.MoveAsync(id, "split-mail")).Must(200);
        await host.SettleAsync();

        var rows = (await desk.BoardAsync()).List("rows");
        Assert.Equal(["ballia", "jaunpur", "lucknow"], rows.Select(r => r.At("district.id")).Order());
        Assert.Equal(["first.user", "second.user", "third.user"], (await Task.WhenAll(rows.Select(r => desk.CaseAsync(r.At("id")!)))).Select(c => c.At("subject.handle")).Order());

        // Their clocks run from the mail: whose time has passed is called at once.
        Assert.Equal(130, (await host.CallsToAsync(Cast.Lucknow))[0]);
        Assert.DoesNotContain("split-mail", (await desk.CaseAsync(id)).List("moves").Select(m => m.GetString()));
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Automatic_answers_and_bounces_are_listed_and_call_nobody()
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        foreach (var (mail, n) in new[]
        {
            Alert with { Headers = ["Auto-Submitted: auto-replied (vacation)"] },
            Alert with { Headers = ["Precedence: auto_reply"] },
            Alert with { Headers = ["X-Autoreply: yes"] },
            Alert with { Subject = "Out of office: back on Monday", InReplyTo = "<something@police.example>" },
            Alert with { From = "MAILER-DAEMON@mx.example", EnvelopeFrom = "", Headers = ["Content-Type: multipart/report; report-type=delivery-status; boundary=x"] },
        }.Select((mail, n) => (mail, n)))
        {
            var numbered = mail with { MessageId = $"<auto-{n}@meta.example>" };
            Assert.Equal(HttpStatusCode.OK, await numbered.SendAsync(host.Http, Secret));
            Assert.Equal(HttpStatusCode.OK, await numbered.SendAsync(host.Http, Secret));
        }

        await host.FastForward(130);
        Assert.Empty(page.Alarms);
        Assert.Empty(await host.SentAsync());
        Assert.Empty((await desk.BoardAsync()).List("rows"));
        var listed = (await desk.GetAsync("/api/v1/mails")).Must(200).Body.EnumerateArray().ToList();
        Assert.Equal(["auto-reply", "bounce"], listed.Select(l => l.At("kind")).Distinct().Order());
        Assert.Equal(5, listed.Count);
        (await (await host.SignInAsync(Cast.Kotwali)).GetAsync("/api/v1/mails")).Must(403);

        // A platform's system that writes its alerts itself is no answer.
        await (Alert with { Headers = ["Auto-Submitted: auto-generated", "Precedence: bulk"] }).SendAsync(host.Http, Secret);
        await host.SettleAsync();
        Assert.Single(page.Alarms);
    }

    [Fact]
    public async Task Attachments_are_kept_sealed_too_large_ones_dropped_with_a_note_and_words_never()
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var long_ = string.Concat(Enumerable.Repeat("word ", 30_000)) + "Ballia";
        Assert.Equal(HttpStatusCode.OK, await (Alert with
        {
            Text = long_,
            Files = [("पोस्ट.png", "image/png", Support.Media.Pictures.Png().File), ("film.mp4", "video/mp4", new byte[17 * 1024 * 1024]), ("request.pdf", "application/pdf", "%PDF-1.7 x"u8.ToArray())],
        }).SendAsync(host.Http, Secret));
        var id = await OnlyCaseAsync(host, desk);
        var view = await desk.CaseAsync(id);
        var files = view.GetProperty("mail").List("files");
        Assert.Equal(["पोस्ट.png kept image/png", "film.mp4 dropped ", "request.pdf kept ", "mail.txt kept "], files.Select(f => $"{f.At("name")} {f.At("state")} {f.At("copyType")}"));
        Assert.Contains(view.List("warnings"), w => w.GetString()!.Contains("film.mp4", StringComparison.Ordinal));
        Assert.Equal(100_000, view.At("post.text")!.Length);

        Assert.Equal(200, (await desk.ReadAsync($"/api/v1/cases/{id}/attachments/{files[0].At("id")}")).Status);
        Assert.Equal(422, (await desk.ReadAsync($"/api/v1/cases/{id}/attachments/{files[2].At("id")}")).Status);
        Assert.Equal(404, (await desk.ReadAsync($"/api/v1/cases/{id}/attachments/aaaaaaaaaaaaaaaa")).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=abc")]
    public async Task Whatever_comes_behind_the_secret_is_saved(string contentType)
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        using var content = new ByteArrayContent("--abc\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHe is in Ballia and"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await host.Http.PostAsync(new Uri("/api/v1/inbound/email/" + Secret, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        var view = await desk.CaseAsync(await OnlyCaseAsync(host, desk));
        Assert.Equal("unverified", view.At("mail.trust"));
        Assert.Contains("He is in Ballia", view.At("post.text"), StringComparison.Ordinal);
        Assert.NotEmpty(view.List("warnings"));
    }

    [Fact]
    public async Task No_broken_form_makes_the_intake_fail_and_each_is_saved()
    {
        var host = await StartMailAsync();
        var random = new Random(20260302);
        var whole = await (Alert with { Html = "<p>x", Files = [("a.png", "image/png", new byte[300])] }).Content().ReadAsByteArrayAsync();
        var inputs = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 20_000 : 40;
        for (var i = 0; i < inputs; i++)
        {
            var body = whole[..random.Next(whole.Length + 1)];
            for (var n = random.Next(30); n > 0 && body.Length > 0; n--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", random.Next(5) == 0 ? "multipart/form-data; boundary=\"" : "multipart/form-data; boundary=xYzZY7e1d0c2b9a");
            using var response = await host.Http.PostAsync(new Uri("/api/v1/inbound/email/" + Secret, UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.NotEqual(0, await host.RowsAsync("board"));
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Markup_is_never_shown_its_words_are_read_and_its_links_named()
    {
        var host = await StartMailAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        await (Alert with { Text = null, Html = "<html><head><title>x</title><style>p{}</style></head><body><script>alert(1)</script><p>User in <b>Ballia</b>&nbsp;&amp; near</p><p><a href=\"https://www.instagram.com/p/XYZ/\">the post</a></p><img src=x onerror=alert(2)></body></html>" }).SendAsync(host.Http, Secret);
        var view = await desk.CaseAsync(await OnlyCaseAsync(host, desk));
        Assert.Equal("Suicide risk\n\nUser in Ballia\u00a0& near\n\nthe post (https://www.instagram.com/p/XYZ/)", view.At("post.text"));
        Assert.Equal("https://www.instagram.com/p/XYZ/", view.At("post.url"));
    }

    internal static async Task<TestHost> StartMailAsync(Func<HostSetup, Task<TestHost>> start, HostSetup? setup = null)
    {
        setup ??= new HostSetup();
        var host = await start(setup with
        {
            Settings = new Dictionary<string, string?>(setup.Settings)
            {
                ["Satark:InboundMail:Secret"] = Secret,
                ["Satark:InboundMail:NextSecret"] = NextSecret,
                ["Satark:InboundMail:Address"] = "desk@in.police.example",
            },
        });
        await host.PartnerAsync();
        var set = await host.Services.GetRequiredService<PartnerBook>().SetContactAsync("meta", new PartnerContact(["@meta.example"], "law@meta.example", "+911140001234"), default);
        Assert.True(set.IsOk);
        return host;
    }

    internal static async Task<string> OnlyCaseAsync(TestHost host, DeskClient desk)
    {
        await host.SettleAsync();
        return Assert.Single((await desk.BoardAsync()).List("rows")).At("id")!;
    }

    private Task<TestHost> StartMailAsync() => StartMailAsync(StartAsync);

    private static async Task<System.Text.Json.JsonElement> CaseOfAsync(TestHost host, DeskClient desk, string messageId)
    {
        await host.SettleAsync();
        foreach (var row in (await desk.BoardAsync()).List("rows"))
        {
            var view = await desk.CaseAsync(row.At("id")!);
            if (view.At("partnerCaseId") == messageId.Trim('<', '>'))
            {
                return view;
            }
        }

        throw new Xunit.Sdk.XunitException($"No case of {messageId}.");
    }
}

public sealed class MailScenariosInOrder() : MailScenarios(MessageOrder.AsTheyCome);

public sealed class MailScenariosTwiceAndShuffled() : MailScenarios(MessageOrder.TwiceAndShuffled);
