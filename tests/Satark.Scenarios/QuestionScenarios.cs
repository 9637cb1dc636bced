using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Satark.Notifications;
using Satark.Support.Mails;

namespace Satark.Scenarios;

/// <summary>Asking the partner by mail: in the thread, with a clock of its own, and what its answer does.</summary>
public abstract class QuestionScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Secret = "inbound-secret-0123456789";

    private static readonly SendGridPost Alert = new() { Text = "Handle: riverside_77\nPost: https://www.instagram.com/p/ABC123/\n", Headers = ["Reply-To: answers@meta.example"] };

    [Fact]
    public async Task A_question_goes_out_at_once_again_after_five_minutes_and_at_ten_the_page_shows_whom_to_call()
    {
        var host = await MailScenarios.StartMailAsync(StartAsync);
        var desk = await host.SignInAsync(Cast.Ravi);
        await Alert.SendAsync(host.Http, Secret);
        var id = await MailScenarios.OnlyCaseAsync(host, desk);
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        host.SetZero();
        (await desk.MoveAsync(id, "ask", new { question = "last-login-ip" })).Must(200);
        await host.FastForward(599);

        var mails = (await host.SentAsync()).Where(s => s.To == "answers@meta.example").ToList();
        Assert.Equal([0, 300], mails.Select(m => m.At));
        Assert.Contains("the last login IP and its time", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("asked this before", mails[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("riverside", mails[0].Text + mails[0].Subject, StringComparison.Ordinal);
        Assert.Null((await desk.CaseAsync(id)).At("requests.0.silentSince"));

        await host.FastForward(2);
        var view = await desk.CaseAsync(id);
        Assert.Equal(host.Zero.AddSeconds(600), view.Time("requests.0.silentSince"));
        Assert.Equal("+911140001234", view.At("requests.0.phone"));
        Assert.Contains(view.List("marks"), m => m.At("kind") == "partner-silent" && m.At("text")!.Contains("+911140001234", StringComparison.Ordinal));
        await host.FastForward(1200);
        Assert.Equal(2, (await host.SentAsync()).Count(s => s.To == "answers@meta.example"));
    }

    [Fact]
    public async Task An_answer_in_the_thread_becomes_evidence_whoever_of_the_partners_house_writes_it()
    {
        var host = await MailScenarios.StartMailAsync(StartAsync, new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        await Alert.SendAsync(host.Http, Secret);
        var id = await MailScenarios.OnlyCaseAsync(host, desk);
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        (await desk.MoveAsync(id, "ask", new { question = "last-login-ip" })).Must(200);
        (await desk.MoveAsync(id, "ask", new { question = "device-place" })).Must(200);
        (await desk.MoveAsync(id, "ask", new { question = "still-up" })).Must(200);
        await host.SettleAsync();

        // In the thread of the partner's own mail, and with a name that brings the answer back.
        var token = host.Services.GetRequiredService<MailThreads>().TokenOf(id);
        var asked = host.Mail!.Mails.Where(q => q.To == "answers@meta.example").ToList();
        Assert.Equal(3, asked.Count);
        foreach (var mail in asked)
        {
            foreach (var part in new[] { "In-Reply-To", "References", "<mail-1@meta.example>", $"desk+{token}@in.police.example", $"<{token}." })
            {
                Assert.Contains(part, mail.Whole, StringComparison.Ordinal);
            }
        }

        // An answer of nobody whom we know, without any signature: the thread's name is the proof.
        var answer = new SendGridPost
        {
            From = "night.shift@contractor.example",
            Dkim = null,
            MessageId = "<a1@contractor.example>",
            To = $"desk+{token}@in.police.example",
            Subject = "Re: Case",
            Text = "The last login was from 49.36.1.2 at 2026-03-02 15:40:00 UTC. \nDevice location: Jaunpur\n\nOn Mon, 2 Mar 2026 the desk wrote:\n> 10.9.9.9 was asked\n",
        };
        Assert.Equal(HttpStatusCode.OK, await answer.SendAsync(host.Http, Secret));
        await host.SettleAsync();
        var view = await desk.CaseAsync(id);
        Assert.Equal([true, true, false], view.List("requests").Select(r => r.At("answeredAt") is not null));
        Assert.Equal(["49.36.1.2"], view.GetProperty("subject").List("ipAddresses").Select(a => a.At("address")));
        Assert.Equal("jaunpur", view.At("district.id"));
        Assert.Contains(view.List("evidence"), e => e.At("source") == "partner-answer" && e.At("place.district") == "jaunpur");
        Assert.Contains(view.List("history"), h => h.At("kind") == "evidence-added" && h.At("text")!.Contains("Device location: Jaunpur", StringComparison.Ordinal));
        Assert.Single((await desk.BoardAsync()).List("rows"));

        // The reference in a header does as well; what was answered is not asked again.
        await (answer with { To = "desk@in.police.example", MessageId = "<a2@contractor.example>", InReplyTo = $"<{token}.2.0@police.example>", Text = "The post was removed." }).SendAsync(host.Http, Secret);
        await host.FastForward(700);
        Assert.Equal(3, host.Mail.Mails.Count(q => q.To == "answers@meta.example"));
        Assert.DoesNotContain((await desk.CaseAsync(id)).List("marks"), m => m.At("kind") == "partner-silent");
    }

    [Fact]
    public async Task A_threads_name_that_somebody_made_up_proves_nothing()
    {
        var host = await MailScenarios.StartMailAsync(StartAsync);
        var desk = await host.SignInAsync(Cast.Ravi);
        await Alert.SendAsync(host.Http, Secret);
        var id = await MailScenarios.OnlyCaseAsync(host, desk);
        var token = host.Services.GetRequiredService<MailThreads>().TokenOf(id);
        var forged = token[..^1] + (token[^1] == 'a' ? 'b' : 'a');
        await new SendGridPost { From = "x@evil.example", Dkim = "{@evil.example : pass}", MessageId = "<f@evil.example>", To = $"desk+{forged}@in.police.example", InReplyTo = "<mail-1@meta.example>", Text = "All is well." }.SendAsync(host.Http, Secret);
        await host.SettleAsync();

        Assert.DoesNotContain("All is well", (await desk.CaseAsync(id)).At("post.text"), StringComparison.Ordinal);
        Assert.Single((await desk.BoardAsync()).List("rows"), r => r.At("mail.trust") == "unverified");
    }

    [Fact]
    public async Task A_partner_without_mail_of_its_own_alert_is_asked_where_it_said_and_an_automatic_answer_answers_nothing()
    {
        var host = await MailScenarios.StartMailAsync(StartAsync);
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync("other", "Other");
        await host.Services.GetRequiredService<Partners.PartnerBook>().SetContactAsync("other", new Partners.PartnerContact([], "law@other.example", null), default);
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        (await desk.MoveAsync(id, "ask", new { question = "phone" })).Must(200);
        await host.SettleAsync();
        Assert.Single(await host.SentAsync(), s => s.To == "law@other.example" && s.Text.Contains(id, StringComparison.Ordinal));

        var token = host.Services.GetRequiredService<MailThreads>().TokenOf(id);
        await new SendGridPost { From = "law@other.example", MessageId = "<ooo@other.example>", To = $"desk+{token}@in.police.example", Subject = "Automatic reply", InReplyTo = "<x@y.example>", Text = "I am away. Call +91 98765 43210." }.SendAsync(host.Http, Secret);
        await new SendGridPost { From = "mailer-daemon@other.example", EnvelopeFrom = "", MessageId = "<b@other.example>", Subject = "Undelivered", Text = $"Message-ID: <{token}.0.0@police.example> could not be delivered.", Headers = ["Content-Type: multipart/report"] }.SendAsync(host.Http, Secret);
        await host.SettleAsync();
        var view = await desk.CaseAsync(id);
        Assert.Null(view.At("requests.0.answeredAt"));
        Assert.Equal(["auto-reply", "bounce"], view.List("history").Where(h => h.At("kind") == "mail-attached").Select(h => h.At("text")!.Contains("came back", StringComparison.Ordinal) ? "bounce" : "auto-reply").Order());
        Assert.Contains(view.List("marks"), m => m.At("kind") == "not-delivered");
        Assert.Single((await desk.BoardAsync()).List("rows"));
        Assert.Equal("phone", (await partner.StatusAsync(id)).Body.List("openRequests")[0].At("question"));
    }
}

public sealed class QuestionScenariosInOrder() : QuestionScenarios(MessageOrder.AsTheyCome);

public sealed class QuestionScenariosTwiceAndShuffled() : QuestionScenarios(MessageOrder.TwiceAndShuffled);
