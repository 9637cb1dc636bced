using System.Text;

namespace Satark.LanguageModelMaking;

/// <summary>
/// One file of <c>texts</c>: named lists of words (<c>[noun]</c>; words parted by spaces, an underscore stands for a space inside) and lists of whole
/// lines (<c>[sentences]</c>, <c>[frames]</c>; a frame has slots such as {noun}). Lines that begin with # are remarks and say where the words come from.
/// </summary>
internal sealed class WordLists
{
    private readonly Dictionary<string, List<string>> _lists = new(StringComparer.Ordinal);

    /// <summary>Reads the file of this name; <paramref name="keep"/> says which entries are used.</summary>
    public WordLists(string name, Func<string, bool>? keep = null)
    {
        Name = name;
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream($"texts/{name}") ?? throw new InvalidDataException($"There is no texts/{name}.txt.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        List<string>? list = null;
        var lines = false;
        var stems = false;
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                var key = line.Trim('[', ']');
                lines = key is "sentences" or "frames" or "irregular";
                stems = key == "v"; // too few to do without any
                list = _lists.TryGetValue(key, out var known) ? known : _lists[key] = [];
                continue;
            }

            if (list is null)
            {
                throw new InvalidDataException($"texts/{name}.txt begins without a list.");
            }

            list.AddRange((lines ? [line] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '))).Where(entry => keep is null || stems || keep(entry)));
        }
    }

    /// <summary>The file's name without ending.</summary>
    public string Name { get; }

    /// <summary>The names of all lists of single words.</summary>
    public IEnumerable<string> WordKeys => _lists.Keys.Where(key => key is not ("sentences" or "frames" or "irregular")).Order(StringComparer.Ordinal);

    /// <summary>A list; empty where there is none.</summary>
    public IReadOnlyList<string> this[string key] => _lists.TryGetValue(key, out var list) ? list : [];
}
