using Satark.Places.Evidence;
using Satark.Places.Finding.Names;

namespace Satark.Places.Finding.Meaning;

/// <summary>A name found in a text, and what is thought of it so far.</summary>
internal sealed class Hit(int first, int count, NameForm form, double fit)
{
    /// <summary>Its first word.</summary>
    public int First { get; } = first;

    /// <summary>How many words it has.</summary>
    public int Count { get; } = count;

    /// <summary>The word after its last.</summary>
    public int After => First + Count;

    /// <summary>The name.</summary>
    public NameForm Form { get; } = form;

    /// <summary>0 to 1: how well the text fits the name; 1 where it is spelt so.</summary>
    public double Fit { get; } = fit;

    /// <summary>Names the people of the place, not the place.</summary>
    public bool IsDemonym { get; init; }

    /// <summary>What it may stand for, the likeliest first, one for each district and other state.</summary>
    public List<Sense> Senses { get; set; } = [];

    /// <summary>0 to 1: how sure it is that the first sense is meant.</summary>
    public double Certainty { get; set; } = 1;

    /// <summary>How much it still needs a cue.</summary>
    public Doubt Doubt { get; set; } = form.Doubt;

    /// <summary>Names nothing after all.</summary>
    public bool IsDropped { get; set; }

    /// <summary>A landmark that no other place is called after: its name alone says where it is.</summary>
    public bool IsLandmark { get; set; }

    /// <summary>Named where the person can hardly be: an election, a case at court, news, a road that leads there.</summary>
    public bool IsAside { get; set; }

    /// <summary>What the person has to do with it.</summary>
    public PlaceRole Role { get; set; } = PlaceRole.Named;

    /// <summary>0 to 1: how likely the person is there.</summary>
    public double Confidence { get; set; }

    /// <summary>Says so in so many words: "now", "I am".</summary>
    public bool IsStressed { get; set; }

    /// <summary>The sense that is thought likeliest.</summary>
    public Sense Sense => Senses[0];

    /// <summary>True for a state as a whole.</summary>
    public bool IsState => Senses.Count > 0 && Sense.Best.Kind == ReferentKind.State;

    /// <summary>True for a place abroad.</summary>
    public bool IsAbroad => Senses.Count > 0 && Sense.Best.Kind == ReferentKind.Abroad;
}

/// <summary>What a name stands for in one district of ours or one other state: the best known thing of that name there, and its police station if it has one.</summary>
internal sealed record Sense(Referent Best, Referent? Station)
{
    /// <summary>The weight by which senses are ordered.</summary>
    public int Weight { get; set; } = Best.Prior;

    /// <summary>The district's id, or the other state's code.</summary>
    public string Area => Best.Area;
}
