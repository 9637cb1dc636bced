using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Satark.Support.Mails;

/// <summary>
/// A mail as SendGrid's Inbound Parse posts it: multipart with each part in the charset of the mail's own part, the field <c>charsets</c> behind the parts
/// that it speaks of, headers as raw text, attachments with their own names. Written by SendGrid's documentation and without any code of ours.
/// </summary>
public sealed record SendGridPost
{
    static SendGridPost() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string From { get; init; } = "Alerts <alerts@meta.example>";

    public string To { get; init; } = "desk@in.police.example";

    public string Subject { get; init; } = "Suicide risk";

    public string? Text { get; init; } = "";

    public string? Html { get; init; }

    public string? MessageId { get; init; } = "<mail-1@meta.example>";

    public string? InReplyTo { get; init; }

    public string? References { get; init; }

    /// <summary>What SendGrid says of signatures; null: the field is left out.</summary>
    public string? Dkim { get; init; } = "{@meta.example : pass}";

    public string EnvelopeFrom { get; init; } = "alerts@meta.example";

    /// <summary>Further header lines, as <c>Name: value</c>.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    public string TextCharset { get; init; } = "UTF-8";

    public string SubjectCharset { get; init; } = "UTF-8";

    public string HtmlCharset { get; init; } = "UTF-8";

    /// <summary>What <c>charsets</c> calls the text's charset where that is not what it is written in.</summary>
    public string? ClaimedTextCharset { get; init; }

    /// <summary>The text's bytes where they are no text of any charset.</summary>
    public byte[]? RawText { get; init; }

    public IReadOnlyList<(string Name, string ContentType, byte[] Content)> Files { get; init; } = [];

    /// <summary>Posts it.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpClient http, string secret)
    {
        using var content = Content();
        using var response = await http.PostAsync(new Uri("/api/v1/inbound/email/" + secret, UriKind.Relative), content);
        return response.StatusCode;
    }

    /// <summary>The request's body.</summary>
    public MultipartContent Content()
    {
        var form = new MultipartContent("form-data", "xYzZY7e1d0c2b9a");
        Part(form, "headers", Encoding.UTF8.GetBytes(HeaderLines()));
        if (Dkim is not null)
        {
            Part(form, "dkim", Encoding.UTF8.GetBytes(Dkim));
        }

        Part(form, "to", Encoding.UTF8.GetBytes(To));
        if (Html is not null)
        {
            Part(form, "html", Encoding.GetEncoding(HtmlCharset).GetBytes(Html));
        }

        Part(form, "from", Encoding.UTF8.GetBytes(From));
        if (Text is not null || RawText is not null)
        {
            Part(form, "text", RawText ?? Encoding.GetEncoding(TextCharset).GetBytes(Text!));
        }

        Part(form, "sender_ip", "198.51.100.7"u8.ToArray());
        Part(form, "envelope", JsonSerializer.SerializeToUtf8Bytes(new { to = new[] { To }, from = EnvelopeFrom }));
        Part(form, "attachments", Encoding.ASCII.GetBytes(Files.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Part(form, "subject", Encoding.GetEncoding(SubjectCharset).GetBytes(Subject));
        if (Files.Count > 0)
        {
            Part(form, "attachment-info", JsonSerializer.SerializeToUtf8Bytes(Files.Select((f, i) => (f, i)).ToDictionary(x => $"attachment{x.i + 1}", x => new { filename = x.f.Name, name = x.f.Name, type = x.f.ContentType })));
        }

        Part(form, "charsets", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
        {
            ["to"] = "UTF-8",
            ["from"] = "UTF-8",
            ["subject"] = SubjectCharset,
            ["html"] = HtmlCharset,
            ["text"] = ClaimedTextCharset ?? TextCharset,
        }));
        Part(form, "SPF", "pass"u8.ToArray());
        for (var i = 0; i < Files.Count; i++)
        {
            var file = new ByteArrayContent(Files[i].Content);
            file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"attachment{i + 1}\"; filename=\"{Files[i].Name.Replace("\"", "", StringComparison.Ordinal)}\"");
            file.Headers.ContentType = new MediaTypeHeaderValue(Files[i].ContentType);
            form.Add(file);
        }

        return form;
    }

    private static void Part(MultipartContent form, string name, byte[] bytes)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"");
        form.Add(part);
    }

    private string HeaderLines()
    {
        var lines = new List<string> { "Received: by mx.sendgrid.example with SMTP id abc", "\t(version=TLS1_3)", $"From: {From}", $"To: {To}", "Date: Mon, 02 Mar 2026 21:14:05 +0530" };
        foreach (var (name, value) in new[] { ("Message-ID", MessageId), ("In-Reply-To", InReplyTo), ("References", References) })
        {
            if (value is not null)
            {
                lines.Add($"{name}: {value}");
            }
        }

        return string.Join('\n', [.. lines, .. Headers]) + "\n";
    }
}
