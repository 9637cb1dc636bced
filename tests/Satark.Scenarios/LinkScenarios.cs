namespace Satark.Scenarios;

/// <summary>Answers by the links of messages.</summary>
public abstract class LinkScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_mail_scanner_that_fetches_every_link_twenty_times_changes_nothing()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(125);
        var before = await desk.CaseAsync(id);
        var links = (await host.SentAsync()).Where(s => s.Channel != "voice").Select(s => TestHost.LinkOf(s.Text)).Distinct().ToList();
        Assert.True(links.Count >= 10, $"{links.Count} links");
        var rows = await host.RowsAsync();

        foreach (var link in links)
        {
            for (var i = 0; i < 20; i++)
            {
                using var request = new HttpRequestMessage(i % 2 == 0 ? HttpMethod.Get : HttpMethod.Head, link + (i % 5 == 4 ? "&utm_source=scanner" : ""));
                request.Headers.TryAddWithoutValidation("User-Agent", i % 3 == 0 ? "Mozilla/5.0 (compatible; SafeLinks)" : "WhatsApp/2.0");
                using var response = await host.Http.SendAsync(request);
                Assert.Equal(200, (int)response.StatusCode);
                Assert.True(response.Headers.CacheControl!.NoStore);
                Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
                Assert.False(response.Headers.Contains("Set-Cookie"));
            }
        }

        await host.SettleAsync();
        var after = await desk.CaseAsync(id);
        Assert.Equal(before.At("version"), after.At("version"));
        Assert.Equal(before.At("deliveries"), after.At("deliveries"));
        Assert.Equal(rows, await host.RowsAsync());
        Assert.Null((await partner.StatusAsync(id)).Body.At("seenByHuman"));

        // And the very same links still answer.
        (await host.PressAsync(TestHost.LinkOf((await host.SmsToAsync(Cast.Ravi.Phone))[0].Text), "take")).Must(303);
        Assert.Equal("ravi", (await desk.CaseAsync(id)).At("holder.user"));
    }

    [Fact]
    public async Task An_officer_takes_the_case_from_the_phone_and_everybody_else_is_told_who_has_it()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(65);
        var ravi = TestHost.LinkOf((await host.SmsToAsync(Cast.Ravi.Phone)).Single(s => s.IsCall).Text);
        var asha = TestHost.LinkOf((await host.SmsToAsync(Cast.Asha.Phone)).Single(s => s.IsCall).Text);

        (await host.PressAsync(ravi, "take")).Must(303);
        await host.FastForward(60);

        var view = await desk.CaseAsync(id);
        Assert.Equal("ravi", view.At("holder.user"));
        Assert.Equal("read", view.List("deliveries").Single(d => d.At("target") == Cast.Ravi.Name && d.At("channel") == "sms" && d.At("purpose") == "call").At("state"));
        var status = (await partner.StatusAsync(id)).Body;
        Assert.Equal(host.Zero.AddSeconds(65), status.Time("seenByHuman"));
        Assert.Equal(host.Zero.AddSeconds(65), status.Time("acknowledged"));
        Assert.Empty(await host.CallsToAsync(Cast.Ballia));
        var page = await host.Http.GetStringAsync(asha);
        Assert.Contains(Cast.Ravi.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"take\"", page, StringComparison.Ordinal);

        // From the phone alone the team goes on its way and arrives.
        (await host.PressAsync(ravi, "on-the-way")).Must(303);
        (await host.PressAsync(ravi, "reached")).Must(303);
        Assert.Equal("reached", (await desk.CaseAsync(id)).At("state"));
    }

    [Fact]
    public async Task Of_two_officers_who_press_at_the_same_moment_one_has_it()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(65);
        var open = new List<(string Link, string Form)>();
        foreach (var officer in new[] { Cast.Ravi, Cast.Asha })
        {
            var link = TestHost.LinkOf((await host.SmsToAsync(officer.Phone)).Single(s => s.IsCall).Text);
            open.Add((link, await host.OpenFormAsync(link, "take")));
        }

        var answers = await Task.WhenAll(open.Select(o => host.PostFormAsync(o.Link, o.Form, "take")));

        Assert.Single(answers, a => a.Status == 303);
        Assert.Single(answers, a => a.Status == 409);
        Assert.Single((await desk.CaseAsync(id)).List("history"), e => e.At("kind") == "acknowledged");
    }

    [Theory]
    [InlineData("not-ours")]
    [InlineData("cannot-go")]
    public async Task Who_cannot_brings_the_next_circle_in_at_once(string button)
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(10);

        (await host.PressAsync(TestHost.LinkOf((await host.SmsToAsync(Cast.Ravi.Phone))[0].Text), button)).Must(303);
        await host.SettleAsync();

        Assert.Equal([10], await host.CallsToAsync(Cast.Asha));
        Assert.NotNull((await partner.StatusAsync(id)).Body.At("seenByHuman"));
    }

    [Fact]
    public async Task A_post_without_the_pages_form_an_old_link_and_an_invented_one_change_nothing()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        var link = TestHost.LinkOf((await host.SmsToAsync(Cast.Ravi.Phone))[0].Text);
        var other = TestHost.LinkOf((await host.SentAsync()).First(s => s.To == Cast.Ravi.Mail).Text);
        Assert.NotEqual(link, other);

        Assert.Equal(403, (await host.PostFormAsync(link, "", "take")).Status);
        Assert.Equal(403, (await host.PostFormAsync(link, new string('a', 24), "take")).Status);
        Assert.Equal(404, (await host.PostFormAsync("/l?" + new string('a', 22), "x", "take")).Status);
        Assert.Equal(404, (await host.PostFormAsync("/l", "x", "take")).Status);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));

        await host.FastForward(60);
        (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(TimeSpan.FromHours(49));
        Assert.Equal(404, (int)(await host.Http.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_links_token_lies_nowhere_in_the_store()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(70);
        var tokens = (await host.SentAsync()).Where(s => s.Channel != "voice").Select(s => TestHost.LinkOf(s.Text)[3..]).ToList();

        Assert.NotEmpty(tokens);
        Assert.All(tokens, t => Assert.Equal(22, t.Length));
        foreach (var token in tokens)
        {
            Assert.Empty(await host.TracesOfAsync(token, withOutbox: false));
        }
    }

    [Fact]
    public async Task The_page_of_a_link_shows_code_district_and_urgency_and_nothing_of_the_person()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var answer = (await partner.SendAsync(Alerts.Life("1"))).Body;
        await host.FastForward(25);

        var page = System.Net.WebUtility.HtmlDecode(await host.Http.GetStringAsync(TestHost.LinkOf((await host.SmsToAsync(Cast.Ravi.Phone))[0].Text)));

        Assert.Contains(answer.At("code")!, page, StringComparison.Ordinal);
        Assert.Contains("Ballia", page, StringComparison.Ordinal);
        Assert.Contains("Life at risk", page, StringComparison.Ordinal);
        foreach (var words in new[] { "Take it", "Not ours", "Can't go" })
        {
            Assert.Contains(words, page, StringComparison.Ordinal);
        }

        foreach (var personal in new[] { "riverside", "Goodbye", "sample.example", "<script" })
        {
            Assert.DoesNotContain(personal, page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_last_resort_can_take_the_case_by_its_link()
    {
        var host = await StartAsync(new HostSetup { People = [Cast.Sana] });
        var desk = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();

        (await host.PressAsync(TestHost.LinkOf((await host.SmsToAsync(Cast.LastResort.Phone))[0].Text), "take")).Must(303);

        Assert.Equal(Cast.LastResort.Name, (await desk.CaseAsync(id)).At("holder.name"));
    }
}

public sealed class LinkScenariosInOrder() : LinkScenarios(MessageOrder.AsTheyCome);

public sealed class LinkScenariosTwiceAndShuffled() : LinkScenarios(MessageOrder.TwiceAndShuffled);
