using Satark.Cases;
using Satark.Places.Evidence;

namespace Satark.Intake.Mails.Facts;

/// <summary>Which questions the words of an answer speak of. In doubt a question stays open: a human reads the answer anyway.</summary>
public sealed class MailAnswers(TextEvidence places)
{
    private static readonly string[] Up =
        ["still up", "still live", "still online", "still visible", "still available", "no longer", "removed", "taken down", "took down", "deleted", "not available", "disabled", "अब भी है", "हटा दी", "हटा दिया", "हटाई"];

    private static readonly string[] Newer = ["no new post", "no newer post", "nothing new", "new post", "newer post", "latest post", "posted again", "नई पोस्ट", "कोई पोस्ट नहीं"];

    /// <summary>The questions that are answered.</summary>
    /// <param name="words">The answer's own words.</param>
    /// <param name="facts">What was read from them.</param>
    /// <param name="at">When it came.</param>
    public IReadOnlyList<Question> Of(string words, MailFacts facts, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(facts);
        var answered = new List<Question>();
        Add(Question.LastLoginIp, facts.Subject.IpAddresses.Count > 0);
        Add(Question.Phone, facts.Subject.Phone is not null);
        Add(Question.Email, facts.Subject.Email is not null);
        Add(Question.DevicePlace, facts.Subject.ProfileLocation is not null || places.Of(words, at).Any(e => e.Kind is EvidenceKind.Coordinates or EvidenceKind.MapLink or EvidenceKind.NamedPlace && e.Place is not null));
        Add(Question.StillUp, Up.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)));
        Add(Question.NewerPosts, Newer.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)));
        return answered;

        void Add(Question question, bool isAnswered)
        {
            if (isAnswered)
            {
                answered.Add(question);
            }
        }
    }
}
