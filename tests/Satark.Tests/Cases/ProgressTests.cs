using Satark.Board;
using Satark.Cases;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class ProgressTests
{
    [Fact]
    public void A_case_goes_from_new_to_reached_with_each_latency_counted_from_the_clock_that_it_answers()
    {
        var taken = Case().Acknowledge(At(10)).Ok();
        var sent = taken.SendTeam(new Dispatch("Kotwali", "UP-60-1", "77"), At(40));
        var going = sent.Ok().GoOnTheWay(At(70));
        var reached = going.Ok().Reach(At(900));

        Assert.Equal(CaseState.Reached, reached.Ok().State);
        Assert.Equal((EventKinds.Acknowledged, (DateTimeOffset?)T0.AddSeconds(10)), Clock(sent));
        Assert.Equal((EventKinds.Dispatched, (DateTimeOffset?)T0.AddSeconds(40)), Clock(going));
        Assert.Equal((EventKinds.Received, (DateTimeOffset?)T0), Clock(reached));
        Assert.Equal(new Dispatch("Kotwali", "UP-60-1", "77"), reached.Ok().Dispatch);
        var times = reached.Ok().Times;
        Assert.Equal([10, 40, 70, 900], new[] { times.Acknowledged, times.Dispatched, times.OnTheWay, times.Reached }.Select(t => (t!.Value - T0).TotalSeconds));
    }

    [Fact]
    public void Whoever_moves_a_case_that_nobody_holds_takes_it()
    {
        foreach (var move in (Func<Case, Moment, Outcome<Moved>>[])[(c, m) => c.SendTeam(new Dispatch(null, null, null), m), (c, m) => c.GoOnTheWay(m), (c, m) => c.Reach(m)])
        {
            var moved = move(Case(), At(3));

            Assert.Equal("asha", moved.Ok().Hold!.By.Id);
            Assert.Equal(EventKinds.Acknowledged, moved.Kinds().First());
            Assert.Equal(2, moved.Kinds().Count());
        }
    }

    [Fact]
    public void Nobody_moves_a_case_that_another_holds_or_that_is_closed()
    {
        var held = Case().Acknowledge(At(0)).Ok();
        var closed = held.Close(ClosingOutcome.Safe, null, At(1)).Ok();

        foreach (var move in (Func<Case, Moment, Outcome<Moved>>[])
        [
            (c, m) => c.SendTeam(new Dispatch(null, null, null), m), (c, m) => c.GoOnTheWay(m), (c, m) => c.Reach(m),
            (c, m) => c.Close(ClosingOutcome.Safe, null, m), (c, m) => c.HandOverTo("BR", "Bihar", null, m),
        ])
        {
            Assert.Equal(RefusalKind.Conflict, move(held, At(2, Ravi)).Refused());
            Assert.Equal(RefusalKind.NotNow, move(closed, At(2)).Refused());
        }
    }

    [Fact]
    public void The_state_never_goes_back_by_a_later_word()
    {
        var reached = Case().Reach(At(5)).Ok();

        Assert.Equal(CaseState.Reached, reached.SendTeam(new Dispatch(null, null, null), At(6)).Ok().State);
        Assert.Equal(CaseState.Reached, reached.GoOnTheWay(At(6)).Ok().State);
        Assert.Equal(T0.AddSeconds(5), reached.Reach(At(60)).Ok().Times.Reached);
    }

    [Theory]
    [InlineData(ContactResult.Talking, "talking")]
    [InlineData(ContactResult.NoAnswer, "no-answer")]
    [InlineData(ContactResult.PhoneOff, "phone-off")]
    [InlineData(ContactResult.Refused, "refused")]
    public void Each_attempt_to_speak_with_the_person_is_told_with_its_result(ContactResult result, string word)
    {
        var said = Assert.Single(Case().TryContact(result, "mother answered", At(1)).Value.Happenings);

        Assert.Equal((EventKinds.ContactAttempted, word, "mother answered"), (said.Kind, said.Facts["result"], said.Text));
    }

    [Fact]
    public void What_is_personal_goes_into_the_body_and_never_into_the_facts()
    {
        var note = Assert.Single(Case().AddNote("lives behind the temple", At(1)).Value.Happenings);
        var evidence = Assert.Single(Case().AddEvidence("phone", "+919111111111", At(1)).Value.Happenings);

        Assert.Equal("lives behind the temple", note.Text);
        Assert.Empty(note.Facts);
        Assert.Equal("+919111111111", evidence.Text);
        Assert.Equal("phone", Assert.Single(evidence.Facts).Value);
    }

    [Fact]
    public void A_note_can_be_added_after_the_end()
    {
        var closed = Case().Close(ClosingOutcome.Safe, null, At(1)).Ok();

        var noted = closed.AddNote("family informed", At(60));

        Assert.Same(closed, noted.Ok());
        Assert.Equal([EventKinds.Noted], noted.Kinds());
    }

    [Fact]
    public void The_board_says_not_looked_at_only_of_a_case_that_nobody_saw_or_took_from_wherever_they_were()
    {
        var fresh = Case();
        Assert.False(BoardRow.Of(fresh).Seen);
        Assert.True(BoardRow.Of(fresh.See(At(7)).Ok()).Seen);

        // By a button on a phone: no page ever stood before anybody's eyes, and the clock of seeing does not claim it.
        var taken = fresh.Acknowledge(At(10)).Ok();
        Assert.Equal((true, null), (BoardRow.Of(taken).Seen, taken.Times.Seen));

        // Whoever gave it back had looked at it.
        Assert.True(BoardRow.Of(taken.Decline(DeclineReason.CannotGo, At(20)).Ok()).Seen);
    }

    [Fact]
    public void Seen_is_the_first_human_eye_and_told_once()
    {
        var seen = Case().See(At(7));

        Assert.Equal(T0.AddSeconds(7), seen.Ok().Times.Seen);
        Assert.Equal((EventKinds.Received, (DateTimeOffset?)T0), Clock(seen));
        Assert.Empty(seen.Ok().See(At(9, Ravi)).Kinds());
        Assert.Equal(T0.AddSeconds(7), seen.Ok().See(At(9, Ravi)).Ok().Times.Seen);
    }

    [Fact]
    public void A_reading_is_told_once_in_ten_minutes_for_each_reader()
    {
        var read = Case().Read(At(0));

        Assert.Equal([EventKinds.Read], read.Kinds());
        Assert.Empty(read.Ok().Read(At(599)).Kinds());
        Assert.Equal([EventKinds.Read], read.Ok().Read(At(599, Ravi)).Kinds());
        Assert.Equal([EventKinds.Read], read.Ok().Read(At(600)).Kinds());
    }

    private static (string?, DateTimeOffset?) Clock(Outcome<Moved> moved)
    {
        var said = Assert.Single(moved.Value.Happenings);
        return (said.Answers, said.Since);
    }
}
