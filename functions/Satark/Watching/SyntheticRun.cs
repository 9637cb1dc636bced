namespace Satark.Watching;

/// <summary>How far one synthetic alert has come. Each time is that of the first passing, by the installation's clock.</summary>
/// <param name="CaseId">The case that it became.</param>
/// <param name="At">When it was sent.</param>
public sealed record SyntheticRun(string CaseId, DateTimeOffset At)
{
    /// <summary>Its row was made for the board (and not pushed).</summary>
    public DateTimeOffset? Shown { get; init; }

    /// <summary>The ladder's first step fired, and its call was delivered to the channel that leads nowhere.</summary>
    public DateTimeOffset? Called { get; init; }

    /// <summary>Its turn to be indexed came.</summary>
    public DateTimeOffset? Indexed { get; init; }

    /// <summary>When the last of all stages was passed; null where one is missing.</summary>
    public DateTimeOffset? Through => Shown is { } shown && Called is { } called && Indexed is { } indexed ? new[] { shown, called, indexed }.Max() : null;

    /// <summary>What has not been passed, as words for the log.</summary>
    public string Missing => string.Join(", ", new[] { Shown is null ? "board" : null, Called is null ? "call" : null, Indexed is null ? "index" : null }.OfType<string>());

    /// <summary>The run after a stage; the first passing counts.</summary>
    public SyntheticRun Past(SyntheticStage stage, DateTimeOffset now) => stage switch
    {
        SyntheticStage.Shown => this with { Shown = Shown ?? now },
        SyntheticStage.Called => this with { Called = Called ?? now },
        _ => this with { Indexed = Indexed ?? now },
    };
}

/// <summary>What a synthetic alert must pass.</summary>
public enum SyntheticStage
{
    /// <summary>The push to the board was decided.</summary>
    Shown,

    /// <summary>The ladder's first call was delivered.</summary>
    Called,

    /// <summary>It was indexed.</summary>
    Indexed,
}

/// <summary>How the last synthetic alert that came to its end did.</summary>
/// <param name="At">When it was sent.</param>
/// <param name="TookMs">From there until it had passed every stage, in milliseconds; null where it never did.</param>
/// <param name="Fault">What was wrong, without anything personal; null where it came through whole.</param>
public sealed record SyntheticResult(DateTimeOffset At, long? TookMs, string? Fault);
