using Satark.Roster.Posts;

namespace Satark.Roster.Duty;

/// <summary>A stretch of duty of one post.</summary>
/// <param name="Post">Which.</param>
/// <param name="Officer">Who fills it, by their own account; null: nobody.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it is over; not part of it.</param>
public sealed record Shift(Post Post, Officer? Officer, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Whether a moment lies in it.</summary>
    public bool Holds(DateTimeOffset at) => Start <= at && at < End;
}
