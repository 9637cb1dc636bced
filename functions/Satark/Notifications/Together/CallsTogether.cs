using System.Globalization;
using Satark.Cases;

namespace Satark.Notifications.Together;

/// <summary>A message that is about several cases at once, as its link and the provider's reports find it again.</summary>
/// <param name="Calls">The calls that it stands for, the most urgent first, each with its attempt as begun.</param>
/// <param name="ExpiresAt">Until when its link answers.</param>
public sealed record CallsTogether(IReadOnlyList<GatheredCall> Calls, DateTimeOffset ExpiresAt)
{
    private const string Prefix = "g.";

    /// <summary>The id of a message about several cases: that of the first one's attempt, which only one message can have begun.</summary>
    public static string IdOf(Delivery first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{first.Attempts}.{first.Id}");
    }

    /// <summary>Whether an id is that of a message about several cases, and of no delivery.</summary>
    public static bool IsOne(string deliveryId)
    {
        ArgumentNullException.ThrowIfNull(deliveryId);
        return deliveryId.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>What is called about first: a life at stake, then how grave, then what came first.</summary>
    public static IOrderedEnumerable<T> Order<T>(IEnumerable<T> calls, Func<T, Case> of) =>
        calls.OrderByDescending(x => of(x).LifeRisk).ThenByDescending(x => of(x).Severity).ThenBy(x => of(x).OpenedAt).ThenBy(x => of(x).Id, StringComparer.Ordinal);
}
