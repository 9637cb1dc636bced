using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Routing;
using Satark.Intake;

namespace Satark.Http.Alerts;

/// <summary>The answer to an alert.</summary>
public sealed record AlertAnswer(string CaseId, string Code, bool IsNew, CaseState Status, DateTimeOffset ReceivedAt, string StatusUrl, IReadOnlyList<string> Warnings);

/// <summary>The answer (200, not 202) to a message that is no alert: a CAP draft, an acknowledgement.</summary>
/// <param name="ActedOn">Always false: no case was opened or changed.</param>
/// <param name="Detail">Why, and what to send instead.</param>
public sealed record NoAlertAnswer(bool ActedOn, string Detail);

/// <summary>What partners call.</summary>
public sealed class AlertEndpoints(SubmitAlert submit, ReadStatus status, TokenBuckets buckets, HttpOptions options)
{
    /// <summary>Takes an alert; 202 only after it was saved.</summary>
    public async Task<IResult> SubmitAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var signed = call.Partner!;

        var form = AlertForms.Of(context.Request);
        var submission = form.Read(call.Body);

        // A life at stake is never refused by rate; a repeat of an answered request costs a token like any other.
        if ((!submission.LifeRisk || submission.NotActedOn is not null) && buckets.Take(signed.Key.KeyId) is { } wait)
        {
            return new Problem(429, "Too many alerts", "Come back after the named time. Alerts about a life at stake are always taken.") { RetryAfter = wait };
        }

        if (submission.NotActedOn is { } why)
        {
            return Answers.Json(new NoAlertAnswer(false, why), HttpJson.Default.NoAlertAnswer);
        }

        var alert = new SignedAlert(signed.Partner, signed.Key, call.Body, signed.Signature, signed.SignedAt, signed.InTime) { Form = form };
        var outcome = await submit.HandleAsync(alert, cancellationToken).ConfigureAwait(false);
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
