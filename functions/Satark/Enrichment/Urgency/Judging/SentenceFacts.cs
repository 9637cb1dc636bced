namespace Satark.Enrichment.Urgency.Judging;

/// <summary>What is known of a sentence, or of the whole text, that bears on the words of risk in it.</summary>
[Flags]
internal enum SentenceFacts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The writer speaks of herself or himself.</summary>
    Self = 1,

    /// <summary>Somebody whom the writer knows is spoken of.</summary>
    Known = 2,

    /// <summary>Laughter: an emoji, lol, haha.</summary>
    Laughter = 4,

    /// <summary>A trivial cause, or an exaggeration that people know as one.</summary>
    Joke = 8,

    /// <summary>A song, poem or saying is spoken of.</summary>
    Verse = 16,

    /// <summary>The text calls itself verse: a hashtag, a poet's name.</summary>
    IsVerse = 32,

    /// <summary>A film, or people whom one reads of in the news.</summary>
    Story = 64,

    /// <summary>The words of a news report.</summary>
    Report = 128,

    /// <summary>Warns, and names help.</summary>
    Awareness = 256,

    /// <summary>Long ago.</summary>
    Past = 512,

    /// <summary>Once more, this time too.</summary>
    Again = 1024,

    /// <summary>A time that is now without a doubt: tonight, in ten minutes.</summary>
    SureNow = 2048,

    /// <summary>Preparations, an audience, means in the hand, an attempt: nobody sings or quotes that of himself.</summary>
    Hard = 4096,

    /// <summary>A picnic, a swim, a walk, a selfie.</summary>
    Leisure = 8192,

    /// <summary>A wish, an intention, a farewell, despair: beside it no word of leisure says anything.</summary>
    Grave = 16384,

    /// <summary>Well again, and says so.</summary>
    Recovered = 32768,
}
