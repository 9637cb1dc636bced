using System.Text.RegularExpressions;
using Satark.Tips.Line;

namespace Satark.Relay.Receipts;

/// <summary>
/// Hides what may be a receipt in words that go to the desk: whoever reads it there could look up another tip, answer in its informer's name, and know that
/// both have one. Of 16 digits the first and the last four stay, by which an account that is told of is still recognised.
/// </summary>
internal static partial class HiddenReceipts
{
    /// <summary>The words without receipts.</summary>
    public static string? In(string? words) => words is null ? null : Sixteen().Replace(words, "${first}-••••-••••-${last}");

    /// <summary>The tip without receipts.</summary>
    public static TipContent In(TipContent tip) => tip with
    {
        What = In(tip.What),
        When = In(tip.When),
        Where = In(tip.Where),
        Answers = [.. tip.Answers.Select(a => a with { Text = In(a.Text) ?? "" })],
    };

    // At once or by fours, in any script, as it is taken where a receipt is asked for.
    [GeneratedRegex(@"(?<!\p{Nd})(?<first>\p{Nd}{4})(?:[\s\p{Pd}\p{Cf}.,/_]{0,3}\p{Nd}{4}){2}[\s\p{Pd}\p{Cf}.,/_]{0,3}(?<last>\p{Nd}{4})(?!\p{Nd})", RegexOptions.CultureInvariant)]
    private static partial Regex Sixteen();
}
