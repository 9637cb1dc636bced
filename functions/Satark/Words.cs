using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Satark;

/// <summary>Enums as the words of the wire: kebab case, as in <c>suicide-risk</c>.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class Words<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(v => v, Word);
    private static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>All words, for messages that say what would have been right.</summary>
    public static IEnumerable<string> All => Enum.GetValues<T>().Select(Of);

    /// <summary>The word of a value.</summary>
    public static string Of(T value) => ByValue[value];

    /// <summary>The value of a word, in any letter case.</summary>
    public static bool TryParse(string? word, out T value)
    {
        value = default;
        return word is not null && ByWord.TryGetValue(word.Trim(), out value);
    }

    private static string Word(T value) =>
        typeof(T).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
