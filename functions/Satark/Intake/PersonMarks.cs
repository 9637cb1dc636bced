using Satark.Cases;
using Satark.Privacy;

namespace Satark.Intake;

/// <summary>Makes keyed hashes of what tells one person from another, so that no index holds a url, a handle or a number.</summary>
public sealed class PersonMarks(IKeyRing keys)
{
    /// <summary>The hashes of what this report names.</summary>
    public PersonKeys Of(string? platform, Report report) => new(
        Hash("url", NormalUrl(report.Url)),
        Hash("handle", report.Subject.Handle is { } handle ? $"{platform?.Trim().ToLowerInvariant()}/{handle.Trim().TrimStart('@').ToLowerInvariant()}" : null),
        Hash("phone", NormalPhone(report.Subject.Phone)));

    // Tracking parameters and the scheme differ between two reports of one post; host, path and query do not.
    private static string? NormalUrl(string? url)
    {
        if (url is null)
        {
            return null;
        }

        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri))
        {
            return url.Trim();
        }

        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !p.StartsWith("fbclid=", StringComparison.OrdinalIgnoreCase) && !p.StartsWith("igsh=", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal));
        var host = uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
        return $"{host.ToLowerInvariant()}{uri.AbsolutePath.TrimEnd('/')}?{query}";
    }

    // Indian numbers come with and without +91, 0, spaces and dashes: the last ten digits are the subscriber.
    private static string? NormalPhone(string? phone)
    {
        var digits = new string([.. (phone ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length < 7 ? null : digits[^Math.Min(10, digits.Length)..];
    }

    private IReadOnlyList<string> Hash(string kind, string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : [Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "person", kind, value)];
}
