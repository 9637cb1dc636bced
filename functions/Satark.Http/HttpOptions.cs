namespace Satark.Http;

/// <summary>What the HTTP side must know of its installation. Settings <c>Satark:Http:*</c>.</summary>
public sealed record HttpOptions
{
    /// <summary>The address under which the outside reaches this installation (behind a proxy), or null: the request's own. Setting <c>Satark:PublicUrl</c>.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Requests a second that one partner key may send for anything but a life at stake.</summary>
    public double PartnerRate { get; init; } = 20;

    /// <summary>How many such requests may come at once.</summary>
    public int PartnerBurst { get; init; } = 200;

    /// <summary>As <c>GET /api/v1/session</c> says it.</summary>
    public string Version { get; init; } = typeof(HttpOptions).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Throws where a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the setting.</exception>
    public void Validate()
    {
        if (PartnerRate <= 0 || PartnerBurst < 1)
        {
            throw new ArgumentException("Satark:Http:PartnerRate must be above 0 and Satark:Http:PartnerBurst at least 1.");
        }

        if (PublicUrl is not null && (!PublicUrl.IsAbsoluteUri || PublicUrl.Scheme is not ("http" or "https")))
        {
            throw new ArgumentException("Satark:PublicUrl must be a whole http or https address.");
        }
    }
}
