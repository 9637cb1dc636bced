using System.Net;
using System.Text.Json;
using Satark.Cases;
using Satark.Notifications;
using Satark.Roster;
using Satark.Roster.Verifying;
using Satark.Storage;

namespace Satark.Local.Tests.Http;

/// <summary>The demo's phone, whose keys go through the same talk as a provider's.</summary>
public sealed class DemoCallTests
{
    private const string Phone = "+919800000001";

    [Fact]
    public async Task The_keys_of_the_demos_phone_act_and_a_call_that_never_was_is_refused()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var ravi = await satark.SignInAsync("ravi.demo");
        await satark.Get<Officers>().PutAsync(ravi.Officer with { Phone = Phone }, default);
        await satark.Get<ContactVerification>().VouchAsync([Phone], default);
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        await CallAsync(satark, id);

        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(ravi, id, "+919800000002", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(ravi, "nothing", Phone, "1")).Status);

        var heard = (await PressAsync(ravi, id, Phone, null)).Json;
        Assert.True(heard.GetProperty("asks").GetBoolean());
        Assert.StartsWith("यह डेमो है", heard.GetProperty("hindi").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("This key does nothing. This is a demo", (await PressAsync(ravi, id, Phone, "5")).Json.GetProperty("english").GetString(), StringComparison.Ordinal);

        Assert.False((await PressAsync(ravi, id, Phone, "2")).Json.GetProperty("asks").GetBoolean());
        Assert.Equal(["ravi.demo"], (await satark.ReadAsync(id)).Declined);
        Assert.Contains("is yours now", (await PressAsync(ravi, id, Phone, "1")).Json.GetProperty("english").GetString(), StringComparison.Ordinal);
        Assert.Equal(("ravi.demo", "voice"), ((await satark.ReadAsync(id)).Hold!.By.Id, (await satark.ReadAsync(id)).Hold!.Through));
    }

    private static Task<Answer> PressAsync(Person by, string caseId, string to, string? key) => by.PostAsync("/api/v1/demo/call", JsonSerializer.Serialize(new { caseId, to, key }));

    // The call as the ladder's step has it, with the link that its nonce is.
    private static async Task CallAsync(TestSatark satark, string caseId)
    {
        Assert.True(CaseId.TryParse(caseId, out var id));
        var call = new Delivery
        {
            Id = "r1.s2.ravi.demo.voice",
            Purpose = DeliveryPurpose.Call,
            Round = 1,
            Target = "ravi.demo",
            TargetName = "Ravi",
            Channel = Notifications.Channels.Voice,
            Address = Phone,
            Template = TemplateIds.Call,
            State = DeliveryState.Accepted,
            At = satark.Clock.Now,
        };
        await satark.Get<IStore>().SaveAsync(new Change(id.Partition).Insert(Delivery.Row(id.Row, call.Id), call, SatarkJson.Default.Delivery), default);
        await satark.Get<Links>().IssueAsync(await satark.ReadAsync(caseId), call, default);
    }
}
