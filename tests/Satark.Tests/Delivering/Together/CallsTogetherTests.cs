using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Answering;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering.Together;

public sealed class CallsTogetherTests
{
    [Fact]
    public async Task Cases_that_one_person_is_called_about_within_five_seconds_are_one_message_and_each_keeps_its_own_delivery()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = await OpenAsync(world, 4);
        await world.Pump.RunDueAsync();
        Assert.Equal(TemplateIds.Call, Assert.Single(ToAsha(world)).Template);

        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));

        var several = Assert.Single(ToAsha(world), s => s.Template == TemplateIds.Several);
        var codes = await CodesAsync(world, ids.Skip(1));
        Assert.StartsWith($"LIFE AT RISK: 3 cases: {string.Join(", ", codes)}. Nobody has taken them yet. Open and answer each: https://satark.test/l?", several.Text, StringComparison.Ordinal);
        Assert.Equal(ids.Skip(1), several.AlsoAbout.Prepend(several.CaseId));
        Assert.Equal(2, ToAsha(world).Count);
        var deliveries = await SmsAsync(world, ids);
        Assert.All(deliveries, d => Assert.Equal((DeliveryState.Accepted, 1), (d.State, d.Attempts)));

        // The mail names each of them, with what is known of it.
        var mail = Assert.Single(world.Mail.Sent, m => m.To == Asha.Mail && m.Template == TemplateIds.Several).Text;
        Assert.All(codes, code => Assert.Equal(2, mail.Split($"- {code}: ").Length - 1));

        // One report of the provider moves all of them, and only them; a repeat and what is older change nothing.
        await world.Confirm.HandleAsync(RecordDelivery.Reference(several.CaseId, several.DeliveryId), DeliveryState.Delivered, "provider-" + several.DeliveryId, default);
        await world.Confirm.HandleAsync(RecordDelivery.Reference(several.CaseId, several.DeliveryId), DeliveryState.Accepted, null, default);
        Assert.Equal([DeliveryState.Accepted, DeliveryState.Delivered, DeliveryState.Delivered, DeliveryState.Delivered], (await SmsAsync(world, ids)).Select(d => d.State));
        Assert.All(ids.Skip(1), id => Assert.NotNull(world.CaseAsync(id).Result.Times.Delivered));

        // Its link names all of them, and each nonce is its own.
        var behind = (await world.Links.FindTogetherAsync(several.Nonce!, default))!;
        Assert.Equal(ids.Skip(1), behind.Calls.Select(c => c.CaseId));
        Assert.Null(await world.Links.FindAsync(several.Nonce!, default));
        world.Clock.Advance(Links.Lifetime);
        Assert.Null(await world.Links.FindTogetherAsync(several.Nonce!, default));
    }

    [Fact]
    public async Task A_nonce_takes_its_own_case_and_no_other_of_the_message()
    {
        using var world = await new World().WithProvenPeopleAsync();
        var ids = await OpenAsync(world, 3);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));
        var several = Assert.Single(ToAsha(world), s => s.Template == TemplateIds.Several);

        Assert.Null(await world.Answers.FindAsync(several.Nonce!, Channels.Sms, Asha.Phone!, default));
        var second = (await world.Answers.FindAsync(several.Named[1].Nonce, Channels.Sms, Asha.Phone!, default))!;
        Assert.True((await world.Answers.HandleAsync(second, CallAnswer.Take, "SM1", default)).IsOk);

        Assert.Equal(["-", "-", "asha"], await Task.WhenAll(ids.Select(async id => (await world.CaseAsync(id)).Hold?.By.Id ?? "-")));
    }

    [Fact]
    public async Task What_was_taken_while_it_waited_is_not_in_the_message_and_one_that_is_left_is_called_as_ever()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = await OpenAsync(world, 3);
        await world.Pump.RunDueAsync();
        await world.TakeAsync(ids[1], Ravi);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));

        Assert.Equal([TemplateIds.Call, TemplateIds.Call], ToAsha(world).Select(s => s.Template));
        Assert.Equal([DeliveryState.Accepted, DeliveryState.Superseded, DeliveryState.Accepted], (await SmsAsync(world, ids)).Select(d => d.State));
    }

    [Fact]
    public async Task What_goes_to_another_number_of_the_same_person_is_a_message_of_its_own()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = await OpenAsync(world, 2);
        await world.Pump.RunDueAsync();
        await world.Officers.PutAsync(Asha with { Phone = "+919000000077" }, default);
        ids = [.. ids, await world.OpenAsync("t-new")];
        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));

        var sent = await Task.WhenAll((await SmsAsync(world, ids)).Select(async (d, i) => (d.Address, (await world.CaseAsync(ids[i])).Code)));
        Assert.Equal([Asha.Phone, Asha.Phone, "+919000000077"], sent.Select(s => s.Address));
        Assert.All(sent, s => Assert.Single(world.Sms.Sent, m => m.To == s.Address && m.Text.Contains(s.Code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_message_that_can_be_tried_again_is_tried_again_as_one_and_given_up_each_case_takes_its_next_channel()
    {
        using var world = await new World().WithPeopleAsync(Asha with { Mail = null, WhatsApp = Asha.Phone });
        world.Sms.Answer = m => m.Template == TemplateIds.Several ? new DeliveryResult.Retry("busy") : new DeliveryResult.Sent();
        var ids = await OpenAsync(world, 3);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(25));
        Assert.Equal(2, ToAsha(world).Count(s => s.Template == TemplateIds.Several));
        Assert.All((await SmsAsync(world, ids)).Skip(1), d => Assert.Equal((DeliveryState.Pending, 2, "busy"), (d.State, d.Attempts, d.Reason)));

        await world.Pump.RunAsync(TimeSpan.FromSeconds(150));
        Assert.All((await SmsAsync(world, ids)).Skip(1), d => Assert.Equal((DeliveryState.Failed, 4, "given up: busy"), (d.State, d.Attempts, d.Reason)));
        foreach (var id in ids.Skip(1))
        {
            Assert.Single(await world.DeliveriesAsync(id), d => d is { Id: "r1.s1.asha.whatsapp", State: DeliveryState.Accepted });
        }
    }

    [Fact]
    public async Task Where_the_words_about_several_are_refused_each_case_is_called_about_by_itself()
    {
        using var world = await new World().WithPeopleAsync();
        world.Sms.Answer = m => m.Template == TemplateIds.Several ? new DeliveryResult.Failed("not registered") : new DeliveryResult.Sent();
        var ids = await OpenAsync(world, 4);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(4, ToAsha(world).Count(s => s.Template == TemplateIds.Call));
        Assert.Single(ToAsha(world), s => s.Template == TemplateIds.Several);
        Assert.All((await SmsAsync(world, ids)).Skip(1), d => Assert.Equal((DeliveryState.Accepted, 2, true), (d.State, d.Attempts, d.Alone)));
    }

    [Fact]
    public async Task Calls_that_were_refused_one_by_one_are_gathered_again_by_the_next_channel()
    {
        using var world = await new World().WithPeopleAsync(Asha with { Mail = null, WhatsApp = Asha.Phone });
        world.Sms.Answer = _ => new DeliveryResult.Failed("not registered");
        var ids = await OpenAsync(world, 4);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(15));

        Assert.Equal("2", Assert.Single(world.WhatsApp.Sent, m => m.To == Asha.Phone && m.Template == TemplateIds.Several).Slots[1]);
        foreach (var id in ids)
        {
            Assert.Single(await world.DeliveriesAsync(id), d => d is { Id: "r1.s1.asha.whatsapp", State: DeliveryState.Accepted, Alone: false });
        }
    }

    [Fact]
    public async Task An_exercise_never_stands_in_a_message_with_what_is_real()
    {
        using var world = await new World().WithPeopleAsync();
        await OpenAsync(world, 3);
        for (var i = 0; i < 2; i++)
        {
            await world.OpenAsync($"e-{i}", ""","status":"exercise" """);
        }

        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));

        var several = ToAsha(world).Where(s => s.Template == TemplateIds.Several).Select(s => s.Text[..s.Text.IndexOf(" cases", StringComparison.Ordinal)]);
        Assert.Equal(["EXERCISE. LIFE AT RISK: 2", "LIFE AT RISK: 2"], several.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task More_than_twenty_are_called_about_in_several_messages_at_the_same_time()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = new List<string>();
        for (var i = 0; i < 25; i++)
        {
            // Each of another partner's hand, so that it is no storm.
            ids.Add((await world.RaiseAsync($$"""{"id":"m-{{i}}","type":"suicide-risk","severity":"critical","text":"I cannot go on","url":"https://posts.test/m-{{i}}"}""", Platform with { Id = $"p{i}", Name = $"P{i}" })).CaseId);
        }

        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["4", "20"], ToAsha(world).Where(s => s.Template == TemplateIds.Several).Select(s => s.Slots[1]).OrderBy(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(await SmsAsync(world, ids), d => Assert.Equal(DeliveryState.Accepted, d.State));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    [InlineData(true, 3)]
    public async Task However_messages_come_every_case_is_called_about_and_nobody_gets_more_than_two_messages(bool twice, int seed)
    {
        using var world = await new World().WithPeopleAsync();
        (world.Pump.Twice, world.Pump.Shuffle) = (twice, new Random(seed));
        var ids = await OpenAsync(world, 6);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(12));

        Assert.All(await SmsAsync(world, ids), d => Assert.Equal((DeliveryState.Accepted, 1), (d.State, d.Attempts)));
        Assert.Equal(2, ToAsha(world).Count);
        Assert.Empty(world.Store.Dead);
    }

    [Fact]
    public async Task Wherever_the_process_dies_on_the_way_no_call_is_lost()
    {
        int died = 0, again = 0;
        for (var step = 0; ; step++)
        {
            using var world = await new World().WithPeopleAsync(Asha with { Mail = null });
            var ids = await OpenAsync(world, 3);
            await world.Pump.RunDueAsync();
            var (passed, isOver) = (0, false);

            // Before and after each read and save of the deliveries' handler, and at the provider.
            world.Pump.OnTheWay = m =>
            {
                world.Store.At = m.Kind != Errands.Deliver || !Errand.Of(m).Part!.Contains(".asha.", StringComparison.Ordinal) ? null : _ => Pass();
                return m;
            };
            world.Sms.Meanwhile = () => Pass().AsTask();

            await world.Pump.RunAsync(TimeSpan.FromSeconds(45));
            (world.Store.At, world.Sms.Meanwhile) = (null, null);

            var deliveries = await SmsAsync(world, ids);
            Assert.All(deliveries, d => Assert.Equal((DeliveryState.Accepted, step), (d.State, step)));
            Assert.All(await CodesAsync(world, ids), code => Assert.Contains(ToAsha(world), s => s.Text.Contains(code, StringComparison.Ordinal)));
            again += deliveries.Count(d => d.PerhapsTwice);
            Assert.Empty(world.Store.Dead);
            if (!isOver)
            {
                break;
            }

            ValueTask Pass()
            {
                if (passed++ == step)
                {
                    isOver = true;
                    died++;
                    world.Pump.Die();
                }

                return ValueTask.CompletedTask;
            }
        }

        Assert.True(died > 30, $"The process died {died} times only.");
        Assert.True(again > 5, $"Only {again} calls were found in sending.");
    }

    private static async Task<IReadOnlyList<string>> OpenAsync(World world, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await world.OpenAsync($"t-{i}"));
            world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        return ids;
    }

    private static IReadOnlyList<OutgoingMessage> ToAsha(World world) => [.. world.Sms.Sent.Where(s => s.To == Asha.Phone)];

    private static async Task<IReadOnlyList<Delivery>> SmsAsync(World world, IEnumerable<string> ids) =>
        [.. (await Task.WhenAll(ids.Select(world.DeliveriesAsync))).Select(all => Assert.Single(all, d => d.Id == "r1.s1.asha.sms"))];

    private static async Task<IReadOnlyList<string>> CodesAsync(World world, IEnumerable<string> ids) => [.. (await Task.WhenAll(ids.Select(world.CaseAsync))).Select(c => c.Code)];
}
