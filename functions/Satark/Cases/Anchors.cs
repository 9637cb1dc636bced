using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Satark.Privacy;

namespace Satark.Cases;

/// <summary>
/// Signed lines that are kept outside the database: each names the heads that changed since the line before, so that a
/// case that was taken away, or whose history was cut back, shows.
/// </summary>
public sealed class Anchors(CaseBook book, CaseIndex index, IKeyRing keys)
{
    // A save that was under way while the line before was made may carry a time shortly before it.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>The next line after <paramref name="previous"/> (null: the first one).</summary>
    public async Task<string> MakeAsync(string? previous, CancellationToken cancellationToken)
    {
        var since = previous is null ? DateTimeOffset.MinValue : Read(previous).At - Overlap;
        var now = book.Now;
        var heads = new List<AnchoredHead>();
        await foreach (var id in index.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } loaded && loaded.Value.Head.At >= since)
            {
                heads.Add(new AnchoredHead(id, loaded.Value.Head.Seq, loaded.Value.Head.Link));
            }
        }

        var line = new AnchorLine(1, now, heads, previous is null ? "" : Hash(previous), "");
        return JsonSerializer.Serialize(line with { Signature = Sign(line) }, SatarkJson.Default.AnchorLine);
    }

    /// <summary>Reads lines, checks that none was altered or taken out, and gives the newest head known of each case.</summary>
    /// <returns>The heads, and what is wrong (a sentence each).</returns>
    public (IReadOnlyDictionary<string, AnchoredHead> Heads, IReadOnlyList<string> Faults) Replay(IEnumerable<string> lines)
    {
        var heads = new Dictionary<string, AnchoredHead>(StringComparer.Ordinal);
        var faults = new List<string>();
        string? previous = null;
        var number = 0;
        foreach (var text in lines.Where(l => l.Length > 0))
        {
            number++;
            AnchorLine line;
            try
            {
                line = Read(text);
            }
            catch (JsonException)
            {
                faults.Add($"anchor line {number} cannot be read");
                previous = text;
                continue;
            }

            if (line.Signature != Sign(line))
            {
                faults.Add($"anchor line {number} was altered");
            }

            if (line.Previous != (previous is null ? "" : Hash(previous)))
            {
                faults.Add($"a line before anchor line {number} is missing");
            }

            foreach (var head in line.Heads)
            {
                heads[head.CaseId] = head;
            }

            previous = text;
        }

        return (heads, faults);
    }

    /// <summary>Whether a text is an anchor line at all; not whether it was altered.</summary>
    public static bool IsLine(string text)
    {
        try
        {
            return Read(text).Signature.Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>When a line was made.</summary>
    /// <exception cref="JsonException">It is no anchor line.</exception>
    public static DateTimeOffset TimeOf(string line) => Read(line).At;

    private static AnchorLine Read(string line) => JsonSerializer.Deserialize(line, SatarkJson.Default.AnchorLine) ?? throw new JsonException("null");

    private static string Hash(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    private string Sign(AnchorLine line)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Installation(KeyPurpose.Anchor).Span);
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"satark anchor {line.Version}\n{line.At.ToUnixTimeMilliseconds()}\n{line.Previous}\n")));
        foreach (var head in line.Heads)
        {
            mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.CaseId} {head.Seq} {head.Link}\n")));
        }

        return Convert.ToHexStringLower(mac.GetHashAndReset());
    }
}

/// <summary>A case's head at the time of an anchor line.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Seq">The number of its last event then.</param>
/// <param name="Link">That event's link.</param>
public sealed record AnchoredHead(string CaseId, int Seq, string Link);

/// <summary>One line.</summary>
/// <param name="Version">1.</param>
/// <param name="At">When it was made.</param>
/// <param name="Heads">The heads that changed since the line before.</param>
/// <param name="Previous">SHA-256 of the line before (hex), or empty.</param>
/// <param name="Signature">HMAC under the installation's anchor key (hex).</param>
public sealed record AnchorLine(int Version, DateTimeOffset At, IReadOnlyList<AnchoredHead> Heads, string Previous, string Signature);
