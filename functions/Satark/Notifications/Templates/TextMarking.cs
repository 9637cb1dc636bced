using Satark.Cases;

namespace Satark.Notifications.Templates;

/// <summary>What must stand first in a text that is not about a real case. Each is a registered text of its own.</summary>
public enum TextMarking
{
    /// <summary>Real.</summary>
    None,

    /// <summary>An exercise: people are reached and must know at the first word that it is one.</summary>
    Exercise,

    /// <summary>A demo folder: never leaves to a provider.</summary>
    Demo,

    /// <summary>An exercise in a demo folder.</summary>
    DemoExercise,
}

/// <summary>The words of a marking.</summary>
public static class TextMarkings
{
    /// <summary>The marking of a text about a case of this mode.</summary>
    public static TextMarking Of(CaseMode mode, bool demo) => (mode == CaseMode.Exercise, demo) switch
    {
        (true, true) => TextMarking.DemoExercise,
        (true, false) => TextMarking.Exercise,
        (false, true) => TextMarking.Demo,
        _ => TextMarking.None,
    };

    /// <summary>What comes first in English; empty for a real case.</summary>
    public static string English(this TextMarking marking) => marking switch
    {
        TextMarking.Exercise => "EXERCISE. ",
        TextMarking.Demo => "DEMO. ",
        TextMarking.DemoExercise => "EXERCISE. DEMO. ",
        _ => "",
    };

    /// <summary>What comes first in Hindi; empty for a real case.</summary>
    public static string Hindi(this TextMarking marking) => marking switch
    {
        TextMarking.Exercise => "अभ्यास (EXERCISE)। ",
        TextMarking.Demo => "डेमो (DEMO)। ",
        TextMarking.DemoExercise => "अभ्यास (EXERCISE)। डेमो (DEMO)। ",
        _ => "",
    };

    /// <summary>What follows the template's id in the name of the setting that holds the registered id of this variant.</summary>
    public static string Suffix(this TextMarking marking) => marking is TextMarking.Exercise or TextMarking.DemoExercise ? "-exercise" : "";
}
