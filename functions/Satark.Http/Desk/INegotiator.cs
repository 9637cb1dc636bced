using System.Text.Json.Serialization;
using Satark.Roster;

namespace Satark.Http.Desk;

/// <summary>How pages of this host hear of news.</summary>
public interface INegotiator
{
    /// <summary>Where this officer's page finds its pushes. A line that cannot be had now is no error: the page is told to ask instead.</summary>
    /// <param name="officer">Who is signed in.</param>
    /// <param name="origin">The origin that the page itself came from.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Negotiation> NegotiateAsync(Officer officer, string origin, CancellationToken cancellationToken);
}

/// <summary>Where a page finds its pushes, and how it speaks. Either an address or a number of seconds is given.</summary>
/// <param name="Url">The whole address; SignalR's client follows it.</param>
/// <param name="AccessToken">What opens it, or null where the session's cookie does.</param>
/// <param name="PollSeconds">There are no pushes: ask for the board as often as this, in seconds.</param>
/// <param name="Speaks">How the page says that it listens.</param>
public sealed record Negotiation(string? Url, string? AccessToken, int? PollSeconds, Speech Speaks)
{
    /// <summary>How often a page without pushes asks, and how often each page that speaks by HTTP says that it is there.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>No pushes now: ask.</summary>
    public static readonly Negotiation Asking = new(null, null, (int)Beat.TotalSeconds, Speech.Http);

    /// <summary>This host's own hub, which also listens.</summary>
    public static Negotiation OwnHub(string url) => new(url, null, null, Speech.Hub);

    /// <summary>A service that only pushes.</summary>
    public static Negotiation PushOnly(string url, string? accessToken) => new(url, accessToken, null, Speech.Http);
}

/// <summary>How a page says that it is there, that its sound is armed, and that an alarm was played.</summary>
[JsonConverter(typeof(Words<Speech>))]
public enum Speech
{
    /// <summary>Over the hub's own connection.</summary>
    Hub,

    /// <summary>By requests: <c>/api/v1/presence</c>.</summary>
    Http,
}
