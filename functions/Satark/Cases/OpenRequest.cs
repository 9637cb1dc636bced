using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>Somebody was asked for what would settle the place.</summary>
/// <param name="Question">What is asked, of the closed list.</param>
/// <param name="AskedAt">When.</param>
/// <param name="By">Who asked.</param>
/// <param name="AnsweredAt">When an answer came; null while it is open.</param>
public sealed record OpenRequest(Question Question, DateTimeOffset AskedAt, Actor By, DateTimeOffset? AnsweredAt = null)
{
    /// <summary>How far the asking has come: 0 asked, 1 sent, 2 reminded, 3 given up.</summary>
    public int Step { get; init; }

    /// <summary>When the next step is due; null once it is answered or given up.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When nobody had answered for so long that somebody must call; null before.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>The number to call then (E.164), or null where none is known.</summary>
    public string? Phone { get; init; }
}

/// <summary>What the desk may ask of whoever reported the case: a closed list, each answered by one kind of evidence.</summary>
[JsonConverter(typeof(Words<Question>))]
public enum Question
{
    /// <summary>The address from which the account was used last, with its time.</summary>
    LastLoginIp,

    /// <summary>The account's telephone number.</summary>
    Phone,

    /// <summary>The account's mail address.</summary>
    Email,

    /// <summary>Where the device was last, as the platform knows it.</summary>
    DevicePlace,

    /// <summary>Whether the post is still to be seen.</summary>
    StillUp,

    /// <summary>What the account has posted since.</summary>
    NewerPosts,
}
