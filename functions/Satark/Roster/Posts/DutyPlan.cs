namespace Satark.Roster.Posts;

/// <summary>All that the roster says: who fills which post, and when somebody is to be there.</summary>
/// <param name="Posts">By id, each once.</param>
/// <param name="Fillings">Who fills which.</param>
/// <param name="Overrides">Other hours for single dates, at most one a post and date.</param>
/// <param name="Holidays">For all posts.</param>
public sealed record DutyPlan(IReadOnlyList<Post> Posts, IReadOnlyList<Filling> Fillings, IReadOnlyList<DutyOverride> Overrides, IReadOnlyList<Holiday> Holidays)
{
    /// <summary>An installation without posts: who is on duty is what officers' own flags say.</summary>
    public static readonly DutyPlan Empty = new([], [], [], []);
}
