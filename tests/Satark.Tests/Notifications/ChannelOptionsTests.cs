using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Roster;

namespace Satark.Tests.Notifications;

public sealed class ChannelOptionsTests
{
    private static readonly SmsOptions Sms = new()
    {
        AccountSid = "AC0123456789abcdef0123456789abcdef",
        AuthToken = "secret-token",
        Header = "SATARK",
        EntityId = "1101234567890123456",
        Templates = MessageTemplates.Ids.SelectMany(id => new[] { id, id + "-exercise" }).ToDictionary(id => id, _ => "1107160000000000001"),
    };

    [Fact]
    public void Without_any_setting_nothing_is_wrong() =>
        Assert.Empty(new SmsOptions().Faults().Concat(new MailOptions().Faults()).Concat(new AgencyOptions().Faults()).Concat(new WebhookOptions().Faults(new AgencyOptions())));

    [Fact]
    public void Complete_settings_have_no_fault() => Assert.Empty(Sms.Faults());

    [Fact]
    public void Each_missing_setting_is_named()
    {
        Assert.Contains(new SmsOptions { AccountSid = Sms.AccountSid }.Faults(), f => f.StartsWith("Satark:Sms:AuthToken is missing", StringComparison.Ordinal));
        Assert.Contains((Sms with { Header = "SAT" }).Faults(), f => f.StartsWith("Satark:Sms:Header", StringComparison.Ordinal));
        Assert.Contains((Sms with { EntityId = null }).Faults(), f => f.StartsWith("Satark:Sms:EntityId", StringComparison.Ordinal));
        Assert.Contains((Sms with { Templates = new Dictionary<string, string>() }).Faults(), f => f.StartsWith("Satark:Sms:Templates:call-exercise", StringComparison.Ordinal));
        Assert.Contains((Sms with { ApiUrl = new Uri("http://api.example") }).Faults(), f => f.StartsWith("Satark:Sms:ApiUrl", StringComparison.Ordinal));
        Assert.Contains(new MailOptions { Host = "mail.example" }.Faults(), f => f.StartsWith("Satark:Mail:From is missing", StringComparison.Ordinal));
        Assert.Contains(new MailOptions { Host = "mail.example", From = "desk@police.example", User = "x" }.Faults(), f => f.StartsWith("Satark:Mail:Password", StringComparison.Ordinal));
        Assert.Contains(new MailOptions { Host = "mail.example", From = "desk@police.example", StartTls = false }.Faults(), f => f.StartsWith("Satark:Mail:StartTls", StringComparison.Ordinal));
        Assert.Contains(new MailOptions { User = "x", Password = "y", From = "desk@police.example" }.Faults(), f => f.StartsWith("Satark:Mail:Host", StringComparison.Ordinal));
    }

    [Fact]
    public void No_options_record_shows_its_secret()
    {
        var mail = new MailOptions { Host = "mail.example", Password = "secret-token" };
        var agency = new AgencyEntry { Id = "stf", Kind = "task-force", Name = "STF", Webhook = "https://stf.example/", WebhookKey = "secret-token" };

        foreach (var text in (string[])[Sms.ToString(), mail.ToString(), agency.ToString(), new AgencyDirectory(new AgencyOptions { Agencies = [agency] }).All[0].ToString()])
        {
            Assert.DoesNotContain("secret-token", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_agency_is_named_with_its_place_in_the_list()
    {
        var faults = new AgencyOptions
        {
            Agencies =
            [
                new() { Id = "stf", Kind = "task-force", Name = "STF" },
                new() { Id = "stf", Kind = "police", Name = "", Phone = "0542", Mail = "Ravi <r@x.example>", District = "atlantis", Webhook = "ftp://x" },
                new() { Id = "mp", Kind = "state-control", Name = "Madhya Pradesh" },
                new() { Id = "tg", Kind = "state-control", Name = "Telangana", State = "TG" },
                new() { Id = "br", Kind = "state-control", Name = "Bihar", State = "br" },
            ],
        }.Faults().ToList();

        Assert.DoesNotContain(faults, f => f.StartsWith("Satark:Agencies:0", StringComparison.Ordinal));
        foreach (var name in (string[])["Kind", "Name", "Phone", "Mail", "District", "Webhook", "WebhookKey", "Id"])
        {
            Assert.Contains(faults, f => f.StartsWith($"Satark:Agencies:1:{name}", StringComparison.Ordinal));
        }

        Assert.Contains(faults, f => f.StartsWith("Satark:Agencies:2:State", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("Satark:Agencies:3:State: there is no state 'TG'", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.StartsWith("Satark:Agencies:4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://stf.example/cap", null)]
    [InlineData("https://STF.example/cap", null)]
    [InlineData("https://gate.example:8443/cap", null)]
    [InlineData("https://stf.example:8443/cap", "not among")]
    [InlineData("https://stf.example.evil.example/cap", "not among")]
    [InlineData("https://evil.example/?stf.example", "not among")]
    [InlineData("http://stf.example/cap", "not https")]
    [InlineData("http://127.0.0.1:5000/cap", "not https")]
    [InlineData("https://localhost/cap", "not among")]
    public void Only_pinned_hosts_are_called_and_only_by_https(string url, string? refusal)
    {
        var found = new WebhookOptions { Hosts = ["stf.example", "gate.example:8443"] }.Refusal(new Uri(url));

        Assert.True(refusal is null ? found is null : found!.Contains(refusal, StringComparison.Ordinal));
    }

    [Fact]
    public void A_webhook_needs_a_pinned_host_and_a_sender()
    {
        var agencies = new AgencyOptions { Agencies = [new() { Id = "stf", Kind = "task-force", Name = "STF", Webhook = "https://stf.example/cap", WebhookKey = "k" }] };
        var faults = new WebhookOptions { Networks = ["10.0.0.0/8", "nonsense"] }.Faults(agencies).ToList();

        Assert.Contains(faults, f => f.StartsWith("Satark:Agencies:0:Webhook", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("Satark:Webhook:Sender", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("Satark:Webhook:Networks:1", StringComparison.Ordinal));
        Assert.Empty(new WebhookOptions { Hosts = ["stf.example"], Sender = "desk@police.example" }.Faults(agencies));
    }

    [Fact]
    public void The_directory_finds_a_districts_own_agency_first_and_else_the_one_for_all()
    {
        var directory = new AgencyDirectory(new AgencyOptions
        {
            Agencies =
            [
                new() { Id = "up-112", Kind = "up-112", Name = "UP-112" },
                new() { Id = "up-112-ballia", Kind = "up-112", Name = "UP-112, Ballia", District = "ballia" },
                new() { Id = "station-basti", Kind = "station", Name = "Kotwali", District = "basti" },
                new() { Id = "mp", Kind = "state-control", Name = "Madhya Pradesh", State = "MP" },
            ],
        });

        Assert.Equal("up-112-ballia", directory.Find(AgencyKind.Emergency112, "ballia", null)?.Id);
        Assert.Equal("up-112", directory.Find(AgencyKind.Emergency112, "basti", null)?.Id);
        Assert.Equal("up-112", directory.Find(AgencyKind.Emergency112, null, null)?.Id);
        Assert.Null(directory.Find(AgencyKind.Station, "ballia", null));
        Assert.Null(directory.Find(AgencyKind.TaskForce, "ballia", null));
        Assert.Equal("mp", directory.Find(AgencyKind.StateControl, "ballia", "mp")?.Id);
        Assert.Null(directory.Find(AgencyKind.StateControl, "ballia", "BR"));
        Assert.Equal("Kotwali", directory.Find("station-basti")?.Name);
    }

    [Theory]
    [InlineData("+919876543210", true)]
    [InlineData("919876543210", false)]
    [InlineData("+09876543210", false)]
    [InlineData("+91 9876543210", false)]
    [InlineData("+1234567890123456", false)]
    [InlineData("", false)]
    public void A_phone_is_E164_or_none(string text, bool valid) => Assert.Equal(valid, Address.IsPhone(text));

    [Theory]
    [InlineData("desk@police.example", true)]
    [InlineData("a@b.example, c@d.example", false)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("Ravi <a@b.example>", false)]
    [InlineData("", false)]
    public void A_mail_address_is_a_bare_one_or_none(string text, bool valid) => Assert.Equal(valid, Address.IsMail(text));

    [Fact]
    public void A_test_never_leaves_and_an_exercise_says_so_first()
    {
        var test = Sample.Message("c.0.1.op.sms", "call", Sample.Facts with { Mode = CaseMode.Test });
        var exercise = Sample.Message("c.0.1.op.sms", "call", Sample.Facts with { Mode = CaseMode.Exercise }) with { Text = "Case AC4F", Subject = "EXERCISE. Case AC4F" };

        Assert.NotNull(OutgoingGuard.Fault(test));
        Assert.NotNull(OutgoingGuard.Fault(exercise));
        Assert.Null(OutgoingGuard.Fault(exercise with { Text = "EXERCISE. Case AC4F" }));
        Assert.NotNull(OutgoingGuard.Fault(Sample.Message("c.0.1.op.email", "call") with { Subject = "Case\r\nBcc: x@y.example" }));
    }
}
