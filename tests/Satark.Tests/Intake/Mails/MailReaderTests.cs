using System.Text;
using Satark.Intake.Mails;
using Satark.Intake.Mails.Reading;
using Satark.Partners;

namespace Satark.Tests.Intake.Mails;

public sealed class MailReaderTests
{
    [Theory]
    [InlineData("Alerts <alerts@meta.example>", "alerts@meta.example")]
    [InlineData("ALERTS@Meta.Example", "alerts@meta.example")]
    [InlineData("\"alerts@meta.example\" <x@evil.example>", "x@evil.example")]
    [InlineData("\"a <alerts@meta.example>\" <x@evil.example>", "x@evil.example")]
    [InlineData("\"a\\\" <alerts@meta.example>\" <x@evil.example>", "x@evil.example")]
    [InlineData("alerts@meta.example <x@evil.example>", "x@evil.example")]
    [InlineData("(alerts@meta.example) x@evil.example", "x@evil.example")]
    [InlineData("=?utf-8?B?4KS44KSk4KSw4KWN4KSV?= <a@b.example>", "a@b.example")]
    [InlineData("alerts@meta.example, x@evil.example", null)]
    [InlineData("nobody", null)]
    [InlineData("", null)]
    public void Of_a_sender_the_address_counts_and_never_what_its_name_pretends(string from, string? expected) =>
        Assert.Equal(expected, Read(("from", from)).From);

    [Fact]
    public void Two_from_lines_are_no_sender()
    {
        Assert.Equal("a@b.example", Read(("from", "a@b.example"), ("headers", "From: a@b.example\n")).From);
        Assert.Null(Read(("from", "a@b.example"), ("headers", "From: a@b.example\nFrom: c@d.example\n")).From);
    }

    [Theory]
    [InlineData("{@meta.example : pass}", true)]
    [InlineData("{@mail.meta.example : pass}", true)]
    [InlineData("{@other.example : pass, @meta.example : pass}", true)]
    [InlineData("{@meta.example : fail}", false)]
    [InlineData("{@meta.example : none}", false)]
    [InlineData("{@notmeta.example : pass}", false)]
    [InlineData("{@meta.example.evil.example : pass}", false)]
    [InlineData("{@example : pass}", false)]
    [InlineData("none", false)]
    [InlineData("", false)]
    public void A_signature_speaks_for_its_own_house_alone(string dkim, bool isAligned)
    {
        var mail = Read(("from", "alerts@meta.example"), ("dkim", dkim));
        Assert.Equal(isAligned, mail.IsAligned);
        var partner = new Partner("meta", "Meta", []) { Contact = new PartnerContact(["alerts@meta.example"], null, null) };
        var sender = MailSender.Of(mail, [partner]);
        Assert.Equal(isAligned, sender.Proven is not null);
        Assert.Equal(isAligned ? (null, "stranger") : ("Meta", "claimed"), (sender.Doubt(Given.T0).Name, sender.Doubt(Given.T0).Word));
        Assert.Null(MailSender.Of(Read(("from", "other@meta.example"), ("dkim", dkim)), [partner]).Proven);
    }

    [Theory]
    [InlineData("=?utf-8?q?alerts=40meta.example_=28?= <x@meta.example>")]
    [InlineData("=?utf-8?b?YWxlcnRzQG1ldGEuZXhhbXBsZSwgIg==?= <x@meta.example>")]
    [InlineData("alerts@meta.example (help <x@meta.example>")]
    [InlineData("alerts@meta.example, \"help <x@meta.example>")]
    [InlineData("<x@meta.example> <alerts@meta.example>")]
    [InlineData("alerts@meta.example, \"nobody\"")]
    [InlineData("x@meta.example")]
    public void Whoever_has_another_address_in_a_listed_senders_house_cannot_pass_for_that_sender(string from)
    {
        var partner = new Partner("meta", "Meta", []) { Contact = new PartnerContact(["alerts@meta.example"], null, null) };
        foreach (var given in new[] { from, EncodedWords.Decode(from), "alerts@meta.example" })
        {
            Assert.Null(MailSender.Of(Read(("from", given), ("headers", $"From: {from}\n"), ("dkim", "{@meta.example : pass}")), [partner]).Proven);
        }

        Assert.Null(MailSender.Of(Read(("from", "alerts@meta.example"), ("headers", "Subject: no sender\n"), ("dkim", "{@meta.example : pass}")), [partner]).Proven);
    }

    [Theory]
    [InlineData("\"Meta, Inc. (India\" <Alerts@meta.example>")]
    [InlineData("=?utf-8?q?Meta=2C_=28India?= <alerts@meta.example>")]
    [InlineData("Alerts (of Meta, Inc.) <alerts@meta.example>")]
    [InlineData("Meta, Inc. <alerts@meta.example>")]
    public void A_listed_sender_counts_whatever_its_name_is(string from)
    {
        var partner = new Partner("meta", "Meta", []) { Contact = new PartnerContact(["alerts@meta.example"], null, null) };
        Assert.NotNull(MailSender.Of(Read(("from", EncodedWords.Decode(from)), ("headers", $"From: {from}\n"), ("dkim", "{@meta.example : pass}")), [partner]).Proven);
    }

    [Fact]
    public void Headers_are_unfolded_and_ids_read_without_brackets()
    {
        var mail = Read(("headers", "Message-ID:\n <a@b>\nReferences: <one@x>\n\t<two@x>\nIn-Reply-To: <three@x>\n"));
        Assert.Equal("a@b", mail.MessageId);
        Assert.Equal(["three@x", "two@x", "one@x"], mail.References);
        Assert.Null(Read(("headers", "Message-ID: none\n")).MessageId);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", AutomaticMail.AutoReply)]
    [InlineData("Auto-Submitted: auto-generated", AutomaticMail.None)]
    [InlineData("Auto-Submitted: no", AutomaticMail.None)]
    [InlineData("Precedence: bulk", AutomaticMail.None)]
    [InlineData("Precedence: bulk\nIn-Reply-To: <a@b>", AutomaticMail.AutoReply)]
    [InlineData("X-Autorespond: yes", AutomaticMail.AutoReply)]
    [InlineData("Content-Type: multipart/report; boundary=x", AutomaticMail.Bounce)]
    [InlineData("Content-Type: multipart/mixed; boundary=x", AutomaticMail.None)]
    public void An_automatic_answer_is_told_from_a_platforms_own_alert(string headers, AutomaticMail expected) =>
        Assert.Equal(expected, Read(("headers", headers), ("from", "a@b.example")).Automatic);

    [Theory]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("<p>one<br>two</p><p>three", "one\ntwo\n\nthree")]
    [InlineData("x<script>alert('<b>')</script>y", "xy")]
    [InlineData("x<style>never ends", "xnever ends")]
    [InlineData("<!-- hidden --> shown", "shown")]
    [InlineData("&lt;b&gt; &#2361;", "<b> ह")]
    [InlineData("<a href='javascript:alert(1)'>go</a>", "go")]
    [InlineData("<a href=https://x.example/p>go</a>", "go (https://x.example/p)")]
    [InlineData("<img alt=\"a>b\" src=x>text", "text")]
    public void Markup_becomes_its_words(string html, string expected) => Assert.Equal(expected, Read(("html", html)).Text);

    [Fact]
    public void What_only_the_markup_says_is_not_lost_behind_a_plain_part_that_says_nothing()
    {
        const string Html = "<p>A user in Ballia wrote that she will end her life tonight.</p><p>Phone: 9876543210, <a href='https://posts.example/p/17'>post</a></p>";
        const string Stub = "Your mail program shows no HTML. Please open this message in your browser.";
        var mail = Read(("text", Stub), ("html", Html));
        Assert.StartsWith(Stub + "\n\nA user in Ballia", mail.Text, StringComparison.Ordinal);
        Assert.Contains("9876543210, post (https://posts.example/p/17)", mail.Text, StringComparison.Ordinal);

        // The same in both parts stands there once, and of an answer only what was written.
        const string Same = "A user in Ballia wrote that she will end her life tonight.\nPhone: 9876543210, post: https://posts.example/p/17";
        Assert.Equal(Same, Read(("text", Same), ("html", Html)).Text);
        Assert.Equal("Yes, still up.", Read(("text", "Yes, still up."), ("html", $"<p>Yes, still up.</p><blockquote>{Html}</blockquote>"), ("headers", "In-Reply-To: <a@b>\n")).Text);
    }

    [Fact]
    public void An_address_that_stands_in_the_markup_alone_is_not_lost_behind_a_plain_part_of_any_length()
    {
        const string Html = "<p>See the <a href='https://posts.example/p/17'>post</a>, the <a href='https://posts.example/p/17'>same</a> and <a href='https://posts.example/u/9'>the user</a>.</p>";
        var body = string.Concat(Enumerable.Repeat("A user in Ballia wrote that she will end her life tonight. ", 20)).Trim();
        Assert.Equal(body + "\n\nhttps://posts.example/p/17\nhttps://posts.example/u/9", Read(("text", body), ("html", Html)).Text);

        // What the plain part names stands there once; an answer's markup adds only what it quotes; no mail brings more than ten.
        Assert.Equal(body + " https://posts.example/p/17\n\nhttps://posts.example/u/9", Read(("text", body + " https://posts.example/p/17"), ("html", Html)).Text);
        Assert.Equal(body, Read(("text", body), ("html", Html), ("headers", "In-Reply-To: <a@b>\n")).Text);
        var many = string.Concat(Enumerable.Range(10, 30).Select(i => $"<a href='https://posts.example/{i}'>x</a>"));
        Assert.Equal(body + "\n\n" + string.Join('\n', Enumerable.Range(10, 10).Select(i => $"https://posts.example/{i}")), Read(("text", body), ("html", many)).Text);
    }

    [Fact]
    public void No_control_character_and_no_half_of_one_gets_through()
    {
        var mail = Read(("text", "a\u0000b\u001b[31mc\r\nd\u0085e"), ("subject", "x\nBcc: y"));
        Assert.Equal("ab[31mc\nde", mail.Text);
        Assert.Equal("x Bcc: y", mail.Subject);
        Assert.Equal("\ud83d\ude00", MailReader.Cut("\ud83d\ude00\ud83d\ude00", 3));
    }

    [Theory]
    [InlineData("windows-1252", "M\u00fcller", null)]
    [InlineData("x-iscii-de", "आज", null)]
    [InlineData("shift_jis", "\u3042", null)]
    [InlineData("utf-16le", "आज", null)]
    public void Each_part_is_read_in_its_own_charset(string charset, string text, string? note)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        var mail = MailReader.Read(new MailForm
        {
            Fields = new Dictionary<string, byte[]> { ["text"] = encoding.GetBytes(text), ["subject"] = Encoding.UTF8.GetBytes("हिन्दी"), ["charsets"] = Encoding.UTF8.GetBytes($$"""{"text":"{{charset}}","subject":"UTF-8"}""") },
        });
        Assert.Equal((text, "हिन्दी"), (mail.Text, mail.Subject));
        Assert.Equal(note, mail.Notes.Count == 0 ? null : mail.Notes[0]);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("x-unknown")]
    [InlineData("\u0000")]
    public void An_unknown_charset_is_read_as_old_programs_mean_it_and_says_so(string charset)
    {
        var mail = MailReader.Read(new MailForm { Fields = new Dictionary<string, byte[]> { ["text"] = [0x4d, 0xfc], ["charsets"] = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["text"] = charset }) } });
        Assert.Equal("M\u00fc", mail.Text);
        Assert.Contains("windows-1252", Assert.Single(mail.Notes), StringComparison.Ordinal);
    }

    internal static InboundMail Read(params (string Name, string Value)[] fields) =>
        MailReader.Read(new MailForm { Fields = fields.ToDictionary(f => f.Name, f => Encoding.UTF8.GetBytes(f.Value)) });
}
