namespace Satark.Enrichment;

/// <summary>Tells what language a text is in: built in, or a provider with the built-in one behind it.</summary>
/// <remarks>
/// Promise: takes any text; never throws for trouble of its own provider; answers within its time limit, whatever the provider
/// does; without the provider's word it gives the built-in detector's and says so. The text, which is personal, is never logged.
/// </remarks>
public interface ITextAnalyzer
{
    /// <summary>The language of a text; <see cref="TextLanguage.Unknown"/> where nobody can tell.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped waiting; nothing else is thrown.</exception>
    Task<TextLanguage> DetectLanguageAsync(string text, CancellationToken cancellationToken);
}
