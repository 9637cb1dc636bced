namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>A row of the cue table: what a phrase says.</summary>
/// <param name="Kind">Its kind; null for a phrase that says nothing about risk although it holds words that do ("die hard fan").</param>
/// <param name="Means">The class of means, for means.</param>
/// <param name="Weight">1: a hint, counts only beside others; 2: plain; 3: strong.</param>
/// <param name="Traits">What else is to be known of it.</param>
internal sealed record CuePhrase(UrgencyCueKind? Kind, MeansClass Means, int Weight, CueTraits Traits)
{
    /// <summary>True when the phrase speaks against risk.</summary>
    public bool Lowers => Kind >= UrgencyCueKind.Protective;

    /// <summary>True when it has the trait.</summary>
    public bool Has(CueTraits trait) => (Traits & trait) != 0;
}

/// <summary>Traits of a phrase.</summary>
[Flags]
internal enum CueTraits
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>People say it lightly as well: laughter beside it takes its weight. Plain words of suicide are never casual.</summary>
    Casual = 1,

    /// <summary>The writer speaks of herself or himself, whoever else is named beside it.</summary>
    Self = 2,

    /// <summary>Of a person at the place, or of means in the hand: with any other cue it is happening.</summary>
    Present = 4,

    /// <summary>It happens once more ("this time too"): what is past is not only past.</summary>
    Again = 8,

    /// <summary>People do it for pleasure as well (a jump into a river): words of leisure take its weight, as they take a place's.</summary>
    Pastime = 16,

    /// <summary>A word of leisure: picnic, selfie, swim.</summary>
    Leisure = 32,
}

/// <summary>A phrase found in a message.</summary>
/// <param name="Phrase">The row of the table.</param>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
internal readonly record struct CueMatch(CuePhrase Phrase, int First, int Last);
