using Satark.Enrichment;

namespace Satark.Places.Finding.Reading;

/// <summary>How a word is written.</summary>
[Flags]
internal enum WordTraits
{
    /// <summary>Nothing of what follows.</summary>
    None = 0,

    /// <summary>Begins with a capital letter.</summary>
    Capital = 1,

    /// <summary>Has two letters at least and all of them are capitals.</summary>
    AllCapitals = 2,

    /// <summary>Stands in a hashtag.</summary>
    Tag = 4,

    /// <summary>Stands in a handle (<c>@lucknowpolice</c>).</summary>
    Handle = 8,

    /// <summary>Has digits alone.</summary>
    Number = 16,

    /// <summary>Stands right after a colon or a quotation mark: somebody's own words may begin here.</summary>
    Opening = 32,
}

/// <summary>A word of a text: where it stands there, and where its folded letters stand in the buffer of its <see cref="TextWords"/>.</summary>
internal readonly record struct TextWord(int Start, int End, int FoldedStart, int FoldedEnd, Script Script, Gap Before, WordTraits Traits)
{
    /// <summary>How many folded letters it has.</summary>
    public int Length => FoldedEnd - FoldedStart;

    /// <summary>True when it has this trait.</summary>
    public bool Is(WordTraits trait) => (Traits & trait) != 0;
}
