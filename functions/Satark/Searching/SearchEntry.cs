using System.Text.Json.Serialization;

namespace Satark.Searching;

/// <summary>One search, as the index of reading by weeks remembers it: never what was typed.</summary>
/// <param name="Officer">The id of whoever searched; of a locked board whose board it is.</param>
/// <param name="Kind">By which field something was found; else as what the words were read first.</param>
/// <param name="Mark">A keyed hash of what was searched: the same words give the same mark, and no mark gives the words.</param>
/// <param name="Hits">How many cases were shown.</param>
/// <param name="At">When.</param>
public sealed record SearchEntry(string Officer, TermKind Kind, string Mark, int Hits, DateTimeOffset At)
{
    /// <summary>Nobody had confirmed who stands at the board: it tells of nobody.</summary>
    public bool Locked { get; init; }

    /// <summary>Between 22:00 and 06:00 in India, while they were not on duty.</summary>
    public bool OffDutyAtNight { get; init; }

    /// <summary>They searched their own telephone or mail address.</summary>
    public bool Own { get; init; }

    /// <summary>Something personal was searched by somebody who had said who they are.</summary>
    [JsonIgnore]
    public bool IsPersonal => Kind != TermKind.Code && !Locked;
}
