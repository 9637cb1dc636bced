using System.Net;
using Satark.Http.Media;
using Satark.Local.Tests.Http;
using Satark.Roster;
using Satark.Support.Media;

namespace Satark.Local.Tests.Tips;

public sealed class TipLinkWordsTests
{
    [Fact]
    public async Task Whatever_is_refused_behind_the_link_is_said_on_a_page_in_Hindi_and_in_English()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var form = await LinkButtons.FormAsync(tip.Satark, token);

        TipCase.MustSay(await tip.PressAsync(token, "ask"), HttpStatusCode.BadRequest, "प्रश्न लिखें।", "Write the question.");
        TipCase.MustSay(await tip.PressAsync(token, "refuse"), HttpStatusCode.BadRequest, "कारण लिखें।", "Write the reason.");
        TipCase.MustSay(await tip.PressAsync(token, "on-the-way"), HttpStatusCode.Conflict, "अब संभव नहीं", "Not possible any more");
        TipCase.MustSay(await tip.ReportAsync(token, "guessed", "action-taken", "x"), HttpStatusCode.Forbidden, "यह उत्तर इस पेज से नहीं आया", "did not come from this page");
        TipCase.MustSay(await tip.ReportAsync(token, form, "", "x"), HttpStatusCode.BadRequest, "क्या हुआ, चुनें।", "Choose the outcome.");
        TipCase.MustSay(await tip.ReportAsync(token, form, "action-taken", ""), HttpStatusCode.BadRequest, "शब्द, फ़ोटो या वीडियो दें।", "Give words, a photo or a video.");
        TipCase.MustSay(await tip.ReportAsync(token, form, "action-taken", "x", Bytes.Text("<svg onload=alert(1)>")), HttpStatusCode.BadRequest, "एक फ़ाइल नहीं ली जा सकी", "A file could not be taken");
        TipCase.MustSay(await tip.ReportAsync(token, form, "action-taken", "x", new byte[2 * MediaLimits.MostBytes]), HttpStatusCode.BadRequest, "फ़ाइलें बहुत बड़ी हैं: कुल 16 MB", "at most 16 MB");
        TipCase.MustSay(await tip.Satark.SendAsync(HttpMethod.Post, "/l?" + token, new byte[64 * 1024], "application/x-www-form-urlencoded"), HttpStatusCode.RequestEntityTooLarge, "भेजा हुआ बहुत बड़ा है", "This is too large");
        TipCase.MustSay(await tip.Satark.SendAsync(HttpMethod.Post, "/l?" + token, Bytes.Text("{}"), "application/json"), HttpStatusCode.UnsupportedMediaType, "पूरा नहीं आया", "did not arrive whole");
        TipCase.MustSay(await tip.Satark.SendAsync(HttpMethod.Get, "/l?nonsense"), HttpStatusCode.NotFound, "यह लिंक पुराना है", "This link has expired");
    }

    [Fact]
    public async Task A_report_that_is_refused_keeps_what_was_typed()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));

        var refused = await tip.ReportAsync(token, await LinkButtons.FormAsync(tip.Satark, token), "nothing-found", "घर \"बंद\" मिला <b>", Bytes.Text("no picture"));

        Assert.Contains("<option value=\"nothing-found\" selected>", refused.Text, StringComparison.Ordinal);
        Assert.Contains("\nघर &quot;बंद&quot; मिला &lt;b&gt;</textarea>", refused.Text, StringComparison.Ordinal);
        Assert.Contains("<details open>", refused.Text, StringComparison.Ordinal);

        var large = await tip.ReportAsync(token, await LinkButtons.FormAsync(tip.Satark, token), "passed-on", "लंबा वीडियो", new byte[2 * MediaLimits.MostBytes]);
        Assert.Contains("<option value=\"passed-on\" selected>", large.Text, StringComparison.Ordinal);
        Assert.Contains("\nलंबा वीडियो</textarea>", large.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_whose_report_is_not_enough_reads_that_and_what_is_missing_where_they_reported()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        TipCase.Must(await tip.ReportAsync(token, await LinkButtons.FormAsync(tip.Satark, token), "nothing-found", "कुछ नहीं"), HttpStatusCode.SeeOther);
        var office = await tip.Satark.SignInAsync("office", Role.Supervisor, "district/ballia");

        TipCase.Must(await office.MoveAsync(tip.Id, "review", """{"review":"again","note":"रात को जाएँ"}"""), HttpStatusCode.OK);

        var page = await tip.Satark.SendAsync(HttpMethod.Get, "/l?" + token);
        TipCase.MustSay(page, HttpStatusCode.OK, "रिपोर्ट पर्याप्त नहीं", "Your report was not enough");
        Assert.DoesNotContain("रात को जाएँ", page.Text, StringComparison.Ordinal);
        TipCase.MustSay(await tip.PressAsync(token, "read"), HttpStatusCode.OK, "रात को जाएँ", "Your report was not enough");
    }

    [Fact]
    public async Task A_tip_that_is_closed_says_so_to_the_officer_who_comes_back()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var form = await LinkButtons.FormAsync(tip.Satark, token);
        var office = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        TipCase.Must(await office.MoveAsync(tip.Id, "close", """{"outcome":"too-little"}"""), HttpStatusCode.OK);

        var page = await tip.Satark.SendAsync(HttpMethod.Get, "/l?" + token);

        TipCase.MustSay(page, HttpStatusCode.OK, "यह सूचना बंद हो चुकी है", "This tip is closed");
        Assert.Empty(await LinkButtons.ButtonsAsync(tip.Satark, token));
        TipCase.MustSay(await tip.ReportAsync(token, form, "action-taken", "late"), HttpStatusCode.Conflict, "अब संभव नहीं", "Not possible any more");
    }
}
