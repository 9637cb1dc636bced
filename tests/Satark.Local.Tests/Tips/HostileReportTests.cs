using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Satark.Local.Tests.Http;
using Satark.Roster;
using Satark.Support.Hostile;
using Satark.Support.Hostile.Outputs;
using Satark.Support.Media;

namespace Satark.Local.Tests.Tips;

/// <summary>The whole corpus through the form with which an officer reports on a link's page.</summary>
public sealed class HostileReportTests
{
    private static readonly string[] Own = ["meta", "link", "a", "script"];

    [Fact]
    public async Task Each_word_of_a_report_is_kept_as_text_and_shown_as_text_and_no_files_name_or_type_leads_anywhere()
    {
        await using var tip = await TipCase.StartAsync();
        var token = await tip.AssignAsync(await tip.Satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
        var office = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        var batches = HostileWords.All.Select(w => HostileWords.Cut(w.Text, 200)).Chunk(24).ToList();
        foreach (var words in batches)
        {
            var form = await LinkButtons.FormAsync(tip.Satark, token);
            TipCase.Must(await ReportAsync(tip, token, form, string.Join('\n', words), Line(words[0]), Line(words[1])), HttpStatusCode.SeeOther);

            // The same in the other fields is none of theirs.
            foreach (var answer in new[] { await tip.ReportAsync(token, words[2], "action-taken", "x"), await tip.ReportAsync(token, form, words[3], "x") })
            {
                Assert.True(answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{answer.Status}: {answer.Text}");
                Assert.Empty(MarkupOutput.Faults(answer.Text, Own));
            }
        }

        var reports = (await tip.ReadAsync()).Tip!.Reports;
        Assert.Equal(batches.Count, reports.Count);
        Assert.All(reports, r => Assert.Equal("image/jpeg", Assert.Single(r.Media).ContentType));

        Assert.Empty(MarkupOutput.Faults((await tip.PressAsync(token, "read")).Text, Own));
        var view = await office.GetAsync("/api/v1/cases/" + tip.Id);
        TipCase.Must(view, HttpStatusCode.OK);
        Assert.Empty(DocumentOutput.JsonFaults(Encoding.UTF8.GetBytes(view.Text)));
        var told = view.Json.GetProperty("history").EnumerateArray().Select(e => e.GetProperty("text").GetString()!).ToList();
        Assert.Equal(batches.SelectMany(b => b).Sum(Needles), told.Sum(Needles));
    }

    private static int Needles(string text) => Regex.Count(text, HostileWords.Needle);

    // What would end a header's line was a test of the header's reader, and stands in HostileBytes.
    private static string Line(string text) => HostileWords.Cut(text.ReplaceLineEndings(" ").Replace('"', '\'').Replace('\0', ' '), 200);

    private static Task<Answer> ReportAsync(TipCase tip, string token, string form, string text, string fileName, string fileType)
    {
        var head = $"--border\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{form}\r\n--border\r\nContent-Disposition: form-data; name=\"outcome\"\r\n\r\naction-taken\r\n--border\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n"
            + $"--border\r\nContent-Disposition: form-data; name=\"media\"; filename=\"{fileName}\"\r\nContent-Type: {fileType}\r\n\r\n";
        return tip.Satark.SendAsync(HttpMethod.Post, "/l/report?" + token, Bytes.Join(Encoding.UTF8.GetBytes(head), Support.Media.Pictures.Jpeg().File, Encoding.UTF8.GetBytes("\r\n--border--\r\n")), "multipart/form-data; boundary=border");
    }
}
