using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Satark.Partners;
using Satark.Roster;
using Satark.Tips.Line;

namespace Satark.Scenarios;

/// <content>Who sees a tip as it changes, and how exactly they see its times.</content>
public abstract partial class TipScenarios
{
    private const string Page = "abcdefghijklmnopqrstuv";

    [Fact]
    public async Task A_tip_that_turns_out_to_be_about_police_leaves_the_open_pages_of_its_district_at_once()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range, SpClerk, Vigilant] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var pages = new Dictionary<Officer, IOpenPage>();
        foreach (var officer in new[] { Cast.Asha, Cast.Ravi, Cast.Ballia, SpClerk, Cast.Kotwali, Cast.Lucknow, Cast.Azamgarh, Range, Vigilant })
        {
            pages[officer] = await host.OpenPageAsync(await host.SignInAsync(officer));
        }

        var clerk = await host.SignInAsync(SpClerk);
        (await SayAsync(host, relay, Tip())).Must(204);
        (await clerk.MoveAsync(Id, "assign", new { user = Cast.Kotwali.Id })).Must(200);
        await host.SettleAsync();
        Assert.Equal(new[] { Cast.Asha, Cast.Ravi, Cast.Ballia, SpClerk, Cast.Kotwali, Cast.Azamgarh, Range, Vigilant }.Select(o => o.Id).Order(), Showing(pages));

        (await SayAsync(host, relay, Word("w2", TipWordKind.Added) with { Text = "Daroga ji hafta lete hain" })).Must(204);
        await host.SettleAsync();
        Assert.Equal(new[] { Cast.Azamgarh, Range, Vigilant }.Select(o => o.Id).Order(), Showing(pages));

        // Nothing but that it is gone, and only to those who could see it.
        Assert.Empty(pages[Cast.Lucknow].Gone);
        Assert.All(pages.SelectMany(p => p.Value.Gone), gone => Assert.Equal(["id", "version"], gone.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(404, (await clerk.GetAsync("/api/v1/cases/" + Id)).Status);
    }

    [Fact]
    public async Task A_raised_class_takes_a_tip_from_the_pages_of_the_office_and_not_from_its_officer_nor_its_holder()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range, SpClerk] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var sp = await host.SignInAsync(Cast.Ballia);
        (await SayAsync(host, relay, Tip())).Must(204);
        (await sp.MoveAsync(Id, "assign", new { user = Cast.Kotwali.Id })).Must(200);
        await host.SettleAsync();
        var link = TestHost.LinkOf((await host.SmsToAsync(Cast.Kotwali.Phone)).Last(s => s.Text.StartsWith("Tip ", StringComparison.Ordinal)).Text);
        var pages = new Dictionary<Officer, IOpenPage>();
        foreach (var officer in new[] { Cast.Ravi, Cast.Ballia, SpClerk, Cast.Kotwali, Cast.Azamgarh, Range })
        {
            pages[officer] = await host.OpenPageAsync(await host.SignInAsync(officer));
        }

        (await sp.MoveAsync(Id, "note", new { text = "Shown to all" })).Must(200);
        await host.SettleAsync();
        Assert.Equal(pages.Count, Showing(pages).Count);
        (await sp.MoveAsync(Id, "classify", new { sensitivity = "highly-sensitive" })).Must(200);
        await host.SettleAsync();

        Assert.Equal(new[] { Cast.Ballia, Cast.Kotwali, Cast.Azamgarh }.Select(o => o.Id).Order(), Showing(pages));
        (await host.PressAsync(link, "accept")).Must(303);
        Assert.Equal("with-officer", (await sp.CaseAsync(Id)).At("tip.told"));
    }

    [Fact]
    public async Task An_alarm_that_waits_for_its_page_is_forgotten_with_the_case()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var desk = await host.SignInAsync(Cast.Ravi);
        async Task<int> AlarmsAsync() => (await desk.PostAsync("/api/v1/presence", new { page = Page, armed = true })).Must(200).Body.List("alarms").Count;
        Assert.Equal(0, await AlarmsAsync());
        (await SayAsync(host, relay, AtRisk())).Must(204);
        await host.SettleAsync();
        Assert.NotEqual(0, await AlarmsAsync());

        (await SayAsync(host, relay, Word("w2", TipWordKind.Added) with { Text = "Daroga ji hafta lete hain" })).Must(204);
        Assert.Equal(0, await AlarmsAsync());
    }

    [Fact]
    public async Task A_tip_of_a_life_at_stake_is_sensitive_and_reaches_those_who_rescue_in_every_class()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range, SpClerk] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var sp = await host.SignInAsync(Cast.Ballia);
        host.SetZero();
        (await SayAsync(host, relay, AtRisk())).Must(204);
        await host.FastForward(60);

        Assert.Equal("sensitive", (await sp.CaseAsync(Id)).At("tip.sensitivity"));
        foreach (var officer in new[] { Cast.Ravi, SpClerk, Cast.Kotwali, Range })
        {
            Assert.NotNull(await (await host.SignInAsync(officer)).RowAsync(Id));
        }

        Assert.NotEmpty(await host.RequestsToAsync(Cast.Up112Phone));
        Assert.Equal(422, (await sp.MoveAsync(Id, "classify", new { sensitivity = "routine" })).Status);
        (await sp.MoveAsync(Id, "classify", new { sensitivity = "highly-sensitive" })).Must(200);
        await host.SettleAsync();
        Assert.Contains((await sp.CaseAsync(Id)).List("engagements"), e => e.At("agency") == "up-112" && e.At("state") != "ended");
        Assert.Null(await (await host.SignInAsync(Cast.Kotwali)).RowAsync(Id));
        Assert.NotNull(await (await host.SignInAsync(SpClerk)).RowAsync(Id));
    }

    [Fact]
    public async Task Why_an_identity_was_asked_for_is_read_by_those_who_may_decide_it_and_the_identity_by_the_two_alone()
    {
        var sho = Cast.Make("kotwali.sho", "Station House Officer", Role.Supervisor, "station/ballia/Kotwali", 34);
        var second = Cast.Make("kotwali.second", "Second Officer", Role.Supervisor, "station/ballia/Kotwali", 35);
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, SpClerk, sho, second] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        (await SayAsync(host, relay, AtRisk())).Must(204);
        await host.SettleAsync();
        var (sp, clerk, dig) = (await host.SignInAsync(Cast.Ballia), await host.SignInAsync(SpClerk), await host.SignInAsync(Cast.Azamgarh));
        var refused = await clerk.MoveAsync(Id, "reveal", new { reason = "x" });
        Assert.Equal((403, true), (refused.Status, refused.Text.Contains("at least one of them of the SP office", StringComparison.Ordinal)));
        (await (await host.SignInAsync(sho)).MoveAsync(Id, "reveal", new { reason = "FIRSTREASON" })).Must(200);
        refused = await (await host.SignInAsync(second)).MoveAsync(Id, "reveal", new { reason = "x" });
        Assert.Equal((403, true), (refused.Status, refused.Text.Contains("must be of the SP office", StringComparison.Ordinal)));
        (await sp.MoveAsync(Id, "reveal", new { reason = "SECONDREASON" })).Must(200);
        await host.SettleAsync();
        var word = (await FetchAsync(host, relay)).First(w => w.At("kind") == "reveal").At("id");
        (await SayAsync(host, relay, Word("w3", TipWordKind.Revealed) with { Text = "THENUMBER", Answers = word })).Must(204);
        (await sp.MoveAsync(Id, "assign", new { user = second.Id })).Must(200);

        foreach (var (officer, reasons, number) in new[] { (Cast.Ballia, true, true), (sho, true, true), (Cast.Azamgarh, true, false), (Cast.Asha, true, false), (second, false, false), (SpClerk, false, false), (Cast.Kotwali, false, false) })
        {
            var read = (await (await host.SignInAsync(officer)).GetAsync("/api/v1/cases/" + Id)).Must(200).Text;
            Assert.True(reasons == (read.Contains("FIRSTREASON", StringComparison.Ordinal) && read.Contains("SECONDREASON", StringComparison.Ordinal)), officer.Id);
            Assert.True(reasons == read.Contains("\"askedBy\"", StringComparison.Ordinal), officer.Id);
            Assert.True(number == read.Contains("THENUMBER", StringComparison.Ordinal), officer.Id);
            Assert.Contains("\"revealed\"", read, StringComparison.Ordinal);
            var requests = JsonDocument.Parse(read).RootElement.GetProperty("tip").GetProperty("requests").EnumerateArray();
            Assert.Equal(number ? ["THENUMBER"] : [], requests.Select(r => r.At("answer")).OfType<string>());
        }
    }

    [Fact]
    public async Task Below_the_range_no_time_of_a_tip_is_finer_than_an_hour_of_Indias_clocks()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All, Range, SpClerk] });
        var relay = await host.PartnerAsync("relay", "Relay", Scopes.Relay);
        var (sp, clerk, range, field) = (await host.SignInAsync(Cast.Ballia), await host.SignInAsync(SpClerk), await host.SignInAsync(Range), await host.SignInAsync(Cast.Kotwali));
        var pages = new[] { await host.OpenPageAsync(clerk), await host.OpenPageAsync(field) };
        await host.FastForward(1234);
        (await SayAsync(host, relay, AtRisk())).Must(204);
        await host.FastForward(77);
        (await range.MoveAsync(Id, "ask", new { text = "Where?" })).Must(200);
        (await SayAsync(host, relay, Word("w2", TipWordKind.Added) with { Text = "There" })).Must(204);
        await host.FastForward(33);
        (await sp.MoveAsync(Id, "assign", new { user = Cast.Kotwali.Id })).Must(200);
        await host.SettleAsync();
        var link = TestHost.LinkOf((await host.SmsToAsync(Cast.Kotwali.Phone)).Last(s => s.Text.StartsWith("Tip ", StringComparison.Ordinal)).Text);
        (await host.PressAsync(link, "accept")).Must(303);
        (await field.MoveAsync(Id, "report", new { text = "12 litres seized", outcome = "action-taken" })).Must(200);
        await host.FastForward(55);
        (await sp.MoveAsync(Id, "review", new { review = "ok" })).Must(200);
        (await sp.MoveAsync(Id, "contact", new { result = "talking" })).Must(200);
        var held = await clerk.MoveAsync(Id, "extend");
        Assert.Equal(409, held.Status);

        // Whoever holds it reads when their own hold runs out.
        var theirs = (await sp.CaseAsync(Id)).At("holder.leaseUntil");
        Assert.Equal((await range.CaseAsync(Id)).At("holder.leaseUntil"), theirs);
        var exact = (await range.GetAsync("/api/v1/cases/" + Id)).Text;
        Assert.True(Fine(exact) > 10);
        Assert.DoesNotContain("hoursOnly", exact + (await range.RowAsync(Id))!.Value.GetRawText(), StringComparison.Ordinal);
        foreach (var officer in new[] { clerk, field })
        {
            Assert.Equal(0, Fine((await officer.GetAsync("/api/v1/cases/" + Id)).Must(200).Text));
            Assert.Equal(0, Fine((await officer.RowAsync(Id))!.Value.GetRawText()));
            Assert.All([await officer.CaseAsync(Id), (await officer.RowAsync(Id))!.Value], seen => Assert.True(seen.GetProperty("hoursOnly").GetBoolean()));
            Assert.Equal(404, (await clerk.GetAsync($"/api/v1/cases/{Id}/packet")).Status);
        }

        Assert.Equal(0, Fine(held.Text));
        Assert.DoesNotMatch(@"\d\d:\d\d", held.Body.At("detail"));
        (await sp.MoveAsync(Id, "close", new { outcome = "safe" })).Must(200);
        await host.SettleAsync();
        Assert.Equal(0, Fine((await clerk.GetAsync("/api/v1/cases/" + Id)).Must(200).Text));
        Assert.All(pages, page => Assert.NotEmpty(page.Rows));
        Assert.All(pages.SelectMany(page => page.Rows), row => Assert.Equal(0, Fine(row.GetRawText())));
        Assert.All((await host.SmsToAsync(Cast.Kotwali.Phone)).Concat(await host.SmsToAsync(SpClerk.Phone)), sms => Assert.DoesNotMatch(@"\d:(?!00)\d\d", sms.Text));

        var shown = await host.Http.GetStringAsync(link);
        Assert.Matches(@"\d\d:00 IST", shown);
        Assert.DoesNotMatch(@"\d\d:(?!00)\d\d", shown);
    }

    // As a page holds it: a row of the version from which on it is gone, or of a later one, stands against that word.
    private static IReadOnlyList<string> Showing(Dictionary<Officer, IOpenPage> pages) =>
    [
        .. pages.Where(p => Versions(p.Value.Rows).DefaultIfEmpty(-1).Max() is >= 0 and var row && row >= Versions(p.Value.Gone).DefaultIfEmpty(0).Max()).Select(p => p.Key.Id).Order(),
    ];

    private static IEnumerable<int> Versions(IReadOnlyList<JsonElement> words) => words.Where(w => w.At("id") == Id).Select(w => w.GetProperty("version").GetInt32());

    private static TipWord AtRisk() => Tip(station: "Kotwali") is { Tip: { } content } word ? word with { Tip = content with { LifeRisk = true } } : throw new InvalidOperationException();

    // How many times are no whole hours in India.
    private static int Fine(string json) =>
        Times().Matches(json).Count(m => (DateTimeOffset.Parse(m.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcTicks + TimeSpan.FromMinutes(330).Ticks) % TimeSpan.TicksPerHour != 0);

    [GeneratedRegex("""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?""")]
    private static partial Regex Times();
}
