using Satark.Cases;

namespace Satark.Intake;

/// <summary>What a partner may know of its own alert: each clock apart, and of the end only its class.</summary>
public sealed record AlertStatus(
    string CaseId, string Code, CaseState Status, DateTimeOffset Received, DateTimeOffset? Delivered, DateTimeOffset? SeenByHuman, DateTimeOffset? Acknowledged,
    DateTimeOffset? Dispatched, DateTimeOffset? Reached, DateTimeOffset? Closed, string? OutcomeClass, IReadOnlyList<string> Marks,
    IReadOnlyList<StatusRequest> OpenRequests)
{
    /// <summary>The status of an alert.</summary>
    /// <param name="own">The alert's case.</param>
    /// <param name="c">The case in which it goes on: its own, or that of the partner's phone call.</param>
    public static AlertStatus Of(Case own, Case c) => new(
        own.Id, c.Code, c.State, own.OpenedAt, c.Times.Delivered, c.Times.Seen, c.Times.Acknowledged, c.Times.Dispatched, c.Times.Reached, c.Times.Closed,
        ClassOf(c.Outcome), [.. c.Marks.Where(k => k.Kind is MarkKind.PartnerSays or MarkKind.IdUsedTwice or MarkKind.TestTreatedAsActual or MarkKind.RaisedAgain).Select(k => k.Text)],
        [.. c.Requests.Where(r => r.AnsweredAt is null && c.IsOpen).Select(r => new StatusRequest(r.Question, FieldOf(r.Question), r.AskedAt))]);

    private static string FieldOf(Question question) => question switch
    {
        Question.LastLoginIp => "subject.ipAddresses",
        Question.Phone => "subject.phone",
        Question.Email => "subject.email",
        Question.DevicePlace => "location",
        Question.NewerPosts => "text",
        _ => "action",
    };

    /// <summary>Reached or not, and no more: the person's health is not the partner's business (Mental Healthcare Act 2017, s. 24).</summary>
    private static string? ClassOf(ClosingOutcome? outcome) => outcome switch
    {
        null => null,
        ClosingOutcome.Safe or ClosingOutcome.InHospital or ClosingOutcome.Died => "reached",
        ClosingOutcome.HandedOver => "handed-over",
        ClosingOutcome.FalseAlarm => "no-danger",
        _ => "not-reached",
    };
}

/// <summary>What the desk asks of the partner and has no answer to: an update of the alert with that field answers it.</summary>
/// <param name="Question">Of the closed list.</param>
/// <param name="Field">The field of the alert that answers it.</param>
/// <param name="AskedAt">When it was asked.</param>
public sealed record StatusRequest(Question Question, string Field, DateTimeOffset AskedAt);

/// <summary>Answers a partner's question about its alert.</summary>
public sealed class ReadStatus(CaseBook book)
{
    /// <summary>The status of the partner's own case; another's is not found.</summary>
    public async Task<Outcome<AlertStatus>> HandleAsync(string partnerId, string caseId, CancellationToken cancellationToken) =>
        await FindAsync(partnerId, caseId, cancellationToken).ConfigureAwait(false) is { } found ? found.Status
        : new Refusal(RefusalKind.NotFound, "There is no alert of yours with this case id.");

    /// <summary>The status with a number that only grows as it changes; null where it is no case of this partner.</summary>
    public async Task<(AlertStatus Status, int Sequence)?> FindAsync(string partnerId, string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: var own } || own.PartnerId != partnerId)
        {
            return null;
        }

        // It may go on in the case of the partner's own phone call: whose clocks are what became of it. Each call in which it ever went on counts for good, so
        // that the number does not fall when the case is open again by itself.
        var (status, sequence) = (AlertStatus.Of(own, own), own.Revision);
        foreach (var id in own.Links.Where(l => l.Kind == LinkKind.MergedInto).Select(l => l.CaseId).Distinct(StringComparer.Ordinal))
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Value: var call })
            {
                sequence += call.Revision;
                status = own.MergedInto == id ? AlertStatus.Of(own, call) : status;
            }
        }

        return (status, sequence);
    }
}
