using Satark.Places.Evidence;
using Satark.Places.Finding.Meaning;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Roles;

/// <summary>Reads what the person at risk has to do with a place from the words around its name: first what follows, as in Hindi, then what precedes, as in English.</summary>
internal sealed class RoleReader
{
    private const Cue Postposition = Cue.In | Cue.On | Cue.Near | Cue.From | Cue.Of | Cue.To | Cue.Till | Cue.Wala | Cue.Via;


    private readonly TextWords _words;
    private readonly CueMap _cues;
    private readonly Clauses _clauses;
    private readonly PostpositionRoles _after;
    private readonly PrepositionRoles _before;
    private readonly BareRoles _bare;

    /// <summary>A reader of a text.</summary>
    public RoleReader(TextWords words, CueMap cues)
    {
        (_words, _cues) = (words, cues);
        _clauses = new Clauses(words, cues);
        _after = new PostpositionRoles(words, cues, _clauses);
        _before = new PrepositionRoles(words, cues, _clauses);
        _bare = new BareRoles(cues, _clauses);
    }

    /// <summary>The role of an address, and whether the text says so in so many words.</summary>
    public Reading Read(Address address)
    {
        var first = address.First;
        var after = _clauses.SkipPlaceWords(address.After);
        if (address.Hits[0].IsDemonym)
        {
            return new Reading(PlaceRole.Origin, Weight.Plain);
        }

        if (_words[first].Is(WordTraits.Handle))
        {
            return new Reading(PlaceRole.Named, Weight.Handle);
        }

        if (_words[first].Is(WordTraits.Tag))
        {
            return new Reading(PlaceRole.Named, _cues.Has(address.After, Cue.Police) ? Weight.Police : Weight.Tag);
        }

        var post = _cues.GapBefore(after) <= Gap.Space ? _cues[after] & Postposition : Cue.None;
        if (post == Cue.None && _cues.GapBefore(address.After) <= Gap.Space)
        {
            after = address.After;
            post = _cues[after] & Postposition;
        }

        var before = _cues.Before(first);
        before = _cues.GapBefore(first) <= Gap.Space && _cues.Has(before, Cue.Determiner | Cue.District | Cue.CityWord | Cue.PreOf) && !_cues.Has(before, Cue.PreIn | Cue.PreTo | Cue.Home)
            ? _cues.Before(before)
            : before;
        var pre = _cues.GapBefore(first) <= Gap.Space ? _cues[before] & (Cue.PreIn | Cue.PreFrom | Cue.PreTo | Cue.PreVia | Cue.PreOf) : Cue.None;
        if (pre == Cue.None && (_cues.Has(before, Cue.PreOf)))
        {
            pre = Cue.PreOf;
        }

        if ((post & (Cue.Via | Cue.Wala | Cue.Near | Cue.In | Cue.On)) != 0 && !IsEnglishMe(after, pre))
        {
            return _after.AfterPlace(address, post, after);
        }

        if ((post & Cue.From) != 0)
        {
            return _after.FromPlace(address, after);
        }

        if (pre != Cue.None && (pre & Cue.PreOf) == 0 && !(pre == Cue.PreTo && _words.Folded(before) is "to" && post != Cue.None))
        {
            return _before.BeforePlace(address, pre, before);
        }

        return (post & Cue.Of) != 0 ? _after.OfPlace(address, after)
            : (post & (Cue.To | Cue.Till)) != 0 ? _after.ToPlace(address, after)
            : _bare.Read(address, after, before);
    }

    // "I was in Lucknow me and my friends": "me" after an English phrase of place is no postposition.
    private bool IsEnglishMe(int after, Cue pre) => (pre & (Cue.PreIn | Cue.PreFrom | Cue.PreVia)) != 0 && _words.Folded(after) is "me" or "on" or "m" or "per";
}
