using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Http.Views;
using Satark.Intake;

namespace Satark.Http.Alerts;

/// <summary>Refused alerts on the desk.</summary>
public sealed class RefusedEndpoints(RefusedAlerts refused, CaseViews views)
{
    /// <summary>Opens one as a case.</summary>
    public async Task<IResult> OpenAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var opened = await refused.OpenAsync(call.Value("id"), call.Officer, cancellationToken).ConfigureAwait(false);
        return opened.Refusal is { } refusal
            ? Problem.Of(refusal)
            : Answers.Json(await views.OfAsync(opened.Value, call.Officer, cancellationToken).ConfigureAwait(false), HttpJson.Default.CaseView, 201, "/api/v1/cases/" + opened.Value.Id);
    }

    /// <summary>Takes one off the desk.</summary>
    public async Task<IResult> DismissAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        return Answers.From(await refused.DismissAsync(call.Value("id"), call.Officer, cancellationToken).ConfigureAwait(false), _ => Answers.Nothing());
    }
}
