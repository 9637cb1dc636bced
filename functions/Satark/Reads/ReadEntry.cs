using System.Text.Json.Serialization;

namespace Satark.Reads;

/// <summary>One act of reading in the index by officers: ids alone. What was read, and why, stands in the case's own history.</summary>
/// <param name="Officer">The id of whoever read.</param>
/// <param name="Kind">What they did.</param>
/// <param name="CaseId">The case.</param>
/// <param name="At">When.</param>
public sealed record ReadEntry(string Officer, ReadKind Kind, string CaseId, DateTimeOffset At)
{
    /// <summary>The case lay in another district than theirs.</summary>
    public bool Outside { get; init; }

    /// <summary>Between 22:00 and 06:00 in India, while they were not on duty.</summary>
    public bool OffDutyAtNight { get; init; }

    /// <summary>The reported telephone is the officer's own.</summary>
    public bool Own { get; init; }

    /// <summary>What is personal was read, beyond the case as it opens.</summary>
    [JsonIgnore]
    public bool IsPersonal => Kind != ReadKind.Opened;
}

/// <summary>Acts of reading.</summary>
[JsonConverter(typeof(Words<ReadKind>))]
public enum ReadKind
{
    /// <summary>The case was opened.</summary>
    Opened,

    /// <summary>Hidden parts of the post and of the person were shown.</summary>
    Unmasked,

    /// <summary>A picture, recording or attached file was opened.</summary>
    Media,

    /// <summary>The hand-over packet was opened or taken as a file.</summary>
    Packet,
}
