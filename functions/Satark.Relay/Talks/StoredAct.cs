using Satark.Tips.Line;

namespace Satark.Relay.Talks;

/// <summary>Something that a talk decided beside speaking, sealed until it is done.</summary>
internal sealed record StoredAct
{
    /// <summary><c>submit</c>, <c>add</c>, <c>receipt</c>, <c>discard</c> or <c>forget</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The tip's alias.</summary>
    public string? Alias { get; init; }

    /// <summary>The tip.</summary>
    public TipContent? Tip { get; init; }

    /// <summary>What is added.</summary>
    public string? Text { get; init; }

    /// <summary>Which question it answers.</summary>
    public string? Answers { get; init; }

    /// <summary>Media.</summary>
    public IReadOnlyList<TipMedia> Media { get; init; } = [];

    /// <summary>In which language a receipt is said that comes without a tip's content; else null: in the tip's.</summary>
    public string? Language { get; init; }

    /// <summary>The row under which a receipt is said; null where none is wanted.</summary>
    public string? ReceiptRow { get; set; }
}
