using System.Net;
using System.Text;
using Satark.Cases;
using Satark.Local.Tests.Http;
using Satark.Notifications;
using Satark.Roster;
using Satark.Support.Media;
using Satark.Tips;
using Satark.Tips.Line;
using Satark.Tips.Moves;

namespace Satark.Local.Tests.Tips;

/// <summary>A tip of Ballia on a whole Satark, as the relay brings it, and officers who work on it.</summary>
internal sealed class TipCase : IAsyncDisposable
{
    private readonly string _alias;
    private int _words;

    private TipCase(TestSatark satark, string alias) => (Satark, _alias) = (satark, alias);

    public TestSatark Satark { get; }

    public string Id => NewTip.CaseIdOf(_alias);

    public static async Task<TipCase> StartAsync() => await OfAsync(await TestSatark.StartAsync(), "abcdefghijklmnop");

    /// <summary>A tip on a Satark that stands already.</summary>
    public static async Task<TipCase> OfAsync(TestSatark satark, string alias)
    {
        var tip = new TipCase(satark, alias);
        await tip.SayAsync(TipWordKind.Submitted, content: new TipContent
        {
            Questionnaire = 1,
            Language = "hi",
            Door = "whatsapp",
            Category = "gambling",
            District = "ballia",
            Station = "Kotwali",
            What = "ताश का अड्डा",
        });
        return tip;
    }

    public async Task SayAsync(TipWordKind kind, TipMedia? media = null, TipContent? content = null)
    {
        var word = new TipWord { Id = $"word{++_words:D12}".Replace('0', 'a').Replace('1', 'b').Replace('8', 'c').Replace('9', 'd'), Alias = _alias, Kind = kind, At = Satark.Clock.Now, Tip = content, Media = media is null ? [] : [media] };
        Assert.Null(await Satark.Get<ITipDesk>().SayAsync(word, default));
    }

    public async Task PutAsync(string mediaId, MediaKind kind, string contentType, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        Assert.Null(await Satark.Get<ITipDesk>().PutMediaAsync(_alias, new MediaCopy(mediaId, kind, contentType, null), content, default));
    }

    /// <summary>Gives the tip to an officer of the station, and the token of the link that tells them.</summary>
    public async Task<string> AssignAsync(Person officer)
    {
        var office = await Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        Assert.True((await Satark.Book.MoveAsync(Id, office.Officer.Actor, (c, m) => c.Assign(officer.Officer.Actor, m), default)).IsOk);
        var delivery = new Delivery { Id = "test." + officer.Officer.Id, Purpose = DeliveryPurpose.Update, Target = officer.Officer.Id, TargetName = officer.Officer.Name, Channel = Notifications.Channels.WhatsApp, Template = TemplateIds.Assignment, At = Satark.Clock.Now };
        return await Satark.Get<Links>().IssueAsync(await Satark.ReadAsync(Id), delivery, default);
    }

    public async Task<Answer> PressAsync(string token, string button, string more = "")
    {
        var form = await LinkButtons.FormAsync(Satark, token);
        return await Satark.SendAsync(HttpMethod.Post, "/l?" + token, Encoding.UTF8.GetBytes($"form={form}&do={button}{more}"), "application/x-www-form-urlencoded");
    }

    public Task<Answer> ReportAsync(string token, string form, string outcome, string text, params byte[][] files) => Satark.SendAsync(
        HttpMethod.Post, "/l/report?" + token,
        Bytes.Join(
        [
            Part("form", form), Part("outcome", outcome), Part("text", text),
            .. files.Select(f => Bytes.Join(Encoding.UTF8.GetBytes("--border\r\nContent-Disposition: form-data; name=\"media\"; filename=\"IMG-20260301.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"), f, Encoding.UTF8.GetBytes("\r\n"))),
            Encoding.UTF8.GetBytes("--border--\r\n"),
        ]),
        "multipart/form-data; boundary=border");

    public Task<Case> ReadAsync() => Satark.ReadAsync(Id);

    public ValueTask DisposeAsync() => Satark.DisposeAsync();

    public static void Must(Answer answer, HttpStatusCode status) => Assert.True(answer.Status == status, $"{answer.Status}: {answer.Text}");

    /// <summary>Said to a person: on a page, never as a program's answer, and in Hindi before it is said in English.</summary>
    public static void MustSay(Answer answer, HttpStatusCode status, string first, string then)
    {
        Must(answer, status);
        Assert.StartsWith("text/html", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains(first, answer.Text, StringComparison.Ordinal);
        Assert.Contains(then, answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Text.IndexOf(first, StringComparison.Ordinal) < answer.Text.IndexOf(then, StringComparison.Ordinal), $"{first} stands before {then}");
    }

    private static byte[] Part(string name, string value) => Encoding.UTF8.GetBytes($"--border\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
}
