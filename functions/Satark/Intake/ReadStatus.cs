using Satark.Cases;

namespace Satark.Intake;

/// <summary>What a partner may know of its own alert: each clock apart, and of the end only its class.</summary>
public sealed record AlertStatus(
    string CaseId, string Code, CaseState Status, DateTimeOffset Received, DateTimeOffset? Delivered, DateTimeOffset? SeenByHuman, DateTimeOffset? Acknowledged,
    DateTimeOffset? Dispatched, DateTimeOffset? Reached, DateTimeOffset? Closed, string? OutcomeClass, IReadOnlyList<string> Marks,
    IReadOnlyList<StatusRequest> OpenRequests);

/// <summary>What the desk asks of the partner and has no answer to: an update of the alert with that field answers it.</summary>
/// <param name="Question">Of the closed list.</param>
/// <param name="Field">The field of the alert that answers it.</param>
/// <param name="AskedAt">When it was asked.</param>
public sealed record StatusRequest(Question Question, string Field, DateTimeOffset AskedAt);

/// <summary>Answers a partner's question about its alert.</summary>
public sealed class ReadStatus(CaseBook book)
{
    /// <summary>The status of the partner's own case; another's is not found.</summary>
    public async Task<Outcome<AlertStatus>> HandleAsync(string partnerId, string caseId, CancellationToken cancellationToken)
    {
        var loaded = await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false);
        if (loaded is null || loaded.Value.PartnerId != partnerId)
        {
            return new Refusal(RefusalKind.NotFound, "There is no alert of yours with this case id.");
        }

        var (own, c) = (loaded.Value, loaded.Value);
        if (c.MergedInto is { } into && await book.FindAsync(into, cancellationToken).ConfigureAwait(false) is { } call)
        {
            // It goes on in the case of the partner's own phone call: whose clocks are what became of it.
            c = call.Value;
        }

        return new AlertStatus(
            own.Id, c.Code, c.State, own.OpenedAt, c.Times.Delivered, c.Times.Seen, c.Times.Acknowledged, c.Times.Dispatched, c.Times.Reached, c.Times.Closed,
            ClassOf(c.Outcome), [.. c.Marks.Where(k => k.Kind is MarkKind.PartnerSays or MarkKind.IdUsedTwice or MarkKind.TestTreatedAsActual or MarkKind.RaisedAgain).Select(k => k.Text)],
            [.. c.Requests.Where(r => r.AnsweredAt is null && c.IsOpen).Select(r => new StatusRequest(r.Question, FieldOf(r.Question), r.AskedAt))]);
    }

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
