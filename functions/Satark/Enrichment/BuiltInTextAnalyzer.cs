namespace Satark.Enrichment;

/// <summary>Tells languages in process, at once and without any state: by <see cref="LanguageFinder"/>.</summary>
public sealed class BuiltInTextAnalyzer : ITextAnalyzer
{
    /// <summary>More of a text is not looked at: it tells nothing new.</summary>
    public const int MostLooked = 20_000;

    /// <inheritdoc />
    public Task<TextLanguage> DetectLanguageAsync(string text, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<TextLanguage>(cancellationToken) : Task.FromResult(Detect(text));

    /// <inheritdoc />
    /// <remarks>Nobody is asked: what is known without a service, the case's own evidence holds already.</remarks>
    public Task<PlaceNames?> FindPlaceNamesAsync(string text, string language, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<PlaceNames?>(cancellationToken) : Task.FromResult<PlaceNames?>(null);

    /// <summary>The same at once, for whoever falls back to it.</summary>
    public static TextLanguage Detect(string text)
    {
        var guess = LanguageFinder.Find(text.Length > MostLooked ? text[..MostLooked] : text);
        return guess.Code == TextLanguage.Unknown
            ? new TextLanguage(TextLanguage.Unknown, 0, LanguageSource.BuiltIn)
            : new TextLanguage(guess.Code, Math.Round(guess.Confidence, 2), LanguageSource.BuiltIn);
    }
}
