using Satark.Cases;
using Satark.Messaging;
using Satark.Places.Evidence;
using static Satark.Tests.Given;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.Cases;

public sealed class StateWordTests
{
    private const string Asked = "state-control-1";

    private static readonly Hypothesis Maharashtra = Hypothesis.Of([State("MH", 0.9)]);

    private static Moment Mumbai(double seconds) => new(new Actor(ActorKind.Agency, "control-mh", "Control room, Maharashtra"), T0.AddSeconds(seconds), 1);

    private static Case Gone() => Case().Locate(Maharashtra, "box", new Moment(Actor.System, T0.AddSeconds(1), 1)).Ok();

    [Fact]
    public void Taking_over_confirms_the_hand_over_and_leaves_the_case_open()
    {
        var taken = Gone().TakeOver(Asked, Mumbai(60));

        var c = taken.Ok();
        Assert.Equal([EventKinds.EngagementAnswered, EventKinds.HandOverConfirmed], taken.Kinds());
        Assert.Equal((T0.AddSeconds(60), true), (c.HandOver?.ConfirmedAt, c.IsOpen));
        Assert.Equal(EngagementState.Acknowledged, c.Engagements.Single(e => e.Id == Asked).State);
        Assert.Equal((EventKinds.HandOverRequested, (DateTimeOffset?)T0.AddSeconds(1)), (taken.Value.Happenings[1].Answers, taken.Value.Happenings[1].Since));
        Assert.Empty(c.TakeOver(Asked, Mumbai(70)).Kinds());

        // What a state has confirmed no evidence takes back.
        Assert.Equal("MH", c.Locate(Hypothesis.Of([District("ballia", 0.9)]), "box-2", new Moment(Actor.System, T0.AddSeconds(90), 1)).Ok().HandOver?.State);
    }

    [Fact]
    public void Saying_not_ours_leaves_the_hand_over_unconfirmed_marks_the_case_and_calls_the_next_circle()
    {
        var before = Gone();
        var refused = before.RefuseHandOver(Asked, HandOverRefusal.NotHere, "left for Surat", Mumbai(60));

        var c = refused.Ok();
        Assert.Equal([EventKinds.EngagementAnswered, EventKinds.HandOverRefused], refused.Kinds());
        Assert.Equal(("MH", null, T0.AddSeconds(60)), (c.HandOver?.State, c.HandOver?.ConfirmedAt, c.HandOver?.RefusedAt));
        var mark = Assert.Single(c.Marks, k => k.Kind == MarkKind.HandOverRefused);
        Assert.Equal(("Control room, Maharashtra: not theirs (the person is not there)", "Control room, Maharashtra", "not-here"), (mark.Text, mark.Name, mark.Word));
        Assert.Equal(("left for Surat", "not-here"), (refused.Value.Happenings[1].Text, refused.Value.Happenings[1].Facts["reason"]));
        Assert.DoesNotContain("Surat", string.Join(' ', refused.Value.Happenings[1].Facts.Values), StringComparison.Ordinal);
        Assert.True(c.Ladder.Round > before.Ladder.Round);
        Assert.Null(c.Engagements.Single(e => e.Id == Asked).NextCallAt);
        Assert.Empty(c.RefuseHandOver(Asked, HandOverRefusal.NotHere, null, Mumbai(70)).Kinds());
    }

    [Fact]
    public void Whoever_holds_the_case_keeps_it_and_is_told_that_the_state_refused()
    {
        var held = Gone().Acknowledge(At(10)).Ok();
        var c = held.RefuseHandOver(Asked, HandOverRefusal.PlaceUnclear, null, Mumbai(60)).Ok();

        Assert.Equal("asha", c.Hold?.By.Id);
        Assert.Contains(FollowUps.Of(held, c with { Revision = 9 }, T0), m => m.Kind == Errands.TellAgencies && Errand.Of(m).Step == (int)CaseNews.HandOverRefused);
    }

    [Fact]
    public void A_state_that_said_no_may_still_take_over_and_its_no_stands_no_more()
    {
        var refused = Gone().RefuseHandOver(Asked, HandOverRefusal.NotHere, null, Mumbai(60)).Ok();
        var taken = refused.TakeOver(Asked, Mumbai(120)).Ok();

        Assert.Equal((T0.AddSeconds(120), null), (taken.HandOver?.ConfirmedAt, taken.HandOver?.RefusedAt));
        Assert.DoesNotContain(taken.Marks, k => k.Kind == MarkKind.HandOverRefused);
        Assert.Equal(RefusalKind.NotNow, taken.RefuseHandOver(Asked, HandOverRefusal.NotHere, null, Mumbai(130)).Refused());
    }

    [Fact]
    public void Only_the_control_room_that_is_asked_answers_for_the_hand_over()
    {
        var gone = Gone();
        var other = gone.Locate(Hypothesis.Of([State("BR", 0.9)]), "box-2", new Moment(Actor.System, T0.AddSeconds(60), 1)).Ok();
        var back = gone.Locate(Hypothesis.Of([District("ballia", 0.9)]), "box-2", new Moment(Actor.System, T0.AddSeconds(60), 1)).Ok();
        var closed = gone.Acknowledge(At(5)).Ok().Close(ClosingOutcome.Safe, null, At(9)).Ok();
        foreach (var c in new[] { other, back, closed })
        {
            Assert.Equal(RefusalKind.NotNow, c.TakeOver(Asked, Mumbai(90)).Refused());
            Assert.Equal(RefusalKind.NotNow, c.RefuseHandOver(Asked, HandOverRefusal.Other, null, Mumbai(90)).Refused());
        }

        Assert.Equal(RefusalKind.NotNow, gone.TakeOver("task-force-1", Mumbai(90)).Refused());
        Assert.Equal("BR", other.TakeOver("state-control-2", Mumbai(90)).Ok().HandOver?.State);
    }

    [Fact]
    public void A_state_that_refused_may_be_asked_anew_by_hand_and_is_not_by_the_machine()
    {
        var refused = Gone().RefuseHandOver(Asked, HandOverRefusal.NotHere, null, Mumbai(60)).Ok();

        Assert.Null(refused.Locate(Maharashtra, "box-2", new Moment(Actor.System, T0.AddSeconds(90), 1)).Ok().Engagements.FirstOrDefault(e => e.Id == "state-control-2"));
        var again = refused.HandOverTo("MH", "Maharashtra", null, At(100)).Ok();
        Assert.Equal((null, T0.AddSeconds(100)), (again.HandOver?.RefusedAt, again.HandOver?.At));
        Assert.Equal("state-control-2", Assert.Single(again.Engagements, e => e is { IsActive: true, Agency: AgencyKind.StateControl }).Id);
    }

    [Fact]
    public void Each_engagement_of_a_control_room_knows_whose_it_is()
    {
        Assert.Equal("MH", Gone().Engagements.Single(e => e.Agency == AgencyKind.StateControl).OfState);
        Assert.Equal("BR", Case().HandOverTo("BR", "Bihar", null, At(1)).Ok().Engagements.Single(e => e.Agency == AgencyKind.StateControl).OfState);
        Assert.All(Case().Engagements, e => Assert.Null(e.OfState));
    }

    [Fact]
    public void An_opening_of_the_packet_is_told_once_in_ten_minutes_for_each_reader_and_format()
    {
        var once = Gone().OpenPacket(PacketFormat.Page, Mumbai(10));
        Assert.Equal([EventKinds.PacketOpened], once.Kinds());
        Assert.Equal(("Control room, Maharashtra", "page"), (once.Value.Happenings[0].Facts["by"], once.Value.Happenings[0].Facts["format"]));

        Assert.Empty(once.Ok().OpenPacket(PacketFormat.Page, Mumbai(600)).Kinds());
        Assert.Equal(["cap"], once.Ok().OpenPacket(PacketFormat.Cap, Mumbai(20)).Value.Happenings.Select(h => h.Facts["format"]));
        Assert.Single(once.Ok().OpenPacket(PacketFormat.Page, At(20)).Kinds());
        Assert.Single(once.Ok().OpenPacket(PacketFormat.Page, Mumbai(611)).Kinds());
        Assert.Equal(RefusalKind.NotNow, (Gone() with { Erased = true }).OpenPacket(PacketFormat.Page, Mumbai(10)).Refused());
    }
}
