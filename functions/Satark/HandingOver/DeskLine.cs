using Satark.Roster;

namespace Satark.HandingOver;

/// <summary>Whom another police calls back.</summary>
/// <param name="Name">The desk's name.</param>
/// <param name="Phone">E.164, or null where nobody has entered any.</param>
public sealed record DeskLine(string Name, string? Phone)
{
    /// <summary>Both in one line.</summary>
    public string Text => Phone is null ? Name : $"{Name}, {Phone}";

    /// <summary>The desk's line: its own number, or the one that ends every ladder.</summary>
    public static async Task<DeskLine> OfAsync(DeskOptions options, Officers officers, CancellationToken cancellationToken) => new(
        options.Name,
        string.IsNullOrWhiteSpace(options.Phone) ? (await officers.LastResortAsync(cancellationToken).ConfigureAwait(false))?.Phone : options.Phone);
}
