using System.Globalization;

namespace Satark.Relay.Retention;

/// <summary>What the relay keeps, by class of data, and what a run forgot.</summary>
/// <param name="Classes">The classes.</param>
public sealed record RetentionReport(IReadOnlyList<RetentionClass> Classes)
{
    /// <summary>Writes it as a table, a line a class, with tabs between its columns.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="forgot">Whether the run forgot what was past its days.</param>
    public async Task WriteAsync(TextWriter output, bool forgot)
    {
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteLineAsync($"class\tdays\tkept\t{(forgot ? "forgotten" : "past their days")}\toldest\tsetting").ConfigureAwait(false);
        foreach (var found in Classes)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{found.Name}\t{found.Days}\t{found.Kept}\t{found.Due}\t{found.Oldest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-"}\t{found.Setting}")).ConfigureAwait(false);
        }
    }
}

/// <summary>A class of data.</summary>
/// <param name="Name"><c>mapping</c>, <c>draft</c>, <c>words</c>, <c>tip</c>, <c>receipt</c>, <c>original</c> or <c>hash</c>.</param>
/// <param name="Setting">The setting that says for how long.</param>
/// <param name="Days">For how long.</param>
/// <param name="Kept">How many are kept.</param>
/// <param name="Due">How many are past their days: forgotten by a run, or to be forgotten by the next.</param>
/// <param name="Oldest">The day of the oldest that is kept, or null.</param>
public sealed record RetentionClass(string Name, string Setting, int Days, int Kept, int Due, DateOnly? Oldest);

/// <summary>Counts one class.</summary>
internal sealed class RetentionCount(string name, string setting, int days, DateOnly today)
{
    private int _kept;
    private int _due;
    private DateOnly? _oldest;

    /// <summary>Counts one of this day; true where it is past its days.</summary>
    public bool IsDue(DateOnly since)
    {
        if (since.AddDays(days) <= today)
        {
            _due++;
            return true;
        }

        _kept++;
        _oldest = _oldest is { } oldest && oldest <= since ? oldest : since;
        return false;
    }

    /// <summary>The sum.</summary>
    public RetentionClass Sum() => new(name, setting, days, _kept, _due, _oldest);
}
