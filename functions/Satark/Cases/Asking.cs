using Satark.Escalation;

namespace Satark.Cases;

/// <summary>Asking whoever reported a case for what would settle the place.</summary>
public static class Asking
{
    /// <summary>Asks; the same question that is still open is not asked twice. The partner sees it where it reads the alert's status.</summary>
    public static Outcome<Moved> Ask(this Case c, Question question, Moment m)
    {
        if (!c.IsOpen)
        {
            return Holding.NotNow("This case is closed: reopen it first.");
        }

        if (c.IsUnproven())
        {
            return Holding.NotNow("Nothing proves who sent this mail: say first whether it is genuine.", "इस मेल के भेजने वाले का कोई प्रमाण नहीं: पहले बताएँ कि यह असली है या नहीं।");
        }

        if (c.PartnerId is null && c.Mail is null)
        {
            return Holding.NotNow("No platform reported this case: nobody can be asked. Add what you find as evidence.");
        }

        return c.Requests.Any(r => r.Question == question && r.AnsweredAt is null)
            ? new Moved(c, [])
            : new Moved(
                c.Renewed(m) with { Requests = [.. c.Requests, new OpenRequest(question, m.Now, m.By) { NextAt = m.Now }] },
                [m.Say(EventKinds.Asked, null, ("question", Words<Question>.Of(question)), ("of", c.Source))]);
    }

    /// <summary>Evidence of this kind came in: what was asked for it is answered.</summary>
    internal static Case Answered(this Case c, string kind, Moment m)
    {
        Question? question = kind switch
        {
            "ip-address" => Question.LastLoginIp,
            "phone" => Question.Phone,
            "email" => Question.Email,
            "coordinates" => Question.DevicePlace,
            _ => null,
        };
        return question is null ? c : c.AnswerTo(question.Value, m.Now);
    }

    /// <summary>The partner has sent more: what its report now holds answers what was asked for it.</summary>
    internal static Case AnsweredBy(this Case c, Report before, Report after, DateTimeOffset now)
    {
        c = after.Subject.IpAddresses.Count > before.Subject.IpAddresses.Count ? c.AnswerTo(Question.LastLoginIp, now) : c;
        c = after.Subject.Phone is not null && after.Subject.Phone != before.Subject.Phone ? c.AnswerTo(Question.Phone, now) : c;
        c = after.Subject.Email is not null && after.Subject.Email != before.Subject.Email ? c.AnswerTo(Question.Email, now) : c;
        c = after.Location is not null && after.Location != before.Location ? c.AnswerTo(Question.DevicePlace, now) : c;
        return after.Text is not null && after.Text != before.Text ? c.AnswerTo(Question.NewerPosts, now) : c;
    }

    /// <summary>
    /// The next step of a question that nobody has answered: sent, reminded, and at last given up, so that the page shows the number to call. Given up is
    /// only the waiting: an answer is still taken.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="index">Which question, from 0.</param>
    /// <param name="step">The step that the timer was set for.</param>
    /// <param name="byMail">Whether a mail goes out with it.</param>
    /// <param name="phone">The number to call, or null.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> AskAgain(this Case c, int index, int step, bool byMail, string? phone, Moment m)
    {
        if (!c.IsOpen || index >= c.Requests.Count || c.Requests[index] is not { AnsweredAt: null, NextAt: not null } r || r.Step != step)
        {
            return Holding.NotNow("It was answered, or this was done.");
        }

        var word = Words<Question>.Of(r.Question);
        if (step < Reminders)
        {
            var sent = c.With(index, r with { Step = step + 1, NextAt = r.AskedAt + Pace.Of(ReminderSeconds * (step + 1), m.Scale) });
            return new Moved(sent, byMail ? [m.Say(EventKinds.QuestionSent, null, ("question", word), ("of", c.Source), ("reminder", step > 0 ? "yes" : null))] : []);
        }

        var silent = c.With(index, r with { Step = step + 1, NextAt = null, SilentSince = m.Now, Phone = phone });
        return new Moved(
            silent.Marked(MarkKind.PartnerSilent, phone is null ? $"{c.Source} has not answered: call them" : $"{c.Source} has not answered: call {phone}", m.Now, c.Source, phone),
            [m.Say(EventKinds.PartnerSilent, null, ("question", word), ("of", c.Source), ("phone", phone)) with { Answers = EventKinds.Asked, Since = r.AskedAt }]);
    }

    /// <summary>A mail answers what it speaks of.</summary>
    /// <param name="c">The case.</param>
    /// <param name="answered">The questions that its words answer.</param>
    /// <param name="now">When it came.</param>
    public static Case AnsweredByMail(this Case c, IEnumerable<Question> answered, DateTimeOffset now)
    {
        foreach (var question in answered)
        {
            c = c.AnswerTo(question, now);
        }

        return c;
    }

    // One mail at once, one reminder after five minutes; at ten somebody must call.
    private const int Reminders = 2;
    private const int ReminderSeconds = 300;

    private static Case With(this Case c, int index, OpenRequest changed) => c with { Requests = [.. c.Requests.Select((r, i) => i == index ? changed : r)] };

    private static Case AnswerTo(this Case c, Question question, DateTimeOffset now)
    {
        if (!c.Requests.Any(r => r.Question == question && r.AnsweredAt is null))
        {
            return c;
        }

        var answered = c with { Requests = [.. c.Requests.Select(r => r.Question == question && r.AnsweredAt is null ? r with { AnsweredAt = now, NextAt = null } : r)] };
        return answered.Requests.Any(r => r is { AnsweredAt: null, SilentSince: not null }) ? answered : answered with { Marks = [.. answered.Marks.Where(k => k.Kind != MarkKind.PartnerSilent)] };
    }
}
