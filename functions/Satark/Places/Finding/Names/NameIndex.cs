using System.Runtime.CompilerServices;
using Satark.Places.Finding.Reading;

namespace Satark.Places.Finding.Names;

/// <summary>All names of a gazetteer in all their spellings, to be looked up by letters and by sound. Built once for a gazetteer, at first use; immutable afterwards.</summary>
internal sealed class NameIndex
{
    /// <summary>A name has at most this many words.</summary>
    public const int MaxWords = 6;

    private const int LongestKey = 60;
    private const int ShortestBySound = 4;

    private static readonly ConditionalWeakTable<Gazetteer, NameIndex> Built = [];

    private readonly Dictionary<string, NameForm> _forms = new(16_000, StringComparer.Ordinal);
    private readonly Dictionary<string, List<NameForm>> _frames = new(12_000, StringComparer.Ordinal);
    private readonly Dictionary<string, List<NameForm>> _shorterFrames = new(8_000, StringComparer.Ordinal);
    private readonly Dictionary<string, NameForm>.AlternateLookup<ReadOnlySpan<char>> _formOf;
    private readonly Dictionary<string, List<NameForm>>.AlternateLookup<ReadOnlySpan<char>> _formsOfFrame;
    private readonly Dictionary<string, List<NameForm>>.AlternateLookup<ReadOnlySpan<char>> _formsOfShorterFrame;
    private readonly Dictionary<string, Referent> _kotwalis = new(StringComparer.Ordinal);

    private NameIndex(Gazetteer gazetteer)
    {
        _formOf = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _formsOfFrame = _frames.GetAlternateLookup<ReadOnlySpan<char>>();
        _formsOfShorterFrame = _shorterFrames.GetAlternateLookup<ReadOnlySpan<char>>();
        Common = new CommonWords();
        Given = WordSet.Read("common-words.csv", "names");
        IndexSources.AddAll(gazetteer, this);
        foreach (var form in _forms.Values.Where(form => !form.IsNothing))
        {
            form.Doubt = Doubts.Of(form, Common);
            IndexSound(form);
        }

        foreach (var form in _forms.Values.Where(form => !form.IsNothing && !form.IsMajor && form.Sounds.Length >= 5))
        {
            form.Rival = RivalOf(form);
        }
    }

    /// <summary>Words of the languages and names of people: they name no place in any other spelling than a place's own.</summary>
    public CommonWords Common { get; }

    /// <summary>Names of people.</summary>
    public WordSet Given { get; }

    /// <summary>The index of a gazetteer.</summary>
    public static NameIndex Of(Gazetteer gazetteer) => Built.GetValue(gazetteer, static of => new NameIndex(of));

    /// <summary>The name that is spelt so (folded, without spaces), or null.</summary>
    public NameForm? Find(ReadOnlySpan<char> key) => key.Length <= LongestKey && _formOf.TryGetValue(key, out var form) ? form : null;

    /// <summary>The names whose consonants these are.</summary>
    public List<NameForm>? ByFrame(ReadOnlySpan<char> frame) => _formsOfFrame.TryGetValue(frame, out var forms) ? forms : null;

    /// <summary>The well-known names whose consonants these are with one of them left out.</summary>
    public List<NameForm>? ByShorterFrame(ReadOnlySpan<char> frame) => _formsOfShorterFrame.TryGetValue(frame, out var forms) ? forms : null;

    /// <summary>The chief police station of a district, or null where the gazetteer has none of that name.</summary>
    public Referent? KotwaliOf(string district) => _kotwalis.GetValueOrDefault(district);

    /// <summary>Adds a name of something.</summary>
    internal void Add(string name, Referent referent)
    {
        if (FormOf(name) is { } form && !form.Referents.Exists(other => other.Kind == referent.Kind && other.Area == referent.Area && other.Name == referent.Name))
        {
            form.Referents.Add(referent);
        }

        if (referent is { Kind: ReferentKind.Station, District: { } district } && referent.Name.StartsWith("Kotwali", StringComparison.Ordinal)
            && !referent.Name.Contains("Dehat", StringComparison.Ordinal))
        {
            _kotwalis.TryAdd(district.Id, referent);
        }
    }

    /// <summary>Adds a phrase that names nothing, but may say from which district somebody is.</summary>
    internal void AddNothing(string phrase, string? demonymOf)
    {
        if (FormOf(phrase) is { Referents.Count: 0 } form)
        {
            form.IsNothing = true;
            form.DemonymOf = demonymOf is not null && FormOf(demonymOf) is { IsDistrict: true } district ? district : form.DemonymOf;
        }
    }

    /// <summary>Marks a name as doubtful.</summary>
    internal void AddDoubt(string name, Doubt doubt)
    {
        if (FormOf(name) is { } form)
        {
            form.Doubt = doubt > form.Doubt ? doubt : form.Doubt;
        }
    }

    private NameForm? FormOf(string name)
    {
        var words = TextWords.Of(name);
        if (words.Count is 0 or > MaxWords || words.Folded(0, words.Count) is var folded && folded.Length > LongestKey)
        {
            return null;
        }

        if (!_formOf.TryGetValue(folded, out var form))
        {
            form = new NameForm(folded.ToString());
            _forms.Add(form.Key, form);
        }

        for (var (i, at) = (0, 0); i < words.Count - 1; i++)
        {
            at += words[i].Length;
            form.Spaces |= 1UL << at;
        }

        return form;
    }

    private NameForm? RivalOf(NameForm form)
    {
        Span<char> frame = stackalloc char[LongestKey + 1];
        var forms = ByFrame(frame[..Sounds.WriteFrame(form.Sounds, frame)]);
        return forms?.Find(other => other.IsDistrict && SoundDistance.Between(form.Sounds, other.Sounds, 0.3) <= 0.3
            && !other.Referents.Exists(theirs => form.Referents.Exists(own => string.Equals(own.Area, theirs.Area, StringComparison.Ordinal))));
    }

    private void IndexSound(NameForm form)
    {
        Span<char> sounds = stackalloc char[LongestKey + 1];
        Span<char> frame = stackalloc char[LongestKey + 1];
        var length = Sounds.Write(form.Key, sounds);
        form.Sounds = sounds[..length].ToString();
        if (length < ShortestBySound || (form.Doubt == Doubt.Strong && !form.IsDistrict))
        {
            return;
        }

        var frameLength = Sounds.WriteFrame(sounds[..length], frame);
        AddTo(_frames, frame[..frameLength].ToString(), form);
        if (!form.IsMajor || form.Key.Length < 6 || (frameLength < 4 && !(form.IsDistrict && frameLength > 1)))
        {
            return;
        }

        Span<char> shorter = stackalloc char[LongestKey];
        for (var left = 0; left < frameLength; left++)
        {
            frame[..left].CopyTo(shorter);
            frame[(left + 1)..frameLength].CopyTo(shorter[left..]);
            AddTo(_shorterFrames, shorter[..(frameLength - 1)].ToString(), form);
        }
    }

    private static void AddTo(Dictionary<string, List<NameForm>> lists, string key, NameForm form)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = new List<NameForm>(1));
        }

        if (list.Count == 0 || list[^1] != form)
        {
            list.Add(form);
        }
    }
}
