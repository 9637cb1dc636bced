using Microsoft.AspNetCore.Http;
using Satark.Http.Pages;
using Satark.Http.Routing;

namespace Satark.Functions.Http;

/// <summary>
/// Where every HTTP function leads: the route table's gate, and behind it the page. The worker runs neither middleware nor filters, but it executes the
/// result that a function gives; so all is done there, by the path that was asked for, and no function can decide otherwise than the embedded host does.
/// </summary>
/// <param name="gate">The gate of the app's part: what the other part answers, it does not know.</param>
/// <param name="headers">The headers of every answer.</param>
/// <param name="pages">The desk's page; the relay has none.</param>
public sealed class Door(Gate gate, SecurityHeaders headers, DeskPages? pages = null) : IResult
{
    /// <summary>What answers the request once the worker executes it.</summary>
    public IResult Answer(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return this;
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (await gate.TryHandleAsync(httpContext).ConfigureAwait(false))
        {
            return;
        }

        if (pages is not null)
        {
            await pages.HandleAsync(httpContext).ConfigureAwait(false);
            return;
        }

        headers.Apply(httpContext);
        await new Problem(404, "Not found", "There is no such address.").ExecuteAsync(httpContext).ConfigureAwait(false);
    }
}
