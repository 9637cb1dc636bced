using Satark.Cases;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class OfferingTests
{
    private static readonly Case Held = Given.Case().Acknowledge(Given.At(0)).Ok();

    [Fact]
    public void An_offer_leaves_the_holder_two_minutes_and_the_successor_the_choice()
    {
        var offered = Held.Offer(Ravi.Actor, LeavingReason.SignedOut, Given.At(10)).Ok();

        Assert.Equal((Asha.Id, Ravi.Id, Given.T0.AddSeconds(130)), (offered.Hold!.By.Id, offered.Hold.Offer!.To!.Id, offered.Hold.LeaseUntil));
        var accepted = offered.AcceptOffer(Given.At(20, Ravi));
        Assert.Equal([EventKinds.HoldAccepted], accepted.Kinds());
        Assert.Equal((Ravi.Id, Given.T0.AddSeconds(20), Given.T0.AddSeconds(320)), (accepted.Ok().Hold!.By.Id, accepted.Ok().Hold!.Since, accepted.Ok().Hold!.LeaseUntil));
        Assert.Null(accepted.Ok().Hold!.Offer);

        var refused = offered.RefuseOffer(Given.At(20, Ravi)).Ok();
        Assert.Null(refused.Hold);
        Assert.Equal(Given.T0.AddSeconds(20), refused.Ladder.NextAt);

        Assert.Equal(RefusalKind.NotNow, offered.AcceptOffer(Given.At(20, Lead)).Refused());
        Assert.Equal(RefusalKind.NotNow, Held.AcceptOffer(Given.At(20, Ravi)).Refused());
        Assert.Equal(RefusalKind.NotNow, Held.Offer(Ravi.Actor, LeavingReason.SignedOut, Given.At(10, Lead)).Refused());
    }

    [Fact]
    public void A_holder_who_goes_on_working_keeps_the_case_and_a_repeated_offer_adds_nothing()
    {
        var offered = Held.Offer(Ravi.Actor, LeavingReason.DutyEnded, Given.At(10)).Ok();

        Assert.Empty(offered.Offer(Ravi.Actor, LeavingReason.DutyEnded, Given.At(60)).Kinds());
        var kept = offered.Extend(Given.At(60)).Ok();
        Assert.Null(kept.Hold!.Offer);
        Assert.Equal(Given.T0.AddSeconds(360), kept.Hold.LeaseUntil);
        Assert.Equal(RefusalKind.NotNow, kept.Lapse(offered.Leases, Given.At(130)).Refused());
        Assert.Equal(RefusalKind.NotNow, kept.AcceptOffer(Given.At(61, Ravi)).Refused());
    }

    [Fact]
    public void Without_a_successor_signing_out_gives_the_case_back_at_once_and_the_end_of_duty_leaves_two_minutes()
    {
        var given = Held.Offer(null, LeavingReason.SignedOut, Given.At(10));
        Assert.Null(given.Ok().Hold);
        Assert.Equal(Given.T0.AddSeconds(10), given.Ok().Ladder.NextAt);

        var left = Held.Offer(null, LeavingReason.DutyEnded, Given.At(10)).Ok();
        Assert.Equal((Asha.Id, Given.T0.AddSeconds(130)), (left.Hold!.By.Id, left.Hold.LeaseUntil));
        Assert.Equal([EventKinds.LeaseLapsed], left.Lapse(left.Leases, Given.At(130)).Kinds());
    }

    [Fact]
    public async Task Whoever_signs_out_is_asked_for_by_the_next_and_without_an_answer_the_ladder_goes_on()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.TakeAsync(id, Asha);
        await world.Pump.RunDueAsync();

        Assert.Equal(["ravi"], (await world.Offers.SignOutAsync(Asha, default)).Select(h => h.To!.Id));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(119));
        Assert.Equal(Asha.Id, (await world.CaseAsync(id)).Hold!.By.Id);
        var asked = Assert.Single(world.Sms.Sent, m => m.Template == "take-over");
        Assert.Equal(Ravi.Phone, asked.To);

        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));

        Assert.Null((await world.CaseAsync(id)).Hold);
        Assert.Contains(EventKinds.LeaseLapsed, await world.KindsAsync(id));
        Assert.Contains(await world.DeliveriesAsync(id), d => d.Purpose == Satark.Notifications.DeliveryPurpose.Call && d.At == world.Clock.Now);
        Assert.Null(await world.FaultAsync(id));
    }
}
