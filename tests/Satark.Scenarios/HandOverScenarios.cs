namespace Satark.Scenarios;

/// <summary>A case of another state: its control room is asked, reads the packet, and takes over or does not.</summary>
public abstract class HandOverScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly string Maharashtra = Cast.Phone(53);

    private static readonly HostSetup Setup = new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Satark:Agencies:3:Id"] = "control-mh",
            ["Satark:Agencies:3:Kind"] = "state-control",
            ["Satark:Agencies:3:State"] = "MH",
            ["Satark:Agencies:3:Name"] = "Control room, Maharashtra",
            ["Satark:Agencies:3:Phone"] = Maharashtra,
            ["Satark:Agencies:3:Mail"] = "control@maharashtra.example",
            ["Satark:Desk:Name"] = "Social media desk, Uttar Pradesh Police",
            ["Satark:Desk:Phone"] = "+915220000112",
        },
    };

    private static readonly string[] Personal = ["riverside", "Goodbye", "sample.example", "9990012345", "203.0.113"];

    private static Dictionary<string, object?> Nashik(string id) => Alerts.Life(id)
        .With("text", "I was born in Ballia, now I am at Nashik station. Goodbye everyone.")
        .With("location", new { latitude = 19.99, longitude = 73.79, accuracyMetres = 500 })
        .With("subject", new { handle = "riverside." + id, phone = "+919990012345", ipAddresses = new[] { new { address = "203.0.113.9" } } });

    [Fact]
    public async Task Born_in_Ballia_now_at_Nashik_station_goes_to_Maharashtras_control_room_and_the_state_desk_keeps_it_until_that_takes_over()
    {
        var host = await StartAsync(Setup);
        var desk = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        host.SetZero();

        var id = await partner.RaiseAsync(Nashik("1"));
        await host.FastForward(65);

        // Maharashtra is asked, by name of its state and without a word of the person; Ballia never is.
        Assert.Equal([0], (await host.RequestsToAsync(Maharashtra)).Take(1));
        var request = (await host.SmsToAsync(Maharashtra))[0];
        var mail = (await host.SentAsync()).First(s => s.To == "control@maharashtra.example");
        Assert.Contains("Maharashtra", request.Text, StringComparison.Ordinal);
        Assert.Contains("महाराष्ट्र", mail.Text, StringComparison.Ordinal);
        foreach (var word in Personal)
        {
            Assert.DoesNotContain(word, request.Text + mail.Text + mail.Subject, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Empty(await host.RequestsToAsync(Cast.Ballia.Phone));

        // The state desk has it on its board, its people are called, and nothing is confirmed.
        var row = await desk.RowAsync(id);
        Assert.Equal(("MH", "new"), (row?.At("handOver"), row?.At("state")));
        Assert.NotEmpty(await host.CallsToAsync(Cast.Ravi));
        var waiting = await desk.CaseAsync(id);
        Assert.Equal(("MH", null, null), (waiting.At("handOver.state"), waiting.At("handOver.confirmedAt"), waiting.At("district")));
        (await desk.MoveAsync(id, "close", new { outcome = "handed-over" })).Must(422);

        // The packet opens by the link, and all of it is there.
        var link = TestHost.LinkOf(request.Text);
        var packet = System.Net.WebUtility.HtmlDecode((await host.PressAsync(link, "packet")).Must(200).Text);
        foreach (var known in new[] { "Nashik", "born in Ballia", "riverside.1", "+919990012345", "203.0.113.9", "+915220000112", "Social media desk, Uttar Pradesh Police" })
        {
            Assert.Contains(known, packet, StringComparison.Ordinal);
        }

        Assert.Contains("IN-MH", (await host.PressAsync(link, "packet-cap")).Must(200).Text, StringComparison.Ordinal);

        (await host.PressAsync(link, "take-over")).Must(303);
        await host.SettleAsync();

        var taken = await desk.CaseAsync(id);
        Assert.NotNull(taken.At("handOver.confirmedAt"));
        Assert.NotEqual("closed", taken.At("state"));
        Assert.Equal("acknowledged", taken.List("engagements").Single(e => e.At("agency") == "state-control").At("state"));
        Assert.Equal(
            ["packet-opened", "packet-opened", "hand-over-confirmed"],
            taken.List("history").Where(e => e.At("kind") is "packet-opened" or "hand-over-confirmed" && e.At("by") == "Control room, Maharashtra").Select(e => e.At("kind")));
        Assert.Single(await host.SmsToAsync(Cast.TaskForcePhone), s => s.Text.Contains("another state has taken over", StringComparison.Ordinal));
        Assert.Single(await host.RequestsToAsync(Maharashtra));
        (await desk.MoveAsync(id, "close", new { outcome = "handed-over" })).Must(200);

        // Over: the link shows how it stands and opens nothing more.
        var page = await host.Http.GetStringAsync(link);
        Assert.DoesNotContain("name=\"do\"", page, StringComparison.Ordinal);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_control_room_that_says_not_ours_leaves_the_case_with_us_and_the_officer_who_has_it_is_told()
    {
        var host = await StartAsync(Setup);
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "hand-over", new { state = "MH", note = "the profile says Nashik" })).Must(200);
        await host.FastForward(10);
        var link = TestHost.LinkOf((await host.SmsToAsync(Maharashtra)).Single(s => s.IsRequest).Text);

        (await host.PostFormAsync(link, await host.OpenFormAsync(link, "not-ours"), "not-ours", ("reason", "not-here"), ("note", "moved to Surat"))).Must(303);
        await host.FastForward(300);

        var view = await desk.CaseAsync(id);
        Assert.Equal(("MH", null), (view.At("handOver.state"), view.At("handOver.confirmedAt")));
        Assert.NotNull(view.At("handOver.refusedAt"));
        Assert.Equal("Control room, Maharashtra: not theirs (the person is not there)", view.List("marks").Single(k => k.At("kind") == "hand-over-refused").At("text"));
        Assert.Contains(view.List("history"), e => e.At("kind") == "hand-over-refused" && e.At("text")!.EndsWith("moved to Surat", StringComparison.Ordinal));
        Assert.Single(await host.SmsToAsync(Cast.Ravi.Phone), s => s.IsNews && s.Text.Contains("other state: not taken over", StringComparison.Ordinal));
        Assert.Equal([0], await host.RequestsToAsync(Maharashtra));
        (await desk.MoveAsync(id, "close", new { outcome = "handed-over" })).Must(422);
    }

    [Fact]
    public async Task A_state_that_was_asked_first_hears_that_another_one_is_asked_instead()
    {
        var host = await StartAsync(Setup);
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "hand-over", new { state = "MH" })).Must(200);
        await host.FastForward(10);

        (await desk.MoveAsync(id, "hand-over", new { state = "BR" })).Must(200);
        await host.SettleAsync();

        Assert.Single(await host.SmsToAsync(Maharashtra), s => s.Text.Contains("your help is no longer needed", StringComparison.Ordinal) && s.Text.Contains("Maharashtra", StringComparison.Ordinal));
        Assert.Contains("Bihar", Assert.Single(await host.SmsToAsync(Cast.BiharPhone)).Text, StringComparison.Ordinal);
    }
}

public sealed class HandOverScenariosInOrder() : HandOverScenarios(MessageOrder.AsTheyCome);

public sealed class HandOverScenariosTwiceAndShuffled() : HandOverScenarios(MessageOrder.TwiceAndShuffled);
