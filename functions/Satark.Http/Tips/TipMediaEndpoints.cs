using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Tips;

/// <summary>Media of tips, for whoever may open them.</summary>
public sealed class TipMediaEndpoints(OpenTipMedium open)
{
    /// <summary>The medium's bytes, or a part of them; that they were opened stands in the history.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        return Answers.From(await open.HandleAsync(call.Value("id"), call.Value("mediaId"), call.Officer, cancellationToken).ConfigureAwait(false), static answer => answer);
    }
}
