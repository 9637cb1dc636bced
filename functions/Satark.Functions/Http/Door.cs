using Microsoft.AspNetCore.Http;
using Satark.Http.Pages;
using Satark.Http.Routing;

namespace Satark.Functions.Http;

/// <summary>
/// Where every HTTP function leads: the route table's gate, and behind it the page. The worker runs neither middleware nor filters, but it executes the
/// result that a function gives; so all is done there, by the path that was asked for, and no function can decide otherwise than the embedded host does.
/// </summary>
public sealed class Door(Gate gate, DeskPages pages) : IResult
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
        if (!await gate.TryHandleAsync(httpContext).ConfigureAwait(false))
        {
            await pages.HandleAsync(httpContext).ConfigureAwait(false);
        }
    }
}
