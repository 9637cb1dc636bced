using Satark.Cases;
using Satark.HandingOver;
using Satark.Places;
using static Satark.Tests.Given;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.HandingOver;

public sealed class HandOverPacketTests
{
    [Fact]
    public void It_says_whom_it_is_for_what_the_best_guess_is_and_what_speaks_for_and_against()
    {
        var packet = Packets.Of();

        Assert.Equal(("MH", "Maharashtra", "महाराष्ट्र"), (packet.To?.Code, packet.To?.English, packet.To?.Hindi));
        Assert.Equal("Nashik, Maharashtra", packet.Place);
        Assert.Equal(new Spot(19.9975, 73.7898, 2), packet.Guess.Centre);
        Assert.Contains("Maharashtra", packet.Explanation, StringComparison.Ordinal);
        Assert.Equal([PacketVerdict.For, PacketVerdict.Against, PacketVerdict.Neither], packet.Evidence.Select(e => e.Verdict));
        Assert.Equal("Nashik, Maharashtra", packet.Evidence[0].Place);
        Assert.Equal("Ballia, Uttar Pradesh", packet.Evidence[1].Place);
        Assert.Contains("comes from there", packet.Evidence[1].Saying, StringComparison.Ordinal);
        Assert.Null(packet.Evidence[2].Place);
    }

    [Fact]
    public void It_tells_in_order_what_was_done()
    {
        var c = Packets.Case();
        c = c.Answer("task-force-1", EngagementState.Acknowledged, null, At(30)).Ok().Ask(Question.LastLoginIp, At(40)).Ok();

        Assert.Equal(
            ["Special Task Force: knows", "Control room, Maharashtra: asked, no answer yet", "Meta asked for the last login IP and its time: no answer yet", "Contact with the person: no answer"],
            Packets.Of(c).Done.Select(l => l.Text));
    }

    [Fact]
    public void It_asks_to_take_over_by_link_or_telephone_and_after_that_to_tell_what_came_of_it()
    {
        var asked = PacketWords.Ask(Packets.Of());
        Assert.Contains("We take over", asked, StringComparison.Ordinal);
        Assert.Contains("+915221234567", asked, StringComparison.Ordinal);
        Assert.Contains("ACEF", asked, StringComparison.Ordinal);

        var taken = PacketWords.Ask(Packets.Of(Packets.Case().ConfirmHandOver(At(60)).Ok()));
        Assert.DoesNotContain("We take over", taken, StringComparison.Ordinal);
        Assert.Contains("Tell us what came of it", taken, StringComparison.Ordinal);
    }

    [Fact]
    public void The_law_of_a_life_at_stake_is_named_and_of_anything_else_only_that_the_data_are_personal()
    {
        Assert.Contains("s. 115", PacketWords.Law(Packets.Of()), StringComparison.Ordinal);
        Assert.Contains("s. 24", PacketWords.Law(Packets.Of()), StringComparison.Ordinal);
        Assert.DoesNotContain("115", PacketWords.Law(Packets.Of(Packets.Case() with { LifeRisk = false })), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_partner_took_back_stands_at_the_top_and_our_own_marks_do_not()
    {
        var c = Packets.Case().TakeBack("safe", At(50)).Ok().Marked(MarkKind.NoContactPoint, "our own business", T0);

        Assert.Equal(["Meta says: safe"], Packets.Of(c).Warnings);
    }

    [Fact]
    public void A_case_that_nobody_was_asked_for_is_for_the_state_of_its_guess_and_one_of_ours_for_nobody()
    {
        var nobody = Given.Case();

        Assert.Equal(("MH", null), (Packets.Of(nobody).To?.Code, Packets.Of(nobody).To?.AskedAt));
        Assert.Null(Packets.Of(nobody, evidence: [District("ballia", 0.9)]).To);
        Assert.Equal("Ballia, Uttar Pradesh", Packets.Of(nobody, evidence: [District("ballia", 0.9)]).Place);
        Assert.Null(Packets.Of(nobody, evidence: []).Place);
    }

    [Fact]
    public void A_hand_that_asks_another_state_than_the_evidence_names_has_its_word()
    {
        var c = Given.Case().HandOverTo("BR", "Bihar", null, At(1)).Ok();

        Assert.Equal(("BR", "Bihar"), (Packets.Of(c).To?.Code, Packets.Of(c).Place));
        Assert.Contains(Packets.Of(c).Evidence, e => e is { Verdict: PacketVerdict.For, Place: "Nashik, Maharashtra" });
    }

    [Fact]
    public void Lone_surrogates_and_endless_texts_break_nothing()
    {
        var report = Packets.Report with { Text = "\uD800 " + new string('क', 100_000) + " \uDFFF", Subject = new Subject { Handle = "\uDBFF" } };

        var packet = Packets.Of(report: report);

        Assert.Same(report, packet.Report);
        Assert.NotEmpty(PacketCap.Write(packet, "desk@police.example", null));
    }

    [Theory]
    [InlineData(19.9975, 73.7898, 2, "19.9975, 73.7898, within 2 km")]
    [InlineData(19.5, 73.0, 0.05, "19.5, 73.0, within 50 m")]
    [InlineData(-1.25, 73.123456, 12.34, "-1.25, 73.12346, within 12.3 km")]
    public void A_point_is_said_with_its_radius(double latitude, double longitude, double radius, string expected) =>
        Assert.Equal(expected, PacketWords.Point(new Spot(latitude, longitude, radius)));
}
