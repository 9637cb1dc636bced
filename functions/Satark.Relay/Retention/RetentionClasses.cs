namespace Satark.Relay.Retention;

/// <summary>The classes of data that the relay keeps, each with its days and what of it was counted in one run.</summary>
/// <param name="o">The days.</param>
/// <param name="today">The day of the run.</param>
internal sealed class RetentionClasses(RelayOptions o, DateOnly today)
{
    /// <summary>Who an informer is, and the talk.</summary>
    public RetentionCount Mapping { get; } = Of("mapping", nameof(o.MappingDays), o.MappingDays, today);

    /// <summary>A tip that was begun and never sent.</summary>
    public RetentionCount Draft { get; } = Of("draft", nameof(o.DraftDays), o.DraftDays, today);

    /// <summary>Words that the desk does not take.</summary>
    public RetentionCount Words { get; } = Of("words", nameof(o.WordDays), o.WordDays, today);

    /// <summary>A tip's standing is of use for as long as a receipt or a talk leads there.</summary>
    public RetentionCount Tip { get; } = Of("tip", nameof(o.ReceiptDays), Math.Max(o.ReceiptDays, o.MappingDays), today);

    /// <summary>What a receipt leads to.</summary>
    public RetentionCount Receipt { get; } = Of("receipt", nameof(o.ReceiptDays), o.ReceiptDays, today);

    /// <summary>Media as they came.</summary>
    public RetentionCount Original { get; } = Of("original", nameof(o.OriginalDays), o.OriginalDays, today);

    /// <summary>Keyed hashes of the vendor's ids.</summary>
    public RetentionCount Hash { get; } = Of("hash", nameof(o.HashDays), o.HashDays, today);

    /// <summary>All classes as they were counted.</summary>
    public RetentionReport Report() => new([.. new[] { Mapping, Draft, Words, Tip, Receipt, Original, Hash }.Select(c => c.Sum())]);

    private static RetentionCount Of(string name, string setting, int days, DateOnly today) => new(name, $"{RelayOptions.Section}:{setting}", days, today);
}
