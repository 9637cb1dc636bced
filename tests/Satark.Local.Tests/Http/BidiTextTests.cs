using Satark.Http.Links;
using Satark.Support.Hostile;

namespace Satark.Local.Tests.Http;

/// <summary>What stands behind a text from outside reads as it was written.</summary>
public sealed class BidiTextTests
{
    [Theory]
    [InlineData("बलिया, station Kotwali", "")]
    [InlineData("\u202Egpj.exe", "\u202C")]
    [InlineData("\u202D\u202A\u202B", "\u202C\u202C\u202C")]
    [InlineData("\u2066a\u2067b\u2068", "\u2069\u2069\u2069")]
    [InlineData("\u202Ea\u202C\u202C", "")]
    [InlineData("\u2067\u202Ea\u2069", "")]
    [InlineData("\u202E\u2067a", "\u2069\u202C")]
    [InlineData("\u202E\u2069\u202Ea\u202C", "\u202C")]
    [InlineData("\u200F\u200E\u061C", "")]
    public void Each_embedding_override_and_isolate_that_is_left_open_gets_its_end(string text, string ends)
    {
        Assert.Equal(text + ends, BidiText.Closed(text));
        Assert.Equal(text + ends, BidiText.Closed(BidiText.Closed(text)));
    }

    [Fact]
    public void Whatever_is_put_into_a_page_ends_the_direction_that_it_began()
    {
        foreach (var word in HostileWords.All)
        {
            var closed = System.Net.WebUtility.HtmlDecode(Html.Of($"{word.Text}").ToString());
            Assert.StartsWith(word.Text, closed, StringComparison.Ordinal);
            Assert.Equal(closed, BidiText.Closed(closed));
        }
    }
}
