using System.Net;
using Satark.Http.Media;
using Satark.Local.Tests.Http;
using Satark.Roster;
using Satark.Support.Media;
using Satark.Tips;
using Satark.Tips.Line;
using Satark.Tips.Receiving;

namespace Satark.Local.Tests.Tips;

public sealed class TipLinkTests
{
    [Fact]
    public async Task An_officer_reads_accepts_asks_and_reports_from_the_phone()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali", "Ravi"));

        var read = await tip.PressAsync(token, "read");
        TipCase.Must(read, HttpStatusCode.OK);
        Assert.Contains("ताश का अड्डा", read.Text, StringComparison.Ordinal);
        Assert.Contains("""<span lang="en">Police station</span></dt><dd dir="auto">Kotwali</dd>""", read.Text, StringComparison.Ordinal);

        TipCase.Must(await tip.PressAsync(token, "accept"), HttpStatusCode.SeeOther);
        TipCase.Must(await tip.PressAsync(token, "ask", "&note=कब"), HttpStatusCode.SeeOther);
        var form = await LinkButtons.FormAsync(tip.Satark, token);
        var reported = await tip.ReportAsync(token, form, "action-taken", "पकड़े गए", Support.Media.Pictures.Jpeg().File, Films.Mp4().File);
        TipCase.Must(reported, HttpStatusCode.SeeOther);
        Assert.Equal("/l?" + token, reported.Header("Location"));

        var c = await tip.ReadAsync();
        Assert.NotNull(c.Tip!.Assignment!.AcceptedAt);
        Assert.Equal("ravi", Assert.Single(c.Tip.Questions).By.Id);
        var report = Assert.Single(c.Tip.Reports);
        Assert.Equal(("ravi", TipFinding.ActionTaken), (report.By.Id, report.Outcome));
        Assert.Equal([(MediaKind.Photo, "image/jpeg"), (MediaKind.Video, "video/mp4")], report.Media.Select(m => (m.Kind, m.ContentType!)));
    }

    [Fact]
    public async Task What_an_officers_camera_writes_into_a_picture_goes_too()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var sample = Support.Media.Pictures.Jpeg();
        TipCase.Must(await tip.ReportAsync(token, await LinkButtons.FormAsync(tip.Satark, token), "nothing-found", "", sample.File), HttpStatusCode.SeeOther);

        var c = await tip.ReadAsync();
        var kept = await tip.Satark.Get<TipMediaBox>().OpenAsync(c, Assert.Single(Assert.Single(c.Tip!.Reports).Media).Id, default);

        Assert.True(kept.AsSpan().IndexOf(Bytes.Text("canary")) < 0);
        Assert.True(kept.AsSpan().IndexOf(sample.Content) > 0);
    }

    [Fact]
    public async Task Opening_the_link_tells_nothing_and_changes_nothing()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var before = await tip.ReadAsync();

        var page = await tip.Satark.SendAsync(HttpMethod.Get, "/l?" + token);

        Assert.DoesNotContain("ताश", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.Contains("enctype=\"multipart/form-data\"", page.Text, StringComparison.Ordinal);
        TipCase.Must(await tip.Satark.SendAsync(HttpMethod.Get, "/l/report?" + token), HttpStatusCode.MethodNotAllowed);
        Assert.Equal(before.Head, (await tip.ReadAsync()).Head);
    }

    [Fact]
    public async Task An_officer_refuses_with_a_reason_and_has_no_more_to_do_with_it()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));

        TipCase.Must(await tip.PressAsync(token, "refuse"), HttpStatusCode.BadRequest);
        var refused = await tip.PressAsync(token, "refuse", "&note=छुट्टी पर");
        TipCase.MustSay(refused, HttpStatusCode.OK, "आपका उत्तर मिल गया", "nothing more is asked of you");

        Assert.Null((await tip.ReadAsync()).Tip!.Assignment);
        TipCase.Must(await tip.ReportAsync(token, "any", "action-taken", "late"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_report_needs_the_pages_own_token_an_outcome_and_something_said()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var form = await LinkButtons.FormAsync(tip.Satark, token);

        TipCase.Must(await tip.ReportAsync(token, "guessed", "action-taken", "x"), HttpStatusCode.Forbidden);
        TipCase.Must(await tip.ReportAsync(token, form, "invented", "x"), HttpStatusCode.BadRequest);
        TipCase.Must(await tip.ReportAsync(token, form, "action-taken", ""), HttpStatusCode.BadRequest);
        TipCase.Must(await tip.ReportAsync(token, form, "action-taken", "x", Bytes.Text("<svg onload=alert(1)>")), HttpStatusCode.BadRequest);
        TipCase.Must(await tip.ReportAsync(token, form, "action-taken", "x", [0xFF, 0xD8, 0xFF, .. new byte[MediaLimits.MostBytes]]), HttpStatusCode.BadRequest);
        TipCase.Must(await tip.Satark.SendAsync(HttpMethod.Post, "/l/report?" + token, Bytes.Text("--border\r\nnonsense"), "multipart/form-data; boundary=border"), HttpStatusCode.BadRequest);
        Assert.Empty((await tip.ReadAsync()).Tip!.Reports);
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_makes_one_report()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var form = await LinkButtons.FormAsync(tip.Satark, token);

        TipCase.Must(await tip.ReportAsync(token, form, "nothing-found", "x"), HttpStatusCode.SeeOther);
        TipCase.Must(await tip.ReportAsync(token, form, "nothing-found", "x"), HttpStatusCode.SeeOther);

        Assert.Single((await tip.ReadAsync()).Tip!.Reports);
    }

    [Fact]
    public async Task A_second_report_with_other_words_or_another_picture_is_a_report_of_its_own()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var form = await LinkButtons.FormAsync(tip.Satark, token);
        var (first, second) = (Support.Media.Pictures.Jpeg().File, Support.Media.Pictures.Png().File);

        foreach (var (text, file) in new[] { ("four men at the mill", first), ("four men at the mill, one ran off", first), ("four men at the mill, one ran off", second), ("four men at the mill, one ran off", second) })
        {
            TipCase.Must(await tip.ReportAsync(token, form, "action-taken", text, file), HttpStatusCode.SeeOther);
        }

        Assert.Equal(["image/jpeg", "image/jpeg", "image/png"], (await tip.ReadAsync()).Tip!.Reports.Select(r => Assert.Single(r.Media).ContentType!));
    }

    [Fact]
    public async Task A_photo_of_the_informer_opens_from_the_page_and_a_recording_does_not()
    {
        await using var tip = await TipCase.StartAsync();
        await tip.PutAsync("photoaaaaaaaaaaa", MediaKind.Photo, "image/jpeg", [1, 2, 3]);
        await tip.PutAsync("voiceaaaaaaaaaaa", MediaKind.Audio, "audio/ogg", [1, 2, 3]);
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));

        var photo = await tip.PressAsync(token, "medium", "&medium=photoaaaaaaaaaaa");

        TipCase.Must(photo, HttpStatusCode.OK);
        Assert.StartsWith("sandbox", photo.Header("Content-Security-Policy"), StringComparison.Ordinal);
        var voice = await tip.PressAsync(token, "medium", "&medium=voiceaaaaaaaaaaa");
        TipCase.MustSay(voice, HttpStatusCode.Forbidden, "रिकॉर्डिंग केवल एसपी कार्यालय सुनता है", "Recordings are heard by the SP office alone");
        Assert.DoesNotContain("voiceaaaaaaaaaaa", (await tip.PressAsync(token, "read")).Text, StringComparison.Ordinal);
    }
}
