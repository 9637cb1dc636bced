namespace Satark.Intake.Mails.Facts;

/// <summary>The platforms that links lead to, and the accounts that some links name.</summary>
internal static class Platforms
{
    private static readonly (string Host, string Name)[] Known =
    [
        ("instagram.com", "Instagram"), ("facebook.com", "Facebook"), ("fb.com", "Facebook"), ("fb.watch", "Facebook"), ("twitter.com", "X"), ("x.com", "X"), ("youtube.com", "YouTube"), ("youtu.be", "YouTube"),
        ("snapchat.com", "Snapchat"), ("t.me", "Telegram"), ("telegram.me", "Telegram"), ("sharechat.com", "ShareChat"), ("threads.net", "Threads"), ("reddit.com", "Reddit"), ("quora.com", "Quora"), ("linkedin.com", "LinkedIn"),
    ];

    private static readonly string[] NoAccount = ["p", "reel", "reels", "tv", "explore", "stories", "watch", "status", "share", "shorts", "live", "groups", "events", "story.php", "permalink.php", "photo.php", "profile.php", "i", "s", "c", "channel", "hashtag", "search"];

    /// <summary>The name of the platform that an address leads to; null where it is none that we know.</summary>
    public static string? Of(string? url) => Host(url) is { } host ? Known.FirstOrDefault(k => host == k.Host || host.EndsWith("." + k.Host, StringComparison.Ordinal)).Name : null;

    /// <summary>The account that an address names in its path; null where it names none for certain.</summary>
    public static string? Handle(string? url)
    {
        if (Of(url) is not { } platform || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var name = (platform, parts) switch
        {
            ("Instagram", ["stories", var story, ..]) => story,
            ("X", [var user, "status", ..]) => user,
            ("YouTube", [var channel, ..]) => channel.StartsWith('@') ? channel : null,
            ("Instagram" or "X" or "Facebook" or "Telegram" or "Threads", [var only]) => only,
            _ => null,
        };
        name = name?.TrimStart('@');
        return name is { Length: >= 2 and <= 60 } && Array.IndexOf(NoAccount, name.ToLowerInvariant()) < 0 && name.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '_' or '.' or '-') ? name : null;
    }

    private static string? Host(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.ToLowerInvariant() : null;
}
