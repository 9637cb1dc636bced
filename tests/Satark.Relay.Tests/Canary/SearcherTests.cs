using System.Text;
using System.Text.Json;
using Satark.Support.Canary;

namespace Satark.Relay.Tests.Canary;

/// <summary>The canary's searcher finds a secret however it is written, and nothing where there is none.</summary>
public sealed class SearcherTests
{
    private const string Number = "919876501234";
    private const string Name = "Kavita \"Kabootar\" Tripathi";
    private static readonly byte[] Position = [0, 0, 0, 26, 0, 0, 0, 1, 0, 0, 0, 50, 0, 0, 0, 1, 0, 0, 0x0b, 0xb9, 0, 0, 0, 100];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_secret_in_base64_is_found_whatever_stands_before_and_behind_it(int before)
    {
        var searcher = new Searcher().Add("number", Number).Add("name", Name).Add("position", Position);
        foreach (var behind in Enumerable.Range(0, 4))
        {
            foreach (var (secret, bytes) in new[] { ("number", Encoding.UTF8.GetBytes(Number)), ("name", Encoding.UTF8.GetBytes(Name)), ("position", Position) })
            {
                byte[] whole = [.. Enumerable.Repeat((byte)0xfe, before), .. bytes, .. Enumerable.Repeat((byte)0xff, behind)];

                Assert.Contains(searcher.Look(Place.Of("text", "base64", "x" + Convert.ToBase64String(whole))), l => l.Secret == secret);
                Assert.Contains(searcher.Look(Place.Of("text", "base64url", "." + System.Buffers.Text.Base64Url.EncodeToString(whole))), l => l.Secret == secret);
            }
        }
    }

    [Fact]
    public void A_secret_is_found_plain_in_json_hex_utf_16_and_percent()
    {
        var searcher = new Searcher().Add("name", Name);
        var ways = new Dictionary<string, byte[]>
        {
            ["plain"] = Encoding.UTF8.GetBytes($"a {Name} b"),
            ["json"] = JsonSerializer.SerializeToUtf8Bytes(new { Name }),
            ["hex"] = Encoding.ASCII.GetBytes("0" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Name)) + "f"),
            ["HEX"] = Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(Name))),
            ["utf-16le"] = [7, .. Encoding.Unicode.GetBytes(Name)],
            ["utf-16be"] = Encoding.BigEndianUnicode.GetBytes(Name),
            ["percent"] = Encoding.ASCII.GetBytes("q=" + Uri.EscapeDataString(Name)),
        };

        foreach (var (way, bytes) in ways)
        {
            Assert.Equal(way, Assert.Single(searcher.Look(new Place("store", way, bytes))).Encoding);
        }
    }

    [Fact]
    public void Nothing_is_found_where_there_is_nothing_and_what_was_seen_is_counted()
    {
        var searcher = new Searcher().Add("number", Number).Add("position", Position);

        // Another number, and the number with a digit missing.
        Assert.Empty(searcher.Look([Place.Of("log", "1", "919876501235 91987650123"), Place.Of("log", "2", Convert.ToBase64String("91987650123"u8))]));
        Assert.Equal((2, 24 + 16), searcher.Seen["log"]);
    }

    [Fact]
    public void A_secret_too_short_to_be_told_from_chance_is_refused() => Assert.Throws<ArgumentException>(() => new Searcher().Add("pin", "1234"));

    [Fact]
    public void A_text_has_a_spelling_of_every_encoding() =>
        Assert.Equal(Spellings.Encodings.Order(), Spellings.Of("name", "Zor ज़ोर >>>???~~~>>>???").Select(s => s.Encoding).Order());
}
