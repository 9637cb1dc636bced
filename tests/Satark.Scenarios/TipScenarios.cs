using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text.Json;
using Satark.Partners;
using Satark.Roster;
using Satark.Tips.Line;

namespace Satark.Scenarios;

/// <summary>Anonymous tips as the desk has them, told by a relay on another machine over the signed routes.</summary>
public abstract partial class TipScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Alias = "abcdefghijklmnop";
    private const string Id = Alias + "-1";

    private static readonly string[] SomeMoves = ["acknowledge", "classify", "conflict", "reveal", "original", "assign", "close", "edit-find"];
    private static readonly string[] SomeLists = ["/api/v1/board", "/api/v1/users", "/api/v1/counters", "/api/v1/outbox", "/api/v1/dead-letters", "/api/v1/cases/cccccccccccccccc-1"];

    private static readonly Officer Range = Cast.Make("range.clerk", "Range Clerk", Role.Operator, "range/Azamgarh", 31);
    private static readonly Officer SpClerk = Cast.Make("sp.clerk", "SP Office Clerk", Role.Operator, "district/ballia", 32);
    private static readonly Officer Vigilant = Cast.Make("vigilance", "Vigilance Officer", Role.Operator, "range/Azamgarh", 33) with { Vigilance = true };

    [Fact]
    public async Task A_tip_goes_from_the_offices_to_an_officer_and_its_informer_hears_of_each_step_in_order()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range, SpClerk] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var sp = await host.SignInAsync(Cast.Ballia);
        var clerk = await host.SignInAsync(SpClerk);
        var range = await host.SignInAsync(Range);
        var field = await host.SignInAsync(Cast.Kotwali);
        host.SetZero();
        (await SayAsync(host, relay, Tip())).Must(204);
        (await SayAsync(host, relay, Tip())).Must(204);
        await host.SettleAsync();

        Assert.Equal("tip", (await clerk.RowAsync(Id))!.Value.At("kind"));
        Assert.Equal("liquor", (await range.RowAsync(Id))!.Value.At("tip.category"));
        Assert.Null(await field.RowAsync(Id));
        Assert.Equal([0], await host.CallsToAsync(SpClerk));
        Assert.Equal([0], await host.CallsToAsync(Range));

        (await clerk.MoveAsync(Id, "assign", new { user = Cast.Kotwali.Id })).Must(200);
        await host.SettleAsync();
        Assert.Contains(await host.SmsToAsync(Cast.Kotwali.Phone), s => s.Text.StartsWith("Tip ", StringComparison.Ordinal));
        Assert.Equal("Sharab bik rahi hai", (await field.CaseAsync(Id)).At("tip.what"));
        (await field.MoveAsync(Id, "accept")).Must(200);
        (await clerk.MoveAsync(Id, "ask", new { text = "Which house?" })).Must(200);
        await host.SettleAsync();
        var words = await FetchAsync(host, relay);
        Assert.Equal(["state", "state", "question"], words.Select(w => w.At("kind")));
        Assert.Equal(["taken", "with-officer"], words.Take(2).Select(w => w.At("state")));
        Assert.Equal("Which house?", words[2].At("text"));
        (await SendAsync(host, relay, HttpMethod.Post, "/api/v1/relay/words/taken", JsonSerializer.SerializeToUtf8Bytes(words.Select(w => w.At("id"))))).Must(204);
        var taken = words.Select(w => w.At("id")).ToHashSet();
        Assert.Empty(await FetchAsync(host, relay));

        (await SayAsync(host, relay, Word("w2", TipWordKind.Added) with { Text = "The blue one", Answers = words[2].At("id") })).Must(204);
        (await field.MoveAsync(Id, "report", new { text = "12 litres seized", outcome = "action-taken" })).Must(200);
        Assert.Equal(400, (await field.MoveAsync(Id, "report", new { text = "x", outcome = "nonsense" })).Status);
        Assert.Equal(403, (await field.MoveAsync(Id, "review", new { review = "ok" })).Status);
        Assert.Equal(403, (await field.MoveAsync(Id, "close", new { outcome = "action-taken" })).Status);
        (await sp.MoveAsync(Id, "review", new { review = "ok" })).Must(200);
        var seen = await clerk.CaseAsync(Id);
        Assert.Equal(("The blue one", "12 litres seized", "ok"), (seen.GetProperty("tip").List("additions")[0].At("text"), seen.GetProperty("tip").List("reports")[0].At("text"), seen.GetProperty("tip").List("reports")[0].At("review")));
        (await clerk.MoveAsync(Id, "close", new { outcome = "action-taken" })).Must(200);
        await host.SettleAsync();

        // A message that comes twice may bring a word once more, under the id that the relay knows.
        Assert.Equal(["acted", "closed-acted"], (await FetchAsync(host, relay)).Where(w => !taken.Contains(w.At("id"))).Select(w => w.At("state")));
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_tip_about_police_exists_for_the_range_office_and_vigilance_alone_at_every_door()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range, SpClerk, Vigilant] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var desks = new List<(Officer Officer, DeskClient Desk, IOpenPage Page)>();
        foreach (var officer in new[] { Cast.Asha, Cast.Ravi, Cast.Arvind, Cast.Ballia, SpClerk, Cast.Kotwali, Cast.Lucknow, Cast.Azamgarh, Range, Vigilant })
        {
            var desk = await host.SignInAsync(officer);
            desks.Add((officer, desk, await host.OpenPageAsync(desk)));
        }

        (await SayAsync(host, relay, Tip("police-corruption", "Kotwali"))).Must(204);
        (await SayAsync(host, relay, Tip("police-corruption", "Kotwali") with { Id = "w-b", Alias = "bbbbbbbbbbbbbbbb" })).Must(204);

        // One that everybody may see shows the same picture: nothing of the others stands with it.
        (await SayAsync(host, relay, Tip() with { Id = "w-c", Alias = "cccccccccccccccc" })).Must(204);
        (await PutAsync(host, relay, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", "mark"), "PICTURE"u8.ToArray())).Must(204);
        (await PutAsync(host, relay, new MediaCopy("photo2", MediaKind.Photo, "image/jpeg", "mark"), "PICTURE"u8.ToArray(), "cccccccccccccccc")).Must(204);

        await host.SettleAsync();
        await host.FastForward(7200);
        var codes = (await desks.Single(d => d.Officer == Range).Desk.BoardAsync()).List("rows").Where(r => r.At("id") != "cccccccccccccccc-1").Select(r => r.At("code")!).ToList();
        Assert.Equal(2, codes.Count);
        foreach (var (officer, desk, page) in desks)
        {
            var may = officer == Cast.Azamgarh || officer == Range || officer == Vigilant;
            Assert.Equal(may ? 2 : 0, (await desk.BoardAsync()).List("rows").Count(r => r.At("id") != "cccccccccccccccc-1"));
            Assert.Equal(may, page.Rows.Any(r => r.At("id") != "cccccccccccccccc-1"));
            Assert.DoesNotContain(page.Alarms, a => a.At("caseId") == Id);
            Assert.Equal(may ? 200 : 404, (await desk.GetAsync("/api/v1/cases/" + Id)).Status);
            Assert.Equal(may ? 204 : 404, (await desk.SeeAsync(Id)).Status);
            Assert.Equal(may ? 200 : 404, (await desk.MoveAsync(Id, "note", new { text = "seen" })).Status);
            Assert.Equal(officer.Role == Role.Station ? 403 : may ? 200 : 404, (await desk.GetAsync($"/api/v1/cases/{Id}/packet")).Status);
            Assert.Equal(officer.Role == Role.Station ? 403 : may ? 200 : 404, (await desk.GetAsync($"/api/v1/cases/{Id}/packet.xml")).Status);
            Assert.Equal(may ? 200 : 404, (await desk.GetAsync($"/api/v1/cases/{Id}/media/photo1")).Status);
            foreach (var move in may ? [] : SomeMoves)
            {
                Assert.Equal(404, (await desk.MoveAsync(Id, move, new { sensitivity = "routine", reason = "x", mediaId = "photo1", user = "asha", outcome = "nothing-found" })).Status);
            }

            if (!may)
            {
                Assert.Empty(page.Gone);
                foreach (var path in SomeLists)
                {
                    var answer = await desk.GetAsync(path);
                    Assert.DoesNotContain(Alias, answer.Text, StringComparison.Ordinal);
                    Assert.DoesNotContain("bbbbbbbbbbbbbbbb", answer.Text, StringComparison.Ordinal);
                    Assert.All(codes, code => Assert.DoesNotContain(code, answer.Text, StringComparison.Ordinal));
                }
            }

            if (officer.Jurisdiction.IsState)
            {
                Assert.DoesNotContain((await desk.GetAsync("/api/v1/outbox")).Text, Id, StringComparison.Ordinal);
            }

            Assert.Equal(may, (await host.SmsToAsync(officer.Phone)).Any(sms => codes.Any(code => sms.Text.Contains(code, StringComparison.Ordinal))));
        }

        var range = desks.Single(d => d.Officer == Range).Desk;
        Assert.Equal(403, (await range.MoveAsync(Id, "assign", new { user = Cast.Ballia.Id })).Status);
        Assert.Equal(403, (await range.MoveAsync(Id, "assign", new { user = Cast.Kotwali.Id })).Status);
        Assert.Equal(403, (await range.MoveAsync(Id, "reassign", new { user = Cast.Asha.Id })).Status);
        Assert.Equal(["bbbbbbbbbbbbbbbb-1", "cccccccccccccccc-1"], (await range.CaseAsync(Id)).GetProperty("tip").List("related").Select(l => l.At("caseId")).Order());
        (await range.MoveAsync(Id, "assign", new { user = Vigilant.Id })).Must(200);
        Assert.Empty((await range.CaseAsync(Id)).List("engagements"));
    }

    [Fact]
    public async Task A_district_officer_who_finds_that_police_are_part_of_it_sees_it_no_more()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var sp = await host.SignInAsync(Cast.Ballia);
        (await SayAsync(host, relay, Tip())).Must(204);
        await host.SettleAsync();
        (await sp.MoveAsync(Id, "acknowledge")).Must(200);
        Assert.Equal(204, (await sp.MoveAsync(Id, "conflict")).Status);
        await host.SettleAsync();
        Assert.Equal(404, (await sp.GetAsync("/api/v1/cases/" + Id)).Status);
        Assert.Null(await sp.RowAsync(Id));
        Assert.Contains("New", (await (await host.SignInAsync(Range)).CaseAsync(Id)).At("state"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Media_come_over_the_line_and_two_supervisors_leave_a_mark_in_the_public_counter()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var sp = await host.SignInAsync(Cast.Ballia);
        var dig = await host.SignInAsync(Cast.Azamgarh);
        (await SayAsync(host, relay, Tip() with { Media = [new TipMedia("photo1", MediaKind.Photo)] })).Must(204);
        (await PutAsync(host, relay, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", "mark"), "PICTURE"u8.ToArray())).Must(204);
        Assert.Equal(400, (await PutAsync(host, relay, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", null, "nobody-asked"), "X"u8.ToArray())).Status);
        var media = Assert.Single((await sp.CaseAsync(Id)).GetProperty("tip").List("media"));
        Assert.Equal(("arrived", "image/jpeg"), (media.At("state"), media.At("contentType")));
        Assert.Equal(422, (await sp.MoveAsync(Id, "reveal", new { reason = "why" })).Status);
        (await sp.MoveAsync(Id, "original", new { mediaId = "photo1", reason = "a face" })).Must(200);
        Assert.Equal(422, (await sp.MoveAsync(Id, "original", new { mediaId = "photo1", reason = "a face" })).Status);
        (await dig.MoveAsync(Id, "original", new { mediaId = "photo1", reason = "yes" })).Must(200);
        await host.SettleAsync();
        var word = Assert.Single(await FetchAsync(host, relay), w => w.At("kind") == "original");
        (await PutAsync(host, relay, new MediaCopy("photo1", MediaKind.Photo, "image/jpeg", null, word.At("id")), "ORIGINAL"u8.ToArray())).Must(204);
        var counters = (await Answer.OfAsync(await host.Http.GetAsync("/api/v1/counters"))).Must(200).Body;
        Assert.Equal(("0", "1"), (counters.At("reveals"), counters.At("originals")));
    }

    [Fact]
    public async Task The_line_answers_the_relays_key_alone()
    {
        var host = await StartAsync();
        var platform = await host.PartnerAsync("meta", "Meta", [.. Scopes.All]);
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        Assert.Equal(403, (await SayAsync(host, platform, Tip())).Status);
        Assert.Equal(403, (await relay.SendAsync(Alerts.Life("1"))).Status);
        Assert.Equal(401, (await Answer.OfAsync(await host.Http.GetAsync("/api/v1/relay/words"))).Status);
        for (var i = 0; i < 200; i++)
        {
            (await SendAsync(host, relay, HttpMethod.Get, "/api/v1/relay/words", [])).Must(200);
        }

        Assert.Equal(404, (await SayAsync(host, relay, Word("w9", TipWordKind.Added) with { Text = "x" })).Status);
    }

    private static TipWord Tip(string category = "liquor", string? station = null) => Word("w1", TipWordKind.Submitted) with
    {
        Tip = new TipContent { Questionnaire = 1, Language = "hi", Door = "whatsapp", Category = category, District = "ballia", Station = station, What = "Sharab bik rahi hai" },
    };

    private static TipWord Word(string id, TipWordKind kind) => new() { Id = id, Alias = Alias, Kind = kind, At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    private static Task<Answer> SayAsync(TestHost host, PartnerClient relay, TipWord word) =>
        SendAsync(host, relay, HttpMethod.Post, "/api/v1/relay/words", JsonSerializer.SerializeToUtf8Bytes(word, LineJson.Default.TipWord));

    private static async Task<IReadOnlyList<JsonElement>> FetchAsync(TestHost host, PartnerClient relay) =>
        [.. (await SendAsync(host, relay, HttpMethod.Get, "/api/v1/relay/words", [])).Must(200).Body.EnumerateArray()];

    private static Task<Answer> PutAsync(TestHost host, PartnerClient relay, MediaCopy copy, byte[] content, string alias = Alias) => SendAsync(
        host, relay, HttpMethod.Put, $"/api/v1/relay/tips/{alias}/media/{copy.Id}", content, Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(copy, LineJson.Default.MediaCopy)));

    private static async Task<Answer> SendAsync(TestHost host, PartnerClient relay, HttpMethod method, string path, byte[] body, string? media = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(media is null ? "application/json" : "application/octet-stream");
        }

        request.Headers.TryAddWithoutValidation("Satark-Signature", relay.Sign(body));
        if (media is not null)
        {
            request.Headers.TryAddWithoutValidation("Satark-Media", media);
        }

        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }
}

public sealed class TipScenariosInOrder() : TipScenarios(MessageOrder.AsTheyCome);

public sealed class TipScenariosTwiceAndShuffled() : TipScenarios(MessageOrder.TwiceAndShuffled);
