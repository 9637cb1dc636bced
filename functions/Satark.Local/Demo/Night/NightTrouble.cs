namespace Satark.Local.Demo.Night;

/// <summary>The night did not go as it should; the text is a sentence for whoever watches it.</summary>
internal sealed class NightTrouble(string message) : Exception(message);
