namespace Satark.Places.Finding.Reading;

/// <summary>What parts a word from the one before. In order: a later one parts more.</summary>
internal enum Gap
{
    /// <summary>Nothing: two words that are written as one, or in two scripts.</summary>
    Glued,

    /// <summary>Spaces, hyphens, quotes, brackets, slashes.</summary>
    Space,

    /// <summary>A comma, colon, bar or dash: parts pieces of an address as well as clauses.</summary>
    Comma,

    /// <summary>A full stop, an end of line, a symbol: a sentence ends.</summary>
    Sentence,
}
