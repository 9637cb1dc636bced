namespace Satark.Cases;

/// <summary>What was reported, as it came: personal, sealed under the case's key, shown only in the case view.</summary>
public sealed record Report
{
    /// <summary>The partner's own id of the alert, or null for an own find.</summary>
    public string? AlertId { get; init; }

    /// <summary>Who told it by phone and how to ring back, or null.</summary>
    public string? Caller { get; init; }

    /// <summary>Where the post is.</summary>
    public string? Url { get; init; }

    /// <summary>The post's text.</summary>
    public string? Text { get; init; }

    /// <summary>The language that the partner names (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>The person at risk.</summary>
    public Subject Subject { get; init; } = new();

    /// <summary>Where the partner thinks that the person is.</summary>
    public ReportedLocation? Location { get; init; }

    /// <summary>Pictures and videos, by address; never fetched by the server.</summary>
    public IReadOnlyList<ReportedMedia> Media { get; init; } = [];

    /// <summary>A tip as its informer gave it, or null for every other report.</summary>
    public Tips.Line.TipContent? Tip { get; init; }

    /// <summary>Of a case by mail: the last mail that it is made of; null for every other.</summary>
    public MailContent? Mail { get; init; }

    /// <summary>What was wrong in the request and left out, each with its raw value.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>This report with everything that <paramref name="later"/> says in addition or anew.</summary>
    public Report With(Report later) => this with
    {
        AlertId = later.AlertId ?? AlertId,
        Caller = later.Caller ?? Caller,
        Url = later.Url ?? Url,
        Text = later.Text ?? Text,
        Language = later.Language ?? Language,
        Subject = Subject.With(later.Subject),
        Location = later.Location ?? Location,
        Media = later.Media.Count > 0 ? later.Media : Media,
        Tip = later.Tip ?? Tip,
        Mail = later.Mail is { } mail ? mail.After(Mail) : Mail,
        Warnings = later.Warnings.Count > 0 ? [.. Warnings, .. later.Warnings] : Warnings,
    };
}

/// <summary>The person at risk, as far as the platform knows.</summary>
public sealed record Subject
{
    /// <summary>The account's name on the platform.</summary>
    public string? Handle { get; init; }

    /// <summary>The name shown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The account's phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The account's mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Addresses from which the account was used.</summary>
    public IReadOnlyList<SeenAddress> IpAddresses { get; init; } = [];

    /// <summary>The place that the profile names.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>Whether nothing at all is known.</summary>
    public bool IsEmpty => Handle is null && DisplayName is null && Phone is null && Email is null && IpAddresses.Count == 0 && ProfileLocation is null;

    /// <summary>This subject with everything that <paramref name="later"/> says in addition or anew.</summary>
    public Subject With(Subject later) => this with
    {
        Handle = later.Handle ?? Handle,
        DisplayName = later.DisplayName ?? DisplayName,
        Phone = later.Phone ?? Phone,
        Email = later.Email ?? Email,
        IpAddresses = later.IpAddresses.Count == 0 ? IpAddresses : [.. IpAddresses.Concat(later.IpAddresses).Distinct()],
        ProfileLocation = later.ProfileLocation ?? ProfileLocation,
    };
}

/// <summary>An address from which an account was used.</summary>
/// <param name="Address">The IP address as text.</param>
/// <param name="SeenAt">When, or null.</param>
public sealed record SeenAddress(string Address, DateTimeOffset? SeenAt);

/// <summary>A place that a partner gives.</summary>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east (WGS 84).</param>
/// <param name="AccuracyMetres">Radius in metres, or null.</param>
/// <param name="Text">In words, or null.</param>
public sealed record ReportedLocation(double? Latitude, double? Longitude, double? AccuracyMetres, string? Text);

/// <summary>A picture or video of the post.</summary>
/// <param name="Url">Its address.</param>
/// <param name="ContentType">Its media type, as the partner says.</param>
public sealed record ReportedMedia(string Url, string? ContentType);
