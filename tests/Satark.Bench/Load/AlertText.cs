namespace Satark.Bench.Load;

/// <summary>Invented posts of a usual length. Each is another person; every third names a city.</summary>
internal static class AlertText
{
    private static readonly string[] Cities = ["Lucknow", "Kanpur", "Varanasi", "Agra", "Meerut", "Gorakhpur", "Jhansi", "Bareilly"];

    /// <summary>The text of an alert.</summary>
    public static string Of(int number) => number % 3 == 0
        ? $"I cannot go on like this any more, nobody in {Cities[number / 3 % Cities.Length]} would even notice. Tonight I will end it. Please tell my mother that I am sorry, number {number}."
        : $"I cannot go on like this any more, nobody here would even notice. Tonight I will end it. Please tell my mother that I am sorry for everything, number {number}.";
}
