using System.Text;
using System.Text.Json;
using Satark.Intake.Mails;
using Satark.Intake.Mails.Reading;
using Satark.Support.Hostile;

namespace Satark.Tests.Intake.Mails;

/// <summary>Whatever a mail holds, it is read: no input throws, none takes long, and all of it can be written as JSON and read again.</summary>
public sealed class HostileMailTests
{
    private static readonly int Inputs = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 1_000_000 : 3_000;

    private static readonly string[] Seeds =
    [
        "Handle: a\nPost: https://x.com/a/status/1\n1. @b\n", "<a href=\"https://x.example\">y</a><script>", "=?utf-8?B?4KS5?= =?x?Q?=41_?=", "{@meta.example : pass}", "From: a@b\n c\nMessage-ID: <x@y>\n",
        "\"a\\\" <b@c>\" <d@e>, (f) g@h", "{\"text\":\"utf-16\",\"from\":\"\\ud800\"}", "{\"to\":[\"a@b\"],\"from\":\"\"}", "49.36.1.2 2026-03-02 15:40 UTC ::1 ::ffff:1.2.3.4", "हैंडल: सतर्क\n५. @c", "Multipart/report\nAuto-Submitted: auto-replied", "\u202e\u0000\ufeff\ud800", "&#0;&#x1b;&#13;&#10;&#xD800;&#8238;", "=?utf-8?Q?=00=1B=0D=0A?=",
    ];

    private static readonly string[] Fields = ["headers", "text", "html", "from", "to", "cc", "subject", "dkim", "envelope", "charsets", "attachment-info", "email", ""];
    private static readonly string[] Charsets = ["utf-8", "utf-16", "utf-16be", "utf-32", "x-iscii-de", "iso-2022-jp", "hz-gb-2312", "gb18030", "shift_jis", "ibm037", "utf-7", "nothing", "windows-1252", "johab"];

    [Fact]
    public void Any_bytes_in_any_field_are_read_without_a_fault()
    {
        var random = new Random(20260302);
        int read = 0, withText = 0, automatic = 0, split = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var form = Form(random);
            var mail = MailReader.Read(form);
            var words = MailWords.Of(mail, "mail-x", random.Next(2) == 0);
            var json = JsonSerializer.SerializeToUtf8Bytes(words.Report, SatarkJson.Default.Report);
            Assert.Equal(words.Report.Text, JsonSerializer.Deserialize(json, SatarkJson.Default.Report)!.Text);
            Assert.DoesNotContain(mail.Text + mail.Subject, ch => char.IsControl(ch) && ch is not ('\n' or '\t'));
            read++;
            withText += words.Text.Length > 0 ? 1 : 0;
            automatic += mail.Automatic != AutomaticMail.None ? 1 : 0;
            split += words.Report.Mail!.Persons.Count > 1 ? 1 : 0;
        }

        Assert.Equal(Inputs, read);
        Assert.True(withText > Inputs / 4 && automatic > 0 && split > 0, $"The inputs met too little: {withText} with words, {automatic} automatic, {split} of several persons.");
    }

    [Fact]
    public void No_word_in_whatever_spelling_of_a_mail_brings_a_control_character_or_a_second_line_to_where_none_may_stand()
    {
        foreach (var word in HostileWords.All.Select(w => w.Text))
        {
            var encoded = $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(MailReader.Cut(word, 200)))}?=";
            var references = string.Concat(word.EnumerateRunes().Select(r => $"&#{r.Value};"));
            foreach (var (text, html, line) in new[] { (word, "", word), ("", references + "<a href=\"https://x.example/" + references + "\">y</a>", encoded), ("", word, $"{encoded} <a@{encoded}.example>") })
            {
                var mail = MailReader.Read(new MailForm
                {
                    Fields = new Dictionary<string, byte[]>
                    {
                        ["text"] = Encoding.UTF8.GetBytes(text),
                        ["html"] = Encoding.UTF8.GetBytes(html),
                        ["subject"] = Encoding.UTF8.GetBytes(line),
                        ["from"] = Encoding.UTF8.GetBytes(line),
                        ["to"] = Encoding.UTF8.GetBytes(line),
                        ["headers"] = Encoding.UTF8.GetBytes($"From: {line}\nReply-To: {line} <r@x.example>\nMessage-ID: <{line}>\nReferences: <{line}> <a@b>\n"),
                        ["envelope"] = JsonSerializer.SerializeToUtf8Bytes(new { from = line, to = new[] { line, "a@" + line } }),
                        ["attachment-info"] = JsonSerializer.SerializeToUtf8Bytes(new { f = new { filename = line, type = line } }),
                        ["dkim"] = Encoding.UTF8.GetBytes($"{{@{line} : pass}}"),
                    },
                    Files = [new MailFile("f", word, line, 1, new byte[1])],
                });
                Assert.DoesNotContain(mail.Text, ch => char.IsControl(ch) && ch is not ('\n' or '\t'));
                foreach (var plain in new[] { mail.Subject, mail.From, mail.FromName, mail.ReplyTo, mail.MessageId, mail.Files[0].Name, mail.Files[0].ContentType }.Concat(mail.References).Concat(mail.Recipients).Concat(mail.SignedBy).OfType<string>())
                {
                    Assert.DoesNotContain(plain, ch => char.IsControl(ch) || ch is '\u2028' or '\u2029');
                }
            }
        }
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<a href=\"")]
    [InlineData("<script>")]
    [InlineData("<!--")]
    [InlineData("&amp")]
    [InlineData("@")]
    [InlineData("http")]
    [InlineData("=?utf-8?B?")]
    [InlineData("1.2.")]
    [InlineData("a:")]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("Handle: x\n")]
    [InlineData("2026-03-02 ")]
    public void A_giant_mail_of_one_thing_is_read_to_its_end(string piece)
    {
        // What is linear in this takes a second; what is quadratic, as an unclosed <script> once was, half an hour.
        var giant = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        foreach (var field in Fields)
        {
            Assert.True(MailWords.Of(MailReaderTests.Read((field, giant)), "mail-x", false).Text.Length <= MailReader.MostText);
        }
    }

    private static MailForm Form(Random random)
    {
        var fields = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var field in Fields.Where(_ => random.Next(3) > 0))
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Seeds[random.Next(Seeds.Length)]));
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var n = random.Next(4); n > 0 && bytes.Length > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            fields[field] = bytes;
        }

        if (random.Next(2) == 0)
        {
            fields["charsets"] = JsonSerializer.SerializeToUtf8Bytes(Fields.Where(f => f.Length > 0).ToDictionary(f => f, _ => Charsets[random.Next(Charsets.Length)]));
        }

        var files = Enumerable.Range(0, random.Next(3)).Select(n => new MailFile($"attachment{n}", Seeds[random.Next(Seeds.Length)], "a/b", 3, new byte[3])).ToList();
        return new MailForm { Fields = fields, Files = files };
    }
}
