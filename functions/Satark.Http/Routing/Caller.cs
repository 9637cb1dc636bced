using Satark.Roster;

namespace Satark.Http.Routing;

/// <summary>Who may call a route.</summary>
public abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>Anybody at all.</summary>
    public sealed record Anybody : Caller;

    /// <summary>A partner whose request is signed with a live key of this scope.</summary>
    /// <param name="Scope">One of <see cref="Partners.Scopes"/>.</param>
    public sealed record Partner(string Scope) : Caller;

    /// <summary>A signed-in officer.</summary>
    /// <param name="Minimum">The least role; jurisdiction is decided case by case.</param>
    public sealed record Desk(Role Minimum) : Caller;

    /// <summary>A signed-in officer of the state desk: what belongs to no district.</summary>
    /// <param name="Minimum">The least role.</param>
    public sealed record StateDesk(Role Minimum) : Caller;

    /// <summary>Whoever opened the setup link of an installation without an admin.</summary>
    public sealed record Installer : Caller;

    /// <summary>A provider that reports; its signature, which the endpoint itself checks, is the proof.</summary>
    public sealed record Webhook : Caller;

    /// <summary>Whoever holds the link of a message; the endpoint itself looks the token up.</summary>
    public sealed record Link : Caller;
}
