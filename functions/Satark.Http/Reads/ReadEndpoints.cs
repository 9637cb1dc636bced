using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Moves;
using Satark.Http.Routing;
using Satark.Reads;
using Satark.Roster;

namespace Satark.Http.Reads;

/// <summary>Why a case is read, what of it is uncovered, and whose reading stands out. What an officer may not see does not exist for them.</summary>
public sealed class ReadEndpoints(CaseBook book, WeeklyReading weekly)
{
    // Word for word what the case book says of a case that is not there.
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "There is no such case.");

    /// <summary>What the page hides of post and person is about to be shown: the history says so first.</summary>
    public Task<IResult> UnmaskAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var officer = context.Call().Officer;
        return MoveAsync(context.Call(), (c, m) => OutsideReading.Refused(officer, c, m.Now) is { } reason ? reason : c.Unmask(m), cancellationToken);
    }

    /// <summary>The officer says why they read a case of another district.</summary>
    public async Task<IResult> GiveReasonAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        if (!call.TryRead(HttpJson.Default.ReasonWord, out var word, out var refused))
        {
            return refused;
        }

        return MoveBody.Said(word.Reason) is { Length: >= OutsideReading.Shortest and <= OutsideReading.Longest } reason
            ? await MoveAsync(call, (c, m) => c.GiveReason(reason, m), cancellationToken).ConfigureAwait(false)
            : Problem.Of(new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]>
            {
                ["reason"] = [$"Say in {OutsideReading.Shortest} to {OutsideReading.Longest} letters why you read this case."],
            }));
    }

    /// <summary>The list of a week: <c>this</c>, <c>last</c>, or its Monday (2026-03-02).</summary>
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var running = ReadBook.WeekOf(book.Now);
        DateOnly? week = call.Value("week") switch
        {
            "this" => running,
            "last" => running.AddDays(-7),
            var text => ReadBook.TryParse(text, out var named) ? named : null,
        };
        return week is { } monday
            ? Answers.Json(await weekly.OfAsync(monday, call.Officer, cancellationToken).ConfigureAwait(false), HttpJson.Default.WeekOfReading)
            : Problem.Of(new Refusal(RefusalKind.NotFound, "Say which week: this, last, or the date of its Monday, as in 2026-03-02."));
    }

    private async Task<IResult> MoveAsync(Call call, Decision decide, CancellationToken cancellationToken) => Answers.From(
        await book.MoveAsync(call.Value("id"), call.Officer.Actor, (c, m) => Visibility.MaySee(call.Officer, c) ? decide(c, m) : Unknown, cancellationToken).ConfigureAwait(false),
        static _ => Answers.Nothing());
}

/// <summary>Why an officer reads.</summary>
/// <param name="Reason">In their own words.</param>
public sealed record ReasonWord(string? Reason);
