using Satark.Roster.Duty;

namespace Satark.Roster.Posts;

/// <summary>
/// A place of work that stays while people change: "SHO Kotwali", "operator 2". Its contact points belong to the post, and whoever fills it is reached by them.
/// </summary>
/// <param name="Id">2 to 40 of a–z, 0–9, dot, dash and underscore.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Role">As what ladders call whoever fills it: an operator of the state desk, a supervisor of the state (shift lead) or of a district (its command), a station's officer.</param>
/// <param name="Desk">Where: state, range, district or station.</param>
/// <param name="Hours">When somebody is to be there.</param>
public sealed record Post(string Id, string Name, Role Role, Jurisdiction Desk, DutyHours Hours)
{
    /// <summary>Before the id of a post as a target: an unfilled one is called as itself.</summary>
    public const string TargetPrefix = "post.";

    /// <summary>E.164, or null: then whoever fills it is called at their own number.</summary>
    public string? Phone { get; init; }

    /// <summary>The number under which the post has WhatsApp (E.164), or null.</summary>
    public string? WhatsApp { get; init; }

    /// <summary>Address, or null: then whoever fills it is written to at their own.</summary>
    public string? Mail { get; init; }

    /// <summary>
    /// Whether an officer may fill it: nobody may see or do more by a post than by their own account, so the account must have at least the post's role, where the post is.
    /// </summary>
    public bool Suits(Officer officer) => officer.Role >= Role && IsInside(officer.Jurisdiction);

    /// <summary>The officer as whoever calls the post finds them.</summary>
    internal Officer HeldBy(Officer officer) => officer with
    {
        Role = Role,
        Jurisdiction = Desk,
        Phone = Phone ?? officer.Phone,
        WhatsApp = WhatsApp ?? officer.WhatsApp,
        Mail = Mail ?? officer.Mail,
        OnDuty = true,
    };

    /// <summary>The post as somebody of its own, where nobody fills it; null where it cannot be reached.</summary>
    internal Officer? Itself => Phone is null && WhatsApp is null && Mail is null ? null
        : new Officer(TargetPrefix + Id, Name, Role, Desk, Phone, Mail, OnDuty: true) { WhatsApp = WhatsApp };

    private bool IsInside(Jurisdiction account) =>
        account.IsState || account == Desk
        || (account.Range is not null && Desk.District is not null && account.Covers(Desk.District, null))
        || (account is { District: not null, Station: null } && account.District == Desk.District);
}

/// <summary>Somebody fills a post.</summary>
/// <param name="Post">The post's id.</param>
/// <param name="Officer">The officer's id.</param>
/// <param name="From">The first day (IST).</param>
/// <param name="To">The last day, or null: until further notice. A night that begins on it is still theirs.</param>
public sealed record Filling(string Post, string Officer, DateOnly From, DateOnly? To)
{
    /// <summary>Whether a day belongs to it.</summary>
    public bool Covers(DateOnly date) => From <= date && (To is not { } last || date <= last);
}

/// <summary>Other hours for a post on one date: they replace all that would begin on it.</summary>
/// <param name="Post">The post's id.</param>
/// <param name="Date">The day (IST).</param>
/// <param name="Hours">As <see cref="DutySpan.TryParse"/> reads them.</param>
public sealed record DutyOverride(string Post, DateOnly Date, string Hours)
{
    /// <summary>What begins on the date.</summary>
    public IReadOnlyList<DutySpan> Spans => DutySpan.TryParse(Hours, out var spans, out _) ? spans : [];
}

/// <summary>A holiday.</summary>
/// <param name="Date">The day (IST).</param>
/// <param name="Name">As the sheet calls it.</param>
public sealed record Holiday(DateOnly Date, string Name);
