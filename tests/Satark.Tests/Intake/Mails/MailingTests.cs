using Satark.Cases;
using Satark.Escalation;
using Satark.Notifications;

namespace Satark.Tests.Intake.Mails;

public sealed class MailingTests
{
    private static Case Unproven => Given.Case() with { Mail = new MailPart(MailTrust.Unverified), Engagements = [], Ladder = Ladder.Begin(Policies.MailUnverified, Given.T0) };

    [Fact]
    public void No_agency_is_asked_about_an_unproven_mail_by_machine_or_hand()
    {
        var routed = Unproven.SetRoute(new CaseRoute("ballia", "Kotwali", RouteBasis.ByHand, Given.T0), Given.At(1)).Ok();
        Assert.Empty(routed.Engagements);
        Assert.Equal(RefusalKind.NotNow, Unproven.HandOverTo("BR", "Bihar", null, Given.At(1)).Refused());
        Assert.Equal(RefusalKind.NotNow, Unproven.Ask(Question.Phone, Given.At(1)).Refused());
        Assert.Equal("mail-unverified", Policies.For(Unproven).Name);
    }

    [Fact]
    public void Genuine_brings_the_agencies_and_the_ladder_that_counts_from_the_receipt()
    {
        var genuine = Unproven.CallGenuine(Given.At(130)).Ok();
        Assert.Equal(AgencyKind.TaskForce, Assert.Single(genuine.Engagements).Agency);
        Assert.Equal(("life-risk", genuine.OpenedAt), (genuine.Ladder.Policy.Name, genuine.Ladder.Base));
        Assert.Equal([0, 1, 2, 3], genuine.Ladder.Due(Given.At(130).Now, 1));
        Assert.Same(genuine, genuine.CallGenuine(Given.At(131)).Ok());
        Assert.Equal(RefusalKind.NotNow, genuine.CallNotGenuine(Given.At(131)).Refused());
        Assert.Equal(RefusalKind.NotNow, Given.Case().CallGenuine(Given.At(1)).Refused());
    }

    [Fact]
    public void Not_genuine_closes_it_and_reopened_it_is_as_unproven_as_before()
    {
        var closed = Unproven.CallNotGenuine(Given.At(5)).Ok();
        Assert.Equal((CaseState.Closed, ClosingOutcome.FalseAlarm, MailTrust.NotGenuine), (closed.State, closed.Outcome, closed.Mail!.Trust));
        var open = closed.Reopen("wrong", Given.At(6)).Ok();
        Assert.Equal(MailTrust.Unverified, open.Mail!.Trust);
        Assert.Empty(open.Engagements);
    }

    [Fact]
    public void An_unproven_mail_that_joins_a_case_is_marked_and_a_bounce_too()
    {
        var c = Given.Case();
        Assert.DoesNotContain(c.AddMail(true, "x", [], Given.At(1)).Case.Marks, k => k.Kind == MarkKind.UnverifiedMail);
        Assert.Contains(c.AddMail(false, "x", [], Given.At(1)).Case.Marks, k => k is { Kind: MarkKind.UnverifiedMail, Word: "added" });
        Assert.Contains(c.AttachAutomatic(Satark.Intake.Mails.Reading.AutomaticMail.Bounce, "x", Given.At(1)).Case.Marks, k => k is { Kind: MarkKind.NotDelivered, Word: "mail-returned" } && k.Name == c.Source);
        Assert.Empty(c.AttachAutomatic(Satark.Intake.Mails.Reading.AutomaticMail.AutoReply, "x", Given.At(1)).Case.Marks);
    }

    [Fact]
    public void A_question_has_a_clock_of_its_own_that_an_answer_stops()
    {
        var c = Given.Case().Ask(Question.Phone, Given.At(0)).Ok();
        Assert.Equal(Given.T0, Timer(c));
        c = c.AskAgain(0, 0, true, null, Given.At(0)).Ok();
        Assert.Equal(Given.T0.AddSeconds(300), Timer(c));
        Assert.Equal(RefusalKind.NotNow, c.AskAgain(0, 0, true, null, Given.At(1)).Refused());
        c = c.AskAgain(0, 1, true, null, Given.At(300)).Ok();
        Assert.Equal(Given.T0.AddSeconds(600), Timer(c));
        var silent = c.AskAgain(0, 2, true, "+911140001234", Given.At(600)).Ok();
        Assert.Null(Timer(silent));
        Assert.Contains(silent.Marks, k => k is { Kind: MarkKind.PartnerSilent, Word: "+911140001234" } && k.Name == c.Source && k.Text.EndsWith(k.Word, StringComparison.Ordinal));

        var answered = silent.AnsweredByMail([Question.Phone], Given.At(700).Now);
        Assert.Empty(answered.Marks);
        Assert.Null(Timer(c.AnsweredByMail([Question.Phone], Given.At(400).Now)));

        static DateTimeOffset? Timer(Case c) => FollowUps.Timers(c).Where(m => m.Kind == Satark.Messaging.Errands.AskPartner).Select(m => (DateTimeOffset?)m.DueAt).SingleOrDefault();
    }

    [Fact]
    public void A_threads_name_finds_its_case_and_none_that_was_made_up()
    {
        using var world = new World();
        var threads = new MailThreads(world.Keys);
        const string Id = "abcdefghijklmnop-1";
        var address = threads.AddressFor(Id, "desk@in.police.example");
        Assert.True(address.IndexOf('@', StringComparison.Ordinal) <= 64);
        Assert.Equal(Id, threads.Find(["x", address.ToUpperInvariant()]));
        Assert.Equal(Id, threads.Find([$"<{threads.TokenOf(Id)}.0.1@police.example>"]));
        Assert.Null(threads.Find([threads.TokenOf(Id).Replace("-1.", "-2.", StringComparison.Ordinal), "abcdefghijklmnop-1.aaaaaaaaaaaaaaaaaaaaaaaa"]));
    }

    [Fact]
    public void Secrets_and_address_of_incoming_mail_are_checked_at_the_start()
    {
        Assert.Empty(new InboundMailOptions().Faults());
        Assert.Empty(new InboundMailOptions { Secret = new string('a', 24), Address = "desk@in.police.example" }.Faults());
        Assert.Contains("Satark:InboundMail:Secret", Assert.Single(new InboundMailOptions { Secret = "short" }.Faults()), StringComparison.Ordinal);
        Assert.Contains("Secret is missing", Assert.Single(new InboundMailOptions { NextSecret = new string('a', 24) }.Faults()), StringComparison.Ordinal);
        Assert.Contains("Address", Assert.Single(new InboundMailOptions { Address = "a.very.long.local.part@police.example" }.Faults()), StringComparison.Ordinal);
        Assert.DoesNotContain("aaaa", new InboundMailOptions { Secret = new string('a', 24) }.ToString(), StringComparison.Ordinal);
    }
}
