using Satark.Cases;
using Satark.Tips.Line;

namespace Satark.Tips.Moves;

/// <summary>Somebody looks at, or listens to, what an informer or an officer sent: the history says who.</summary>
public static class OpeningMedia
{
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(10);

    /// <summary>A medium was opened; within ten minutes the same reader's next openings are the same one (a film is fetched in pieces).</summary>
    /// <param name="c">The tip.</param>
    /// <param name="mediaId">The medium's id.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="original">It is opened as it came, as two supervisors asked.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> OpenMedium(this Case c, string mediaId, MediaKind kind, bool original, Moment m)
    {
        var reader = $"{m.By.Id}/medium-{mediaId}";
        return c.Readers.TryGetValue(reader, out var last) && m.Now - last < Once
            ? new Moved(c, [])
            : new Moved(
                c with { Readers = new Dictionary<string, DateTimeOffset>(c.Readers) { [reader] = m.Now } },
                [m.Say(EventKinds.MediaOpened, null, ("kind", Words<MediaKind>.Of(kind)), ("medium", mediaId), ("original", original ? "yes" : null))]);
    }
}
