using System.Xml.Linq;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>With the clients of real providers, against gateways that enforce the vendors' rules.</summary>
public abstract class ProviderScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    [Fact]
    public async Task Each_message_leaves_by_its_provider_once_and_says_nothing_of_the_person()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var partner = await host.PartnerAsync();

        await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(65);

        // Whether the Task Force was asked before or after the place was known, and so gets news of it, is a matter of microseconds.
        var sms = host.Sms!.Messages.Where(m => !m.Body.Contains("See what is known now", StringComparison.Ordinal));
        Assert.Equal(new[] { Cast.Ravi.Phone, Cast.Asha.Phone, Cast.Ballia.Phone, Cast.TaskForcePhone, Cast.Up112Phone }.Order(), sms.Select(m => m.To).Order());
        Assert.Equal(new[] { Cast.Ravi.Mail, Cast.Asha.Mail, Cast.Ballia.Mail }.Order(), host.Mail!.Mails.Select(m => m.To).Order());
        Assert.Single(host.TaskForce!.Alerts, a => a.Element(Cap + "msgType")!.Value == "Alert");
        Assert.All(host.Sms.Requests, r => Assert.DoesNotContain("riverside", r.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(host.Mail.Mails, m => Assert.DoesNotContain("riverside", m.Whole, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("riverside", host.TaskForce.Alerts[0].ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await host.SentAsync());
    }

    [Fact]
    public async Task A_number_that_opted_out_fails_for_good_and_the_mail_reaches_the_officer()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        host.Sms!.OptedOut.Add(Cast.Ravi.Phone!);
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(55);

        Assert.Single(host.Sms.Requests, r => Uri.UnescapeDataString(r.Text).Contains(Cast.Ravi.Phone!, StringComparison.Ordinal));
        Assert.Single(host.Mail!.Mails, m => m.To == Cast.Ravi.Mail);
        var failed = (await desk.CaseAsync(id)).List("deliveries").Single(d => d.At("target") == Cast.Ravi.Name && d.At("channel") == "sms");
        Assert.Equal("failed", failed.At("state"));
        Assert.Contains("opted out", failed.At("reason"), StringComparison.Ordinal);
        Assert.DoesNotContain((await desk.CaseAsync(id)).List("marks"), k => k.At("kind") == "not-delivered");
    }

    [Fact]
    public async Task Somebody_whom_no_channel_reaches_is_marked_on_the_case()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        host.Sms!.OptedOut.Add(Cast.Ravi.Phone!);
        host.Mail!.RefusesRecipients = true;
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(5);

        Assert.Contains((await desk.CaseAsync(id)).List("marks"), k => k.At("kind") == "not-delivered" && k.At("text")!.Contains(Cast.Ravi.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_is_busy_is_asked_again_after_15_30_and_60_seconds_and_then_no_more()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        host.Sms!.Busy = true;
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();
        int Asked() => host.Sms.Requests.Count(r => Uri.UnescapeDataString(r.Text).Contains(Cast.Ravi.Phone!, StringComparison.Ordinal));
        Assert.Equal(1, Asked());

        // With jitter of a fifth.
        await host.FastForward(11.9);
        Assert.Equal(1, Asked());
        await host.FastForward(6.2);
        Assert.Equal(2, Asked());
        await host.FastForward(17);
        Assert.Equal(2, Asked());
        await host.FastForward(19.1);
        Assert.Equal(3, Asked());
        await host.FastForward(28);
        Assert.Equal(3, Asked());

        // Within the fourth attempt's window the ladder's next round has not yet begun.
        await host.FastForward(36);
        Assert.Equal(4, Asked());
        await host.FastForward(1);
        var given = (await desk.CaseAsync(id)).List("deliveries").Single(d => d.At("target") == Cast.Ravi.Name && d.At("channel") == "sms" && d.At("round") == "1");
        Assert.Equal(("failed", "4"), (given.At("state"), given.At("attempts")));
    }

    [Fact]
    public async Task Once_somebody_has_the_case_no_waiting_attempt_begins_any_more()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        host.Sms!.Busy = true;
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(5);
        int Asked() => host.Sms.Requests.Count(r => Uri.UnescapeDataString(r.Text).Contains(Cast.Ravi.Phone!, StringComparison.Ordinal));

        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(100);

        Assert.Equal(1, Asked());
        Assert.Contains((await desk.CaseAsync(id)).List("deliveries"), d => d.At("target") == Cast.Ravi.Name && d.At("state") == "superseded");

        // The Task Force's engagement goes on trying.
        Assert.True(host.Sms.Requests.Count(r => Uri.UnescapeDataString(r.Text).Contains(Cast.TaskForcePhone, StringComparison.Ordinal)) > 2);
    }

    [Fact]
    public async Task A_provider_that_says_nothing_is_asked_again()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        host.Sms!.Silent = true;
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Ordinary("1"));
        Assert.True(await Until.TrueAsync(() => host.Sms.Requests.Count == 1));

        host.Sms.Silent = false;
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.FastForward(20);

        Assert.Equal(2, host.Sms.Requests.Count);
        var delivery = (await (await host.SignInAsync(Cast.Asha)).CaseAsync(id)).List("deliveries").Single(d => d.At("channel") == "sms");
        Assert.Equal(("accepted", "false"), (delivery.At("state"), delivery.At("perhapsTwice")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_attempt_that_a_crash_cut_off_is_made_again_for_a_life_and_says_perhaps_twice(bool life)
    {
        var host = await StartAsync(new HostSetup { Providers = true, People = [Cast.Asha, Cast.Ravi with { Mail = null }] });
        host.Sms!.Silent = true;
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(life ? Alerts.Nowhere("1") : Alerts.Ordinary("1"));
        Assert.True(await Until.TrueAsync(() => Asked() == 1));
        await host.StopAsync();
        host.Sms.Silent = false;

        await host.StartAgainAsync();
        await host.FastForward(12);

        Assert.Equal(life ? 2 : 1, Asked());
        var delivery = (await (await host.SignInAsync(Cast.Asha)).CaseAsync(id)).List("deliveries").Single(d => d.At("target") == Cast.Ravi.Name);
        Assert.Equal(life ? ("accepted", "true") : ("unknown", "false"), (delivery.At("state"), delivery.At("perhapsTwice")));

        int Asked() => host.Sms.Requests.Count(r => Uri.UnescapeDataString(r.Text).Contains(Cast.Ravi.Phone!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twilios_reports_move_a_delivery_forward_only_and_only_when_Twilio_says_so()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();
        var message = host.Sms!.Messages.Single(m => m.To == Cast.Ravi.Phone);
        Assert.StartsWith(TestHost.PublicUrl.AbsoluteUri, message.StatusCallback, StringComparison.Ordinal);

        Assert.Equal(401, (await host.ReportAsync(TwilioGateway.Report(message, "delivered", token: "somebody else's"))).Status);
        Assert.Equal("accepted", await StateAsync());
        Assert.InRange((await host.ReportAsync(TwilioGateway.Report(message, "sent"))).Status, 200, 204);
        Assert.Equal("accepted", await StateAsync());
        Assert.Null((await partner.StatusAsync(id)).Body.At("delivered"));
        await host.ReportAsync(TwilioGateway.Report(message, "delivered"));
        Assert.Equal("delivered", await StateAsync());
        Assert.NotNull((await partner.StatusAsync(id)).Body.At("delivered"));
        foreach (var late in new[] { "sent", "queued", "undelivered", "something new" })
        {
            await host.ReportAsync(TwilioGateway.Report(message, late, late == "undelivered" ? "30003" : null));
            Assert.Equal("delivered", await StateAsync());
        }

        // Arrived is not seen.
        Assert.Null((await partner.StatusAsync(id)).Body.At("seenByHuman"));

        async Task<string?> StateAsync()
        {
            await host.SettleAsync();
            return (await desk.CaseAsync(id)).List("deliveries").Single(d => d.At("target") == Cast.Ravi.Name && d.At("channel") == "sms").At("state");
        }
    }

    [Fact]
    public async Task A_text_that_the_operator_dropped_in_the_end_is_failed_and_said_so()
    {
        var host = await StartAsync(new HostSetup { Providers = true, People = [Cast.Asha, Cast.Ravi with { Mail = null }] });
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();

        await host.ReportAsync(TwilioGateway.Report(host.Sms!.Messages.Single(m => m.To == Cast.Ravi.Phone), "undelivered", "30003"));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal("failed", view.List("deliveries").Single(d => d.At("target") == Cast.Ravi.Name).At("state"));
        Assert.Contains(view.List("marks"), k => k.At("kind") == "not-delivered");
    }

    private static string? AreaOf(XElement alert) => alert.Element(Cap + "info")!.Element(Cap + "area")?.Element(Cap + "areaDesc")?.Value;

    [Fact]
    public async Task The_task_forces_system_gets_one_alert_its_reminders_its_updates_and_its_end_as_signed_CAP()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(125);
        (await desk.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);
        await host.FastForward(5);
        (await desk.MoveAsync(id, "close", new { outcome = "died" })).Must(200);
        await host.FastForward(5);

        Assert.Equal(host.TaskForce!.Requests.Count, host.TaskForce.Alerts.Count);

        // Asked before the place was known, it gets that as news at once; asked after, it has it in the request.
        var alerts = host.TaskForce.Alerts.Where(a => (a.Element(Cap + "msgType")!.Value, AreaOf(a)) != ("Update", "Ballia")).ToList();
        Assert.Equal(["Alert", "Alert", "Update", "Cancel"], alerts.Select(a => a.Element(Cap + "msgType")!.Value));
        Assert.Single(alerts.Take(2).Select(a => a.Element(Cap + "identifier")!.Value).Distinct());
        Assert.All(alerts.Skip(2), a => Assert.Contains(alerts[0].Element(Cap + "identifier")!.Value, a.Element(Cap + "references")!.Value, StringComparison.Ordinal));
        Assert.All(alerts, a => Assert.Equal("Actual", a.Element(Cap + "status")!.Value));
        Assert.Equal(("Ballia", "Lucknow"), (AreaOf(alerts[1]), AreaOf(alerts[2])));
        Assert.DoesNotContain(alerts, a => a.ToString().Contains("died", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_agencys_system_that_is_down_is_asked_again_and_the_engagement_is_delivered_once_it_answers()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        host.TaskForce!.Instead = new GatewayAnswer(503, "", ("Retry-After", "40"));
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(39);
        Assert.Single(host.TaskForce.Requests);
        Assert.Equal("requested", (await desk.CaseAsync(id)).At("engagements.0.state"));

        host.TaskForce.Instead = null;
        await host.FastForward(3);

        Assert.Equal(2, host.TaskForce.Requests.Count);
        Assert.Equal(host.TaskForce.Requests[0].Header("Idempotency-Key"), host.TaskForce.Requests[1].Header("Idempotency-Key"));
        Assert.Equal("delivered", (await desk.CaseAsync(id)).At("engagements.0.state"));
    }

    [Fact]
    public async Task A_mail_server_that_says_not_now_gets_the_same_mail_again()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        host.Mail!.IsBusy = true;
        var partner = await host.PartnerAsync();
        await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(5);
        Assert.Empty(host.Mail.Mails);

        host.Mail.IsBusy = false;
        await host.FastForward(15);

        var mail = Assert.Single(host.Mail.Mails);
        Assert.Equal(Cast.Ravi.Mail, mail.To);
        Assert.Contains("Take it", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sample.example", mail.Whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exercise_leaves_by_its_own_registered_texts_and_a_test_by_none()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var partner = await host.PartnerAsync("meta", "Meta", Partners.Scopes.All.ToArray());
        await partner.RaiseAsync(Alerts.Life("1").With("status", "test"));
        await host.FastForward(320);
        Assert.Empty(host.Sms!.Requests);
        Assert.Empty(host.Mail!.Mails);
        Assert.Empty(host.TaskForce!.Requests);

        await partner.RaiseAsync(Alerts.Life("2").With("status", "exercise"));
        await host.FastForward(5);

        Assert.NotEmpty(host.Sms.Messages);
        Assert.All(host.Sms.Messages, m => Assert.StartsWith("EXERCISE", m.Body, StringComparison.Ordinal));
        Assert.NotEmpty(host.TaskForce.Alerts);
        Assert.All(host.TaskForce.Alerts, a => Assert.Equal("Exercise", a.Element(Cap + "status")!.Value));
    }
}

public sealed class ProviderScenariosInOrder() : ProviderScenarios(MessageOrder.AsTheyCome);

public sealed class ProviderScenariosTwiceAndShuffled() : ProviderScenarios(MessageOrder.TwiceAndShuffled);
