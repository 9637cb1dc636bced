using Microsoft.AspNetCore.Http;
using Satark.Escalation.Storms;
using Satark.Http.Routing;
using Satark.Partners;

namespace Satark.Http.Storms;

/// <summary>A partner sends more than a desk can be called about: it is real, or its key stops.</summary>
public sealed class StormEndpoints(StormBook storms, PartnerBook partners)
{
    /// <summary>It is real: every case has its own ladder.</summary>
    public async Task<IResult> ConfirmAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        return Answers.From(await storms.ConfirmAsync(call.Value("partner"), call.Officer, cancellationToken).ConfigureAwait(false), _ => Answers.Nothing());
    }

    /// <summary>The partner's keys stop at once. What it sends from now on stands among the refused alerts; what it sent stays, and is called about.</summary>
    public async Task<IResult> SuspendAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        return Answers.From(await partners.SuspendAsync(call.Value("partner"), call.Officer, cancellationToken).ConfigureAwait(false), _ => Answers.Nothing());
    }
}
