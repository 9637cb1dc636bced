using System.Buffers;
using System.Collections.Frozen;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Positions;

/// <summary>A link to a map.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Point">The point in it, or null: a short link, or a place by name.</param>
/// <param name="Words">What it looks for by name, or null.</param>
/// <param name="IsJourney">True where the point is what a route leads to.</param>
internal readonly record struct MapLink(int Start, int End, Spot? Point, string? Words, bool IsJourney);

/// <summary>Finds links and reads those to maps: Google, Apple, OpenStreetMap, Bing, Here, Waze, MapmyIndia, what3words, <c>geo:</c> (RFC 5870).</summary>
internal static class MapLinks
{
    /// <summary>No link that people share is longer.</summary>
    private const int LongestLink = 2048;

    private const int LongestHost = 64;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MapHosts = new[]
    {
        "maps.google.com", "maps.google.co.in", "maps.app.goo.gl", "maps.apple.com", "maps.apple", "openstreetmap.org", "osm.org", "osm.de", "what3words.com", "w3w.co",
        "plus.codes", "waze.com", "wego.here.com", "share.here.com", "here.com", "maps.mapmyindia.com", "mapmyindia.com", "maps.mappls.com", "mappls.com", "yandex.com",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Hosts that also serve other things: only under these paths they show a map.</summary>
    private static readonly string[] MapPaths = ["google.com/maps", "google.co.in/maps", "goo.gl/maps", "g.co/maps", "bing.com/maps"];

    /// <summary>What links and the hosts above begin with: most words are dismissed by one look.</summary>
    private static readonly SearchValues<char> FirstLetters = SearchValues.Create("bghmopswy/");

    /// <summary>
    /// Where the link that starts at <paramref name="start"/> ends (exclusive), <paramref name="start"/> where none does; and what it shows where it is to a map.
    /// </summary>
    public static int Read(ReadOnlySpan<char> text, int start, out MapLink? map)
    {
        map = null;
        if (!FirstLetters.Contains(text[start]))
        {
            return start;
        }

        var rest = text[start..];
        if (rest.StartsWith("geo:", StringComparison.Ordinal) && rest.Length > 4 && (char.IsAsciiDigit(rest[4]) || rest[4] == '-'))
        {
            var end = EndOf(text, start);
            map = Of(text, start, end, "geo");
            return end;
        }

        if (rest.StartsWith("///", StringComparison.Ordinal) && EndOfThreeWords(text, start + 3) is > 0 and var endOfWords)
        {
            map = new MapLink(start, endOfWords, null, null, IsJourney: false);
            return endOfWords;
        }

        var head = rest[..Math.Min(rest.Length, 8 + LongestHost)];
        var scheme = head.StartsWith("https://", StringComparison.Ordinal) ? 8 : head.StartsWith("http://", StringComparison.Ordinal) ? 7 : 0;
        head = head[scheme..];
        head = head.StartsWith("www.", StringComparison.Ordinal) ? head[4..] : head;
        var hostEnd = head.IndexOfAny("/?# \n");
        var host = hostEnd < 0 ? head : head[..hostEnd];
        var isMap = IsMap(head, host, scheme > 0 || hostEnd > 0);
        if (scheme == 0 && !isMap)
        {
            return start;
        }

        var linkEnd = EndOf(text, start);
        map = isMap ? Of(text, start, linkEnd, host) : null;
        return linkEnd;
    }

    private static bool IsMap(ReadOnlySpan<char> head, ReadOnlySpan<char> host, bool isLink)
    {
        if (isLink && MapHosts.Contains(host))
        {
            return true;
        }

        foreach (var path in MapPaths)
        {
            if (head.StartsWith(path, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static MapLink Of(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> host)
    {
        var link = Uri.UnescapeDataString(text[start..end].ToString());
        var position = LinkPosition.Of(link, longitudeFirst: host is "yandex.com");
        return new MapLink(start, end, position.Point, position.Words, position.IsJourney);
    }

    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LongestLink && text[end] is > ' ' and not ('<' or '>' or '"' or '।'))
        {
            end++;
        }

        // A full stop or bracket at the end belongs to the sentence, unless the link opened it.
        var opens = text[start..end].Contains('(');
        while (end > start + 1 && (text[end - 1] is '.' or ',' or ']' or ';' or '!' or '?' or '\'' || (text[end - 1] == ')' && !opens)))
        {
            end--;
        }

        return end;
    }

    // what3words: ///filled.count.soap, three words of letters.
    private static int EndOfThreeWords(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        for (var word = 0; word < 3; word++)
        {
            var from = at;
            while (at < text.Length && at - from < 32 && WordsBeside.IsLetter(text[at]))
            {
                at++;
            }

            if (at - from < 2 || (word < 2 && (at == text.Length || text[at++] is not ('.' or '।'))))
            {
                return 0;
            }
        }

        return at;
    }
}
