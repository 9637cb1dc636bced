using System.Text;

namespace Satark.Support.Hostile;

/// <summary>A body that somebody might send in order to break whoever reads it.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Bytes">The body.</param>
public sealed record HostileBody(string Name, byte[] Bytes);

/// <summary>The part of the corpus that is no text: broken encodings, bombs, depth, names that stand twice.</summary>
public static class HostileBytes
{
    /// <summary>Bytes that are no UTF-8, each for a reason of its own.</summary>
    public static readonly IReadOnlyList<HostileBody> Encodings =
    [
        new("an overlong slash", [0x2F, 0xC0, 0xAF]),
        new("an overlong NUL", [0x61, 0xC0, 0x80]),
        new("half of a pair as CESU-8", [0xED, 0xA0, 0x80]),
        new("a sequence that breaks off", [0xF0, 0x9F, 0x98]),
        new("beyond the last character", [0xF4, 0x90, 0x80, 0x80]),
        new("bytes that never occur", [0xFE, 0xFF, 0xC1]),
        new("a lonely continuation", [0x80, 0xBF]),
        new("Windows-1252", [0x93, 0x48, 0x69, 0x94]),
    ];

    /// <summary>JSON that is deep, double, endless or broken. Each is a whole body.</summary>
    public static readonly IReadOnlyList<HostileBody> Json =
    [
        Body("endless lists", new string('[', 5000)),
        Body("endless objects", string.Concat(Enumerable.Repeat("{\"a\":", 5000))),
        Body("deep and closed", "{\"id\":\"deep\",\"text\":\"x\",\"x\":" + new string('[', 200) + new string(']', 200) + "}"),
        Body("half a character", "{\"id\":\"half\",\"text\":\"\\ud83d\",\"type\":\"suicide-risk\"}"),
        Body("half a character in a name", "{\"id\":\"half-name\",\"text\":\"x\",\"\\udc00\":1}"),
        Body("names that stand twice", "{\"id\":\"twice\",\"id\":\"thrice\",\"text\":\"x\",\"text\":7}"),
        Body("numbers beyond measure", "{\"id\":\"far\",\"text\":\"x\",\"detectedAt\":\"9999-99-99\",\"location\":{\"latitude\":1e999,\"longitude\":-1e999}}"),
        Body("a number of ten thousand digits", "{\"id\":" + new string('9', 10_000) + ",\"text\":\"x\"}"),
        Body("lists without end", "{\"id\":\"many\",\"text\":\"x\",\"media\":[" + string.Join(',', Enumerable.Repeat("{\"url\":\"https://x.example/\"}", 3000)) + "]}"),
        Body("names without end", "{\"id\":\"names\",\"text\":\"x\"," + string.Join(',', Enumerable.Range(0, 5000).Select(n => $"\"n{n}\":{n}")) + "}"),
        Body("names of a prototype", "{\"id\":\"proto\",\"text\":\"x\",\"__proto__\":{\"admin\":true},\"constructor\":{\"prototype\":{}}}"),
        Body("a comment", "{\"id\":\"c\",/*x*/\"text\":\"x\"}"),
        Body("something behind it", "{\"id\":\"tail\",\"text\":\"x\"}{\"id\":\"second\"}"),
        Body("nothing", ""),
        Body("null", "null"),
        Body("a text", "\"text\""),
        Body("NaN", "{\"id\":\"nan\",\"text\":NaN}"),
        new("UTF-16", Encoding.Unicode.GetBytes("{\"id\":\"u16\",\"text\":\"x\"}")),
        new("a byte order mark", [0xEF, 0xBB, 0xBF, .. "{\"id\":\"bom\",\"text\":\"x\"}"u8]),
        .. Encodings.Select(e => new HostileBody("JSON with " + e.Name, [.. "{\"id\":\"enc\",\"text\":\""u8, .. e.Bytes, .. "\"}"u8])),
    ];

    /// <summary>XML with entities, bombs and addresses to fetch. None of it may be read: each is refused.</summary>
    public static IReadOnlyList<HostileBody> Xml(string trap) =>
    [
        Body("a billion laughs", "<!DOCTYPE lolz [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY {(char)('a' + n)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + n - 1)};", 10))}\">")) + "]><alert>&j;</alert>"),
        Body("one giant entity", $"<!DOCTYPE a [<!ENTITY x \"{new string('x', 60_000)}\">]><alert>{string.Concat(Enumerable.Repeat("&x;", 5_000))}</alert>"),
        Body("a file", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert><identifier>&x;</identifier></alert>"),
        Body("an address", $"<!DOCTYPE a [<!ENTITY x SYSTEM \"{trap}\">]><alert><identifier>&x;</identifier></alert>"),
        Body("a parameter entity", $"<!DOCTYPE a [<!ENTITY % p SYSTEM \"{trap}\"> %p;]><alert/>"),
        Body("a DTD elsewhere", $"<!DOCTYPE alert SYSTEM \"{trap}.dtd\"><alert/>"),
        Body("a public DTD", $"<!DOCTYPE alert PUBLIC \"-//X//EN\" \"{trap}.dtd\"><alert/>"),
        Body("attributes by DTD", "<!DOCTYPE a [<!ATTLIST alert x CDATA \"y\">]><alert/>"),
        Body("an unknown entity", "<alert><identifier>&nbsp;</identifier></alert>"),
        Body("an endless depth", string.Concat(Enumerable.Repeat("<alert>", 20_000))),
        Body("a mark that is none", "<alert>&#0;&#xD800;</alert>"),
        new("another encoding than it says", [.. "<?xml version=\"1.0\" encoding=\"UTF-8\"?><alert><identifier>"u8, 0xFF, 0xC0, 0xAF, .. "</identifier></alert>"u8]),
        new("UTF-7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-alert+AD4-"u8.ToArray()),
    ];

    private static HostileBody Body(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
