using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Satark.Http.Links;

/// <summary>
/// Markup. Whatever is put into an interpolated string becomes text and can never become markup; only another
/// <see cref="Html"/> goes in as it is.
/// </summary>
public sealed record Html
{
    /// <summary>Nothing.</summary>
    public static readonly Html None = Of($"");

    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Markup with everything encoded that is put into it.</summary>
    public static Html Of(Builder markup) => new(markup.ToString());

    /// <summary>A style sheet of ours inside the page, so that a page that is saved keeps its looks; a policy names it by its digest.</summary>
    /// <exception cref="ArgumentException">It holds a &lt;, which could end its element.</exception>
    public static Html Sheet(string css) => css.Contains('<', StringComparison.Ordinal)
        ? throw new ArgumentException("A style sheet must not hold '<'.", nameof(css))
        : new($"<style>{css}</style>");

    /// <summary>One after the other.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p._markup)));

    /// <inheritdoc />
    public override string ToString() => _markup;

    /// <summary>Builds markup from an interpolated string.</summary>
    [InterpolatedStringHandler]
#pragma warning disable CA1034 // The handler is of no use to anybody else.
    public readonly struct Builder(int literalLength, int formattedCount)
#pragma warning restore CA1034
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        /// <summary>What stands in our own source.</summary>
        public void AppendLiteral(string value) => _text.Append(value);

        /// <summary>Text from anywhere, encoded; its direction ends with it.</summary>
        public void AppendFormatted(string? value) => _text.Append(value is null ? null : WebUtility.HtmlEncode(BidiText.Closed(value)));

        /// <summary>Markup that was built in the same way.</summary>
        public void AppendFormatted(Html value) => _text.Append(value._markup);

        /// <summary>A time of day in India, where every reader is.</summary>
        public void AppendFormatted(DateTimeOffset value) => _text.Append(value.ToOffset(TimeSpan.FromMinutes(330)).ToString("dd-MM HH:mm", CultureInfo.InvariantCulture));

        /// <inheritdoc />
        public override string ToString() => _text.ToString();
    }
}
