using System.Globalization;
using Satark.Privacy;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Forwarding;

/// <summary>A tip as the relay keeps it. Two keys: one for what the informer may know of it, gone when they are forgotten; one for the words that the desk has not taken yet.</summary>
/// <param name="KeyId">The key of <paramref name="Content"/>; null once its informer left.</param>
/// <param name="Content">The sealed <see cref="TipState"/>; null once its informer left.</param>
/// <param name="WordKeyId">The key of the words.</param>
/// <param name="Next">The number of the next word.</param>
/// <param name="LastOn">The day on which it last moved.</param>
internal sealed record TipRow(string? KeyId, string? Content, string WordKeyId, int Next, DateOnly LastOn);

/// <summary>How a tip stands, for its informer.</summary>
internal sealed record TipState
{
    /// <summary>The talk that can be answered, or null.</summary>
    public string? Talk { get; init; }

    /// <summary>The informer's language.</summary>
    public required string Language { get; init; }

    /// <summary>The category's id.</summary>
    public required string Category { get; init; }

    /// <summary>How far it has come.</summary>
    public InformerState State { get; init; }

    /// <summary>When the desk said so, by its clock: words may overtake each other on their way.</summary>
    public DateTimeOffset StateAt { get; init; }

    /// <summary>When it last moved.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Questions of the desk that wait for an answer.</summary>
    public IReadOnlyList<TipQuestion> Questions { get; init; } = [];

    /// <summary>Its media.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>Nothing more is taken.</summary>
    public bool Muted { get; init; }

    /// <summary>At its end for good: nothing can be added. Where there was too little to go by, more is welcome.</summary>
    public bool HasEnded => State is InformerState.ClosedActed or InformerState.ClosedNothingFound or InformerState.ClosedPassedOn;
}

/// <summary>A word of the desk that is to be taken.</summary>
/// <param name="Content">The sealed word.</param>
internal sealed record DeskRow(string Content);

/// <summary>A tip that was loaded.</summary>
internal sealed record OpenTip(string Alias, Stored<TipRow> Row, DataKey Key, TipState State);

/// <summary>A word that the desk has not taken yet, as a row of its tip.</summary>
internal static class TipWordRow
{
    /// <summary>Inserts the word as the tip's next one.</summary>
    public static void Put(Change change, string alias, DataKey words, int number, TipWord word)
    {
        var name = TipBook.Word + number.ToString("D6", CultureInfo.InvariantCulture);
        change.Insert(name, new SealedRow(words.Id, Box.Close(words, TipBook.Partition(alias), name, word, RelayJson.Default.TipWord), DateOnly.FromDateTime(word.At.UtcDateTime)), RelayJson.Default.SealedRow);
    }
}
