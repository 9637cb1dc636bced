namespace Satark.Places.Finding.Names;

/// <summary>How much a name needs a second word to be believed.</summary>
internal enum Doubt
{
    /// <summary>It means the place.</summary>
    None,

    /// <summary>It mostly means the place.</summary>
    Slight,

    /// <summary>It mostly means something else.</summary>
    Strong,
}

/// <summary>A name in one spelling, and what it may stand for.</summary>
internal sealed class NameForm(string key)
{
    /// <summary>The folded name without spaces.</summary>
    public string Key { get; } = key;

    /// <summary>Where its words may be written apart: bit n stands for a space after n letters.</summary>
    public ulong Spaces { get; set; }

    /// <summary>What it may stand for; empty for a phrase that names nothing.</summary>
    public List<Referent> Referents { get; } = [];

    /// <summary>How much it needs a cue.</summary>
    public Doubt Doubt { get; set; }

    /// <summary>The name of a district that sounds alike: a village called Dioria is rarely meant where Deoria may be.</summary>
    public NameForm? Rival { get; set; }

    /// <summary>The district's name that this word is the demonym of (Kanpuriya, लखनवी); null for all others.</summary>
    public NameForm? DemonymOf { get; set; }

    /// <summary>What it sounds like; empty where only the exact spelling counts.</summary>
    public string Sounds { get; set; } = "";

    /// <summary>True for a phrase that names no place, whatever stands inside it.</summary>
    public bool IsNothing { get; set; }

    /// <summary>True where it names something that people everywhere speak of: district, city, state, tehsil.</summary>
    public bool IsMajor => Referents.Exists(referent => referent.Kind <= ReferentKind.Tehsil);

    /// <summary>True where it is the name of a district of ours.</summary>
    public bool IsDistrict => Referents.Exists(referent => referent.Kind == ReferentKind.District);

    /// <summary>True where the best known thing of that name is a tehsil.</summary>
    public bool IsTehsil => !Referents.Exists(referent => referent.Kind < ReferentKind.Tehsil);

    /// <summary>How many words it has where all are written apart.</summary>
    public int MostWords => System.Numerics.BitOperations.PopCount(Spaces) + 1;
}
