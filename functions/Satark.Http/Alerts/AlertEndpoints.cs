using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Routing;
using Satark.Intake;

namespace Satark.Http.Alerts;

/// <summary>The answer to an alert.</summary>
public sealed record AlertAnswer(string CaseId, string Code, bool IsNew, CaseState Status, DateTimeOffset ReceivedAt, string StatusUrl, IReadOnlyList<string> Warnings);

/// <summary>What partners call.</summary>
public sealed class AlertEndpoints(SubmitAlert submit, ReadStatus status, TokenBuckets buckets, HttpOptions options)
{
    /// <summary>Takes an alert; 202 only after it was saved.</summary>
    public async Task<IResult> SubmitAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var signed = call.Partner!;

        // A life at stake is never refused by rate; a repeat of an answered request costs a token like any other.
        if (!SubmitAlert.ReadsAsLifeRisk(call.Body) && buckets.Take(signed.Key.KeyId) is { } wait)
        {
            return new Problem(429, "Too many alerts", "Come back after the named time. Alerts about a life at stake are always taken.") { RetryAfter = wait };
        }

        var outcome = await submit.HandleAsync(new SignedAlert(signed.Partner, signed.Key, call.Body, signed.Signature, signed.SignedAt, signed.InTime), cancellationToken).ConfigureAwait(false);
        return Answers.From(outcome, receipt => Accepted(context.Request, receipt, options));
    }

    /// <summary>What became of a partner's own alert.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var outcome = await status.HandleAsync(call.Partner!.Partner.Id, call.Value("id"), cancellationToken).ConfigureAwait(false);
        return Answers.From(outcome, found => Answers.Json(found, HttpJson.Default.AlertStatus));
    }

    /// <summary>202 with where to ask what becomes of it.</summary>
    public static IResult Accepted(HttpRequest request, AlertReceipt receipt, HttpOptions options)
    {
        var location = "/api/v1/alerts/" + receipt.CaseId;
        var answer = new AlertAnswer(
            receipt.CaseId, receipt.Code, receipt.IsNew, receipt.Status, receipt.ReceivedAt, Addresses.Of(request, options, location), receipt.Warnings);
        return Answers.Json(answer, HttpJson.Default.AlertAnswer, 202, location);
    }
}
