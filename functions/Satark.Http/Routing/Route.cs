using Microsoft.AspNetCore.Http;
using Satark.Http.Accounts;

namespace Satark.Http.Routing;

/// <summary>An endpoint: the request, and the answer once it is durable.</summary>
public delegate Task<IResult> Endpoint(HttpContext context, CancellationToken cancellationToken);

/// <summary>One line of the route table.</summary>
/// <param name="Name">Verb and noun; names the route in logs and tests.</param>
/// <param name="Method">GET also answers HEAD.</param>
/// <param name="Path">The template; <c>{name}</c> stands for one segment.</param>
/// <param name="Caller">Who may call.</param>
/// <param name="Handler">The endpoint.</param>
public sealed record Route(string Name, string Method, string Path, Caller Caller, Endpoint Handler)
{
    /// <summary>Most bytes of a body; 0: it takes none.</summary>
    public int BodyLimit { get; init; }

    /// <summary>What the body must be.</summary>
    public BodyKind Body { get; init; }

    /// <summary>What must have been proven of a signed-in caller. Unless a line says otherwise an officer must have confirmed that it is them.</summary>
    public Standing Needs { get; init; } = Standing.Officer;

    /// <summary>Open also to those who must have a second factor and have none yet: they get it here.</summary>
    public bool BeforeSecondFactor { get; init; }

    /// <summary>Exists in demo folders only.</summary>
    public bool DemoOnly { get; init; }

    /// <summary>What is refused here stands on the desk, where it names a known key; and a repeat may come late.</summary>
    public bool KeepsRefused { get; init; }

    /// <summary>How a trouble is told where a person's phone and not a program reads the answer; null: as problem+json.</summary>
    public Func<HttpContext, Problem, IResult>? TroublePage { get; init; }

    /// <summary>Whether it may change something, so that pages must prove where they come from.</summary>
    public bool IsUnsafe => Method is not ("GET" or "HEAD");
}

/// <summary>Kinds of bodies.</summary>
public enum BodyKind
{
    /// <summary>None is read.</summary>
    None,

    /// <summary><c>application/json</c>; an empty body is an empty object.</summary>
    Json,

    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary>One of <see cref="Pictures.PictureFile.MediaTypes"/>; what it really is, its first bytes say.</summary>
    Picture,

    /// <summary>One of <see cref="Alerts.AlertForms.MediaTypes"/>.</summary>
    Alert,

    /// <summary><c>multipart/form-data</c>: the endpoint reads it from the request as it comes in, up to <see cref="Route.BodyLimit"/>; nothing of it is held before.</summary>
    Multipart,

    /// <summary>Whatever comes, up to <see cref="Route.BodyLimit"/>: the endpoint reads it from the request as it comes in and refuses no media type.</summary>
    Stream,
}
