using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Satark.Cases;
using Satark.Notifications;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Roster;
using Satark.Support.Gateways;
using static Satark.Local.Tests.Http.LinkButtons;

namespace Satark.Local.Tests.Http;

/// <summary>The hand-over packet: for the desk, and for the control room that is asked.</summary>
public sealed partial class PacketTests
{
    private const string Person = ""","subject":{"handle":"riverside.1","displayName":"R. Sample","phone":"+919990012345","ipAddresses":[{"address":"203.0.113.9"}]},"url":"https://post.example/1" """;

    [Fact]
    public async Task The_page_holds_all_that_another_police_needs_and_its_opening_stands_in_the_history()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi", name: "Ravi Kumar");
        var id = await GoneAsync(satark);

        var page = await ravi.GetAsync($"/api/v1/cases/{id}/packet");

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8", "no-store"), (page.Status, page.Header("Content-Type"), page.Header("Cache-Control")));
        var text = WebUtility.HtmlDecode(page.Text);
        foreach (var known in new[] { (await satark.ReadAsync(id)).Code, "Maharashtra", "महाराष्ट्र", "Nashik", "19.9975, 73.7898, within 2 km", "riverside.1", "R. Sample", "+919990012345", "203.0.113.9", "https://post.example/1", "born in Ballia", "LIFE AT RISK", "Suicide risk", "META", "Special Task Force", "We take over", "s. 115", "s. 24", "14416", "सुपुर्दगी पत्र", "against" })
        {
            Assert.Contains(known, text, StringComparison.Ordinal);
        }

        var history = (await ravi.GetAsync("/api/v1/cases/" + id)).Json.GetProperty("history").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "packet-opened").ToList();
        var opened = Assert.Single(history);
        Assert.Equal(("Ravi Kumar", "Hand-over packet opened", "सुपुर्दगी पत्र खोला गया"), (opened.GetProperty("by").GetString(), opened.GetProperty("text").GetString(), opened.GetProperty("textHindi").GetString()));
    }

    [Fact]
    public async Task The_page_runs_no_script_loads_nothing_and_its_policy_names_its_own_sheet()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");

        var page = await ravi.GetAsync($"/api/v1/cases/{await GoneAsync(satark)}/packet");

        var sheet = Regex.Match(page.Text, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("@page", sheet, StringComparison.Ordinal);
        var digest = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", page.Header("Content-Security-Policy"));
        Assert.DoesNotMatch("(?i)<(script|link|img|iframe|form|a )", page.Text);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\\\"><img src=x onerror=alert(1)>")]
    [InlineData("</style></blockquote><svg/onload=alert(1)>")]
    public async Task Whatever_was_reported_becomes_text_and_never_markup(string hostile)
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var id = await GoneAsync(satark, text: hostile, extra: $$""","platform":"{{hostile}}","subject":{"handle":"{{hostile}}","profileLocation":"{{hostile}}"}""");
        await satark.Book.MoveAsync(id, ravi.Officer.Actor, (c, m) => c.AddEvidence("other", hostile, m), default);

        var page = await ravi.GetAsync($"/api/v1/cases/{id}/packet");

        Assert.True(Regex.Count(page.Text, Regex.Escape(WebUtility.HtmlEncode(hostile.Replace("\\\"", "\"", StringComparison.Ordinal)))) >= 4, page.Text);
        Assert.Empty(Tags().Matches(page.Text).Select(m => m.Groups[1].Value).Distinct().Except(
            ["!doctype", "html", "head", "meta", "title", "style", "body", "header", "div", "p", "b", "h1", "h2", "span", "main", "section", "dl", "dt", "dd", "ul", "li", "time", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "footer"]));
    }

    [Fact]
    public async Task The_file_is_a_CAP_message_under_a_name_of_its_own()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var id = await GoneAsync(satark);

        var file = await ravi.GetAsync($"/api/v1/cases/{id}/packet.xml");

        Assert.Equal((HttpStatusCode.OK, CapAlert.ContentType), (file.Status, file.Header("Content-Type")));
        Assert.Equal($"attachment; filename=\"satark-{(await satark.ReadAsync(id)).Code}.xml\"", file.Header("Content-Disposition"));
        Assert.Null(AgencyGateway.Fault(XDocument.Parse(file.Text).Root!));
        Assert.Contains("IN-MH", file.Text, StringComparison.Ordinal);
        Assert.Equal("cap", (await satark.Book.EventsAsync(id, default)).Single(e => e.Kind == EventKinds.PacketOpened).Facts["format"]);
    }

    [Fact]
    public async Task Only_the_desk_from_operators_up_opens_it_and_only_where_the_case_is_theirs()
    {
        await using var satark = await TestSatark.StartAsync();
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        await satark.Book.MoveAsync(id, Actor.System, (c, m) => c.SetRoute(new CaseRoute("ballia", "Kotwali", RouteBasis.ByHand, m.Now), m), default);
        (Role Role, string Where, HttpStatusCode Expected)[] people =
        [
            (Role.Station, "station/ballia/Kotwali", HttpStatusCode.Forbidden), (Role.Operator, "district/ballia", HttpStatusCode.OK), (Role.Supervisor, "district/lucknow", HttpStatusCode.NotFound), (Role.Operator, "state", HttpStatusCode.OK),
        ];
        foreach (var (role, where, expected) in people)
        {
            var person = await satark.SignInAsync($"p{(int)expected}.{where.Length}", role, where);
            Assert.Equal(expected, (await person.GetAsync($"/api/v1/cases/{id}/packet")).Status);
            Assert.Equal(expected, (await person.GetAsync($"/api/v1/cases/{id}/packet.xml")).Status);
        }

        Assert.Equal(4, (await satark.Book.EventsAsync(id, default)).Count(e => e.Kind == EventKinds.PacketOpened));
    }

    [Fact]
    public async Task The_control_room_opens_it_by_its_link_with_a_press_and_never_with_a_look()
    {
        await using var satark = await TestSatark.StartAsync();
        var id = await GoneAsync(satark);
        var token = await LinkAsync(satark, id, "control-mh", Engagement, "Control room, Maharashtra");
        Assert.Equal(["packet", "packet-cap", "take-over", "acknowledge", "not-ours"], await ButtonsAsync(satark, token));
        await SettledAsync(satark, id);
        var before = await RowsAsync(satark, id);
        var look = await satark.SendAsync(HttpMethod.Get, "/l?" + token + "&do=packet");
        Assert.DoesNotContain("9990012345", look.Text, StringComparison.Ordinal);
        Assert.Contains("Maharashtra", look.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PressAsync(satark, token, "packet", "guessed")).Status);
        Assert.Equal(before, await RowsAsync(satark, id));

        var page = await PressAsync(satark, token, "packet");
        var file = await PressAsync(satark, token, "packet-cap");

        Assert.Contains("+919990012345", WebUtility.HtmlDecode(page.Text), StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(AgencyGateway.Fault(XDocument.Parse(file.Text).Root!));
        var opened = (await satark.Book.EventsAsync(id, default)).Where(e => e.Kind == EventKinds.PacketOpened).ToList();
        Assert.Equal([("Control room, Maharashtra", "page"), ("Control room, Maharashtra", "cap")], opened.Select(e => (e.By.Name, e.Facts["format"])));
        Assert.All(opened, e => Assert.Equal(ActorKind.Agency, e.By.Kind));
    }

    [Fact]
    public async Task It_opens_only_while_the_control_room_is_asked()
    {
        await using var satark = await TestSatark.StartAsync();
        var id = await GoneAsync(satark);
        var token = await LinkAsync(satark, id, "control-mh", Engagement, "Control room, Maharashtra");
        var form = await FormAsync(satark, token);
        var others = await LinkAsync(satark, id, "stf", "task-force-1");
        Assert.Equal(422, (int)(await PressAsync(satark, others, "packet")).Status);

        await satark.Book.MoveAsync(id, Actor.System, (c, m) => c.SetRoute(new CaseRoute("ballia", null, RouteBasis.ByHand, m.Now), m), default);

        var late = await PressAsync(satark, token, "packet", form);
        Assert.Equal(422, (int)late.Status);
        Assert.DoesNotContain("9990012345", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await satark.Book.EventsAsync(id, default)), e => e.Kind == EventKinds.PacketOpened);
    }

    [Fact]
    public async Task Not_ours_asks_why_tells_the_desk_and_closes_the_packet()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var id = await GoneAsync(satark);
        var token = await LinkAsync(satark, id, "control-mh", Engagement, "Control room, Maharashtra");
        var form = await FormAsync(satark, token);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendFormAsync(satark, token, $"form={form}&do=not-ours")).Status);

        var said = await SendFormAsync(satark, token, $"form={form}&do=not-ours&reason=not-here&note=left+for+Surat");

        Assert.Equal(HttpStatusCode.SeeOther, said.Status);
        var view = (await ravi.GetAsync("/api/v1/cases/" + id)).Json;
        Assert.Equal(System.Text.Json.JsonValueKind.Null, view.GetProperty("handOver").GetProperty("confirmedAt").ValueKind);
        Assert.Contains(view.GetProperty("marks").EnumerateArray(), k => k.GetProperty("kind").GetString() == "hand-over-refused");
        Assert.Contains(view.GetProperty("history").EnumerateArray(), e => e.GetProperty("text").GetString()!.EndsWith("the case stays with us: left for Surat", StringComparison.Ordinal));
        Assert.Equal(["take-over"], await ButtonsAsync(satark, token));
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(satark, token, "take-over")).Status);
        Assert.NotNull((await satark.ReadAsync(id)).HandOver?.ConfirmedAt);
        Assert.Equal(["packet", "packet-cap", "on-the-way", "at-the-door"], await ButtonsAsync(satark, token));
    }

    [Fact]
    public async Task Nothing_is_left_to_hand_over_of_an_erased_case()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var id = await GoneAsync(satark);
        await satark.Book.MoveAsync(id, ravi.Officer.Actor, (c, m) => c.Close(ClosingOutcome.Safe, null, m), default);
        await satark.Book.MoveAsync(id, Actor.System, (c, m) => new Moved(c with { Erased = true, SealedReport = null }, [m.Say(EventKinds.Erased)]), default);

        Assert.Equal(422, (int)(await ravi.GetAsync($"/api/v1/cases/{id}/packet")).Status);
        Assert.Equal(422, (int)(await ravi.GetAsync($"/api/v1/cases/{id}/packet.xml")).Status);
    }

    private const string Engagement = "state-control-1";

    // A case whose evidence leads to Nashik, whatever the text says.
    private static async Task<string> GoneAsync(TestSatark satark, string text = "I was born in Ballia", string extra = Person)
    {
        var id = await satark.CaseAsync(await satark.PartnerAsync(), text: text, extra: extra);
        await SettledAsync(satark, id);
        PlaceEvidence Piece(EvidencePlace place, double confidence, PlaceRole role) =>
            new() { Kind = EvidenceKind.NamedPlace, Value = place.Name, Place = place, Confidence = confidence, Source = EvidenceSource.Post, At = satark.Clock.Now, Role = role };
        PlaceEvidence[] evidence =
        [
            Piece(new EvidencePlace("MH", null, "Nashik") { Spot = new Spot(19.9975, 73.7898, 2) }, 0.9, PlaceRole.Here),
            Piece(new EvidencePlace("UP", "ballia", "Ballia"), 0.2, PlaceRole.Origin),
        ];
        var key = (await satark.Book.KeyAsync(await satark.ReadAsync(id), default))!;
        var box = CaseBook.SealEvidence(id, evidence, key);
        Assert.True((await satark.Book.MoveAsync(id, Actor.System, (c, m) => (c with { Route = null, HandOver = null }).Locate(Hypothesis.Of(evidence), box, m), default)).IsOk);
        Assert.Equal("MH", (await satark.ReadAsync(id)).HandOver?.State);
        return id;
    }

    private static Task<Answer> SendFormAsync(TestSatark satark, string token, string form) =>
        satark.SendAsync(HttpMethod.Post, "/l?" + token, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded");

    [GeneratedRegex(@"<(?!/)(!?[a-zA-Z0-9]+)")]
    private static partial Regex Tags();
}
