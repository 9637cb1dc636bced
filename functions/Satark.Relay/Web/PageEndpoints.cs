using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Places;
using Satark.Relay.Web.Forms;
using Satark.Relay.Web.Guards;
using Satark.Relay.Web.Pages;
using Satark.Relay.Web.Words;

namespace Satark.Relay.Web;

/// <summary>The pages that change nothing: language, categories, an empty form, what protects whom; with their style and script.</summary>
internal sealed class PageEndpoints(Shell shell, FormTokens tokens, TipUploads uploads, Door door)
{
    private static readonly FrozenDictionary<string, ReadOnlyMemory<byte>> Files = new[] { "tip.css", "tip.js" }.ToFrozenDictionary(name => name, Read);

    /// <summary>The choice of language.</summary>
    public Task<IResult> LanguagesAsync(HttpContext context, CancellationToken cancellationToken) =>
        Task.FromResult(WebPage.Written(context, StartPages.Languages(shell, Guessed(context))));

    /// <summary>The categories.</summary>
    public Task<IResult> CategoriesAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(WordsOf(context) is { } words
        ? WebPage.Written(context, StartPages.Categories(shell, words))
        : Nothing(context));

    /// <summary>The form of a category.</summary>
    public Task<IResult> FormAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var category = context.Call().Value("category");
        return Task.FromResult(WordsOf(context) is { } words && (category == TipFields.Danger || shell.Questionnaire.Category(category) is not null)
            ? WebPage.Written(context, FormPage.Of(shell, words, new TipFields(words.Language, category), State()))
            : Nothing(context));
    }

    /// <summary>The page that asks for a receipt.</summary>
    public Task<IResult> ReceiptAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(WordsOf(context) is { } words
        ? WebPage.Written(context, ReceiptPages.Ask(shell, words, tokens.Issue().Text))
        : Nothing(context));

    /// <summary>What protects whom.</summary>
    public Task<IResult> AboutAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(WordsOf(context) is { } words
        ? WebPage.Written(context, AboutPage.Of(shell, words))
        : Nothing(context));

    /// <summary>The names of a district's police stations, for a script that offers them while one types.</summary>
    public static Task<IResult> StationsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var district = context.Call().Value("district");
        var names = Gazetteer.Default.Places.Where(p => p.Kind == PlaceKind.PoliceStation && p.District.Id == district)
            .Select(p => new StationNames(p.Name, p.Hindi)).OrderBy(n => n.English, StringComparer.Ordinal).ToArray();
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Task.FromResult(Answers.Json(names, StationsJson.Default.StationNamesArray));
    }

    /// <summary>The style sheet.</summary>
    public static Task<IResult> StyleAsync(HttpContext context, CancellationToken cancellationToken) => File(context, "tip.css", "text/css; charset=utf-8");

    /// <summary>The script, without which everything works too.</summary>
    public static Task<IResult> ScriptAsync(HttpContext context, CancellationToken cancellationToken) => File(context, "tip.js", "text/javascript; charset=utf-8");

    private static Task<IResult> File(HttpContext context, string name, string type)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Task.FromResult(Answers.Raw(Files[name], type));
    }

    private static ReadOnlyMemory<byte> Read(string name)
    {
        using var stream = typeof(PageEndpoints).Assembly.GetManifestResourceStream("Satark.Relay.Web." + name) ?? throw new InvalidOperationException($"{name} is missing: the product is broken.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static WebWords Guessed(HttpContext context) => Shell.Guess(context.Request.Headers.AcceptLanguage.ToString());

    // An address without a language is one that somebody typed or was told: it is answered in the browser's.
    private static WebWords? WordsOf(HttpContext context) =>
        context.Call().Values.TryGetValue("language", out var language) ? WebWords.Find(language) : Guessed(context);

    private FormState State()
    {
        var token = tokens.Issue();
        return new FormState(token.Text, uploads.Sign(token, []), door.ProofBits);
    }

    private IResult Nothing(HttpContext context)
    {
        var words = Guessed(context);
        return WebPage.Written(context, StartPages.Categories(shell, words, words.ErrorPage), 404);
    }
}

/// <summary>A police station's names.</summary>
/// <param name="English">In English.</param>
/// <param name="Hindi">In Hindi.</param>
internal sealed record StationNames(string English, string Hindi);

/// <summary>How they are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StationNames[]))]
internal sealed partial class StationsJson : JsonSerializerContext;
