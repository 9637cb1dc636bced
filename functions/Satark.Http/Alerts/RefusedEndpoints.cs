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
            : await views.OfAsync(opened.Value, call.Officer, cancellationToken).ConfigureAwait(false) is { } view ? Answers.Json(view, HttpJson.Default.CaseView, 201, "/api/v1/cases/" + opened.Value.Id)
            : Answers.Nothing();
    }

    /// <summary>Takes one off the desk.</summary>
    public async Task<IResult> DismissAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        return Answers.From(await refused.DismissAsync(call.Value("id"), call.Officer, cancellationToken).ConfigureAwait(false), _ => Answers.Nothing());
    }
}
