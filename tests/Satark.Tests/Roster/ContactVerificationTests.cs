using System.Text.RegularExpressions;
using Satark.Roster;
using Satark.Roster.Verifying;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Roster;

public sealed class ContactVerificationTests
{
    private const string Number = "+919000000055";

    [Fact]
    public async Task A_code_that_comes_back_proves_the_contact_point_of_a_post_for_whoever_fills_it()
    {
        using var world = await Posted();
        var place = (await world.Contacts.FindAsync("op", ContactKind.Phone, default)).Value;
        Assert.False(await CountsAsync(world, Asha, Number));

        Assert.True((await world.Contacts.SendAsync(place, default)).IsOk);
        await world.Pump.RunDueAsync();
        var sent = Assert.Single(world.Sms.Sent, m => m.To == Number);
        var code = Regex.Match(sent.Text, "[0-9]{6}").Value;

        Assert.Equal(RefusalKind.Invalid, (await world.Contacts.ConfirmAsync(place, Other(code), default)).Refusal!.Kind);
        Assert.True((await world.Contacts.ConfirmAsync(place, $" {code} ", default)).IsOk);
        Assert.True(await CountsAsync(world, Asha, Number));

        // The number is proven, but it is not everybody's; nor is every number of hers proven.
        Assert.False(await CountsAsync(world, Ravi, Number));
        Assert.False(await CountsAsync(world, Asha, Asha.Phone!));
        Assert.DoesNotContain(await world.Contacts.UnverifiedAsync(await world.Contacts.PlacesAsync(default), default), p => p.Address == Number);
    }

    [Fact]
    public async Task A_code_is_dead_after_five_wrong_tries_after_ten_minutes_and_once_a_new_one_was_sent()
    {
        using var world = await Posted();
        var place = (await world.Contacts.FindAsync("op", ContactKind.Phone, default)).Value;
        await world.Contacts.SendAsync(place, default);
        var first = ContactCode.Digits(world.Keys, Number, 1);
        for (var i = 0; i < ContactCode.MostTries; i++)
        {
            Assert.Equal(RefusalKind.Invalid, (await world.Contacts.ConfirmAsync(place, Other(first), default)).Refusal!.Kind);
        }

        Assert.Equal(RefusalKind.Gone, (await world.Contacts.ConfirmAsync(place, first, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotNow, (await world.Contacts.SendAsync(place, default)).Refusal!.Kind);

        await world.Pump.RunAsync(ContactCode.Pause);
        await world.Contacts.SendAsync(place, default);
        Assert.Equal(RefusalKind.Invalid, (await world.Contacts.ConfirmAsync(place, first, default)).Refusal!.Kind);

        await world.Pump.RunAsync(ContactCode.Lifetime + TimeSpan.FromSeconds(1));
        Assert.Equal(RefusalKind.Gone, (await world.Contacts.ConfirmAsync(place, ContactCode.Digits(world.Keys, Number, 2), default)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_code_is_sent_once_however_often_its_message_comes_and_again_where_the_provider_asks_to_wait()
    {
        using var world = await Posted();
        world.Sms.Answer = m => world.Sms.Sent.Count(s => s.To == Number) < 2 ? new Satark.Notifications.DeliveryResult.Retry("busy") : new Satark.Notifications.DeliveryResult.Sent();
        world.Pump.Twice = true;
        await world.Contacts.SendAsync((await world.Contacts.FindAsync("op", ContactKind.Phone, default)).Value, default);

        await world.Pump.RunAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, world.Sms.Sent.Count(m => m.To == Number));
        Assert.Empty(await world.Store.ListAsync("roster", "notice-", null, 10, default));
    }

    [Fact]
    public async Task Who_has_no_such_contact_point_cannot_be_asked()
    {
        using var world = await Posted();

        Assert.Equal(RefusalKind.NotFound, (await world.Contacts.FindAsync("op", ContactKind.Mail, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await world.Contacts.FindAsync("nobody", ContactKind.Phone, default)).Refusal!.Kind);
        Assert.Equal(Ravi.Phone, (await world.Contacts.FindAsync("ravi", ContactKind.Phone, default)).Value.Address);
    }

    private static async Task<World> Posted() => await (await new World().WithPeopleAsync()).WithRosterAsync(Plan([Post("op", phone: Number)], Fills("op", Asha)));

    private static string Other(string code) => code == "000000" ? "000001" : "000000";

    private static async Task<bool> CountsAsync(World world, Officer officer, string address) =>
        await world.Contacts.IsOfAsync(officer, address, default) && await world.Contacts.IsVerifiedAsync(address, default);
}
