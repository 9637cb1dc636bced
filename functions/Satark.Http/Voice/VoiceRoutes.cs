using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;

namespace Satark.Http.Voice;

/// <summary>What a voice provider calls.</summary>
public sealed class VoiceRoutes(VoiceEndpoints voice) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        new("SpeakCall", "POST", VoiceAddresses.SpeakPath, new Caller.Webhook(), voice.SpeakAsync) { BodyLimit = Page, Body = BodyKind.Form, TroublePage = voice.Trouble },
        new("PressKey", "POST", VoiceAddresses.KeyPath, new Caller.Webhook(), voice.PressAsync) { BodyLimit = Page, Body = BodyKind.Form, TroublePage = voice.Trouble },
        new("ReportCall", "POST", VoiceAddresses.ReportPath, new Caller.Webhook(), voice.ReportAsync) { BodyLimit = Page, Body = BodyKind.Form },
    ];
}
