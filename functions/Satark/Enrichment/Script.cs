namespace Satark.Enrichment;

/// <summary>The writing systems that <see cref="LanguageFinder"/> tells apart, under their names in ISO 15924.</summary>
public enum Script
{
    /// <summary>No letters at all: emoji, digits, links.</summary>
    None,

    /// <summary>Latin letters.</summary>
    Latn,

    /// <summary>Devanagari: Hindi, Bhojpuri, Maithili, Marathi, Nepali.</summary>
    Deva,

    /// <summary>Arabic letters: Urdu.</summary>
    Arab,

    /// <summary>Bengali letters.</summary>
    Beng,

    /// <summary>Gurmukhi: Punjabi as written in India.</summary>
    Guru,

    /// <summary>Gujarati letters.</summary>
    Gujr,

    /// <summary>Tamil letters.</summary>
    Taml,

    /// <summary>Telugu letters.</summary>
    Telu,

    /// <summary>Any other letters.</summary>
    Other,
}
