using System.Collections.Immutable;
using Satark.Places.Finding.Meaning;
using Satark.Places.Finding.Names;
using Satark.Places.Finding.Reading;
using Satark.Places.Finding.Roles;

namespace Satark.Places.Finding;

/// <summary>Finds the places that a message names, in the way people write them. Holds no state and is safe to share.</summary>
/// <remarks>
/// Reads names in Latin letters, Devanagari and Arabic script in the spellings that people use, tells where somebody is from where they come from or go to,
/// and leaves out films, dishes, trains and people that are named after a town. Takes any text, including lone surrogates, and never throws; time is linear
/// in its length. Composed and decomposed text give the same places, each position counted in the text as given.
/// </remarks>
public sealed class PlaceFinder(Gazetteer gazetteer)
{
    private readonly Lazy<Parts> _parts = new(() => new Parts(gazetteer));

    /// <summary>
    /// The places named in a text, in its order. Names that say one place together ("Rasra, Ballia") are one mention, which stands for the finest of them.
    /// </summary>
    public ImmutableArray<PlaceMention> Find(ReadOnlySpan<char> text)
    {
        var words = TextWords.Of(text);
        if (words.Count == 0)
        {
            return [];
        }

        var parts = _parts.Value;
        parts.Glued.Part(words);
        var hits = parts.Hits.Find(words);
        if (hits.Count == 0)
        {
            return [];
        }

        var cues = new CueMap(words, hits);
        parts.Senses.Read(words, cues, hits);
        NamesakeRules.Apply(words, cues, hits, parts.Index);
        hits.RemoveAll(hit => hit.IsDropped);
        DoubtRules.Apply(words, cues, hits, parts.Index);
        var addresses = parts.Addresses.Read(cues, hits);
        RoleWeighing.Apply(words, cues, addresses);
        return [.. addresses.Where(address => !address.Finest.IsAbroad).Select(address => Mentions.Of(words, address))];
    }

    private sealed class Parts(Gazetteer gazetteer)
    {
        public NameIndex Index { get; } = NameIndex.Of(gazetteer);

        public GluedWords Glued => field ??= new GluedWords(Index);

        public HitFinder Hits => field ??= new HitFinder(Index);

        public SenseReader Senses => field ??= new SenseReader(gazetteer);

        public AddressReader Addresses => field ??= new AddressReader(Index);
    }
}
