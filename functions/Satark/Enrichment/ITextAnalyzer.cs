namespace Satark.Enrichment;

/// <summary>Tells what language a text is in, and which of its words name places: built in, or a provider with the built-in one behind it.</summary>
/// <remarks>
/// Promise: takes any text; never throws for trouble of its own provider; answers within its time limit, whatever the provider
/// does; without the provider's word it says so, and gives the built-in detector's where there is one. The text, which is personal, is never logged.
/// </remarks>
public interface ITextAnalyzer
{
    /// <summary>The language of a text; <see cref="TextLanguage.Unknown"/> where nobody can tell.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped waiting; nothing else is thrown.</exception>
    Task<TextLanguage> DetectLanguageAsync(string text, CancellationToken cancellationToken);

    /// <summary>
    /// The words of a text that a provider takes for names of places, at most <see cref="PlaceNames.Most"/>. They come on top of what
    /// <see cref="Places.Finding.PlaceFinder"/> finds and stand in for none of it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language as it was told, in BCP 47.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What was said; null where there is nobody to ask: no provider, or none that reads this language.</returns>
    /// <exception cref="OperationCanceledException">The caller stopped waiting; nothing else is thrown.</exception>
    Task<PlaceNames?> FindPlaceNamesAsync(string text, string language, CancellationToken cancellationToken);
}
