namespace Satark.Tips.Questionnaires;

/// <summary>What a tip is about: one of the questionnaire's categories.</summary>
public sealed record TipCategory
{
    /// <summary>Stable key: <c>drugs</c>. It stands in tips, so it is never used for anything else.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Its name; at most 24 characters (a row of a list).</summary>
    public LocalText Title { get; init => field = value ?? new(); } = new();

    /// <summary>What belongs to it; at most 72 characters (below a row of a list).</summary>
    public LocalText Description { get; init => field = value ?? new(); } = new();

    /// <summary>Tips of this category accuse the police: range office and vigilance officer alone see them.</summary>
    public bool NamesPolice { get; init; }

    /// <summary>The ids of its own questions, one to three, in order.</summary>
    public IReadOnlyList<string> Questions { get; init => field = value ?? []; } = [];

    /// <summary>Words by which it is known in a message.</summary>
    public Sayings Keywords { get; init => field = value ?? new(); } = new();
}

/// <summary>Words and phrases that mean one thing, in the languages and scripts in which people write. A star at the end stands for any ending.</summary>
public sealed record Sayings
{
    /// <summary>Hindi, in Devanagari.</summary>
    public IReadOnlyList<string> Hi { get; init => field = value ?? []; } = [];

    /// <summary>English.</summary>
    public IReadOnlyList<string> En { get; init => field = value ?? []; } = [];

    /// <summary>Urdu, in Arabic script.</summary>
    public IReadOnlyList<string> Ur { get; init => field = value ?? []; } = [];

    /// <summary>Bhojpuri, in Devanagari.</summary>
    public IReadOnlyList<string> Bho { get; init => field = value ?? []; } = [];

    /// <summary>Hindi, Urdu and Bhojpuri in Latin letters.</summary>
    public IReadOnlyList<string> Latin { get; init => field = value ?? []; } = [];

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => [.. Hi, .. En, .. Ur, .. Bho, .. Latin];
}
