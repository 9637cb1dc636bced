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

        if (c.PartnerId is null)
        {
            return Holding.NotNow("No platform reported this case: nobody can be asked. Add what you find as evidence.");
        }

        return c.Requests.Any(r => r.Question == question && r.AnsweredAt is null)
            ? new Moved(c, [])
            : new Moved(
                c.Renewed(m) with { Requests = [.. c.Requests, new OpenRequest(question, m.Now, m.By)] },
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

    private static Case AnswerTo(this Case c, Question question, DateTimeOffset now) => !c.Requests.Any(r => r.Question == question && r.AnsweredAt is null)
        ? c
        : c with { Requests = [.. c.Requests.Select(r => r.Question == question && r.AnsweredAt is null ? r with { AnsweredAt = now } : r)] };
}
