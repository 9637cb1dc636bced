using Microsoft.AspNetCore.Http;

namespace Satark.Http.Links;

// The link of a message about several cases leads to a list of them, each with its own answers.
public sealed partial class LinkEndpoints
{
    /// <summary>The list behind a link; null where it is no such link, or nothing on it is theirs to know any more.</summary>
    private async Task<IResult?> TogetherAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var token = TokenOf(context);
        if (await links.FindTogetherAsync(token, cancellationToken).ConfigureAwait(false) is not { } together)
        {
            return null;
        }

        var shown = new List<LinkOfSeveral>();
        foreach (var call in together.Calls)
        {
            if (await FindAsync(context, links.Token(call.CaseId, call.DeliveryId), cancellationToken).ConfigureAwait(false) is { } found)
            {
                shown.Add(new LinkOfSeveral(found.Case, found.Actor.Id, found.Actions, found.Token, FormToken(found.Token)));
            }
        }

        return shown.Count == 0 ? null : Written(context, LinkPage.Several(shown, token, installation.IsDemo), 200);
    }

    // Who answers on the list comes back to it; only a list on which this very call stands is one to go back to.
    private async Task<string?> BackAsync(HttpContext context, Found found, CancellationToken cancellationToken) =>
        context.Request.QueryString.Value?.TrimStart('?').Split('&') is [_, var back, ..]
        && await links.FindTogetherAsync(back, cancellationToken).ConfigureAwait(false) is { } together
        && together.Calls.Any(c => c.CaseId == found.Case.Id && c.DeliveryId == found.Target.DeliveryId) ? back : null;
}
