namespace Satark.Support.Gateways;

/// <summary>A dead man's switch: takes any word at its secret path, and fails at <c>/fail</c> behind it.</summary>
public sealed class PingGateway : HttpGateway
{
    private const string Secret = "/ping/b8c3f0a1-secret";

    /// <summary>Where it is called.</summary>
    public string Address => new Uri(Url, Secret).AbsoluteUri;

    /// <summary>How often it was told that all is well.</summary>
    public int Well => Requests.Count(r => r.Target == Secret);

    /// <summary>How often it was told of a fault.</summary>
    public int Failed => Requests.Count(r => r.Target == Secret + "/fail");

    protected override GatewayAnswer Answer(GatewayRequest request) =>
        request is { Method: "GET", Body.Length: 0 } && request.Target is Secret or Secret + "/fail" ? new GatewayAnswer(200, "OK") : new GatewayAnswer(404);
}
