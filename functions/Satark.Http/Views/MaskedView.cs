using Satark.Cases;
using Satark.Enrichment;
using Satark.Enrichment.Urgency;
using Satark.Places.Evidence;

namespace Satark.Http.Views;

/// <summary>
/// A case as a locked board shows it to whoever stands before it: what must be done and where, in broad strokes, and nothing by which a person could be
/// found or recognised. Of an informer's words nothing is left.
/// </summary>
internal static class MaskedView
{
    private const string Hidden = "••••";

    /// <summary>The view without what is personal. The history's bodies must have been left out when it was built.</summary>
    public static CaseView Of(CaseView view)
    {
        var text = Masking.Apply(view.Post?.Text);
        return view with
        {
            Masked = true,
            Post = view.Post is not { } post ? null : post with
            {
                Text = post.Text is null ? null : text.Text,
                Masks = [.. text.Segments.Select(s => new MaskView(s.Kind, s.Start, s.Length))],
                Url = null,
                Media = [],
            },
            Urgency = view.Urgency is not { } urgency ? null : urgency with { Cues = [.. UrgencyFinder.Find(text.Text).Cues.Select(UrgencyCueView.Of)] },
            Subject = view.Subject is null ? null : Of(view.Subject),
            Location = view.Location is not { } location ? null : new ReportedLocation(null, null, null, Text(location.Text)),
            Whereabouts = view.Whereabouts is not { } where ? null : where with { Latitude = null, Longitude = null, RadiusKm = null, Explanation = Masking.Apply(where.Explanation).Text, ExplanationHindi = Masking.Apply(where.ExplanationHindi).Text },
            Evidence = [.. view.Evidence.Select(Of)],
            Warnings = [.. view.Warnings.Select(w => Masking.Apply(w).Text)],
            PartnerCaseId = null,
            Tip = view.Tip is null ? null : Of(view.Tip),
        };
    }

    private static Subject Of(Subject s) => new()
    {
        Handle = Dots(s.Handle),
        DisplayName = Dots(s.DisplayName),
        Phone = s.Phone is null ? null : Masking.Apply(s.Phone, [new PersonalData(0, s.Phone.Length, PersonalDataKind.Phone)]).Text,
        Email = Dots(s.Email),
        ProfileLocation = Text(s.ProfileLocation),
        IpAddresses = [.. s.IpAddresses.Select(a => a with { Address = Hidden })],
    };

    // A name of a place may stand there; an address, a number or a point leads to a door.
    private static EvidenceView Of(EvidenceView e) => e.Kind is EvidenceKind.NamedPlace or EvidenceKind.ProfilePlace or EvidenceKind.PlatformPlace
        ? e with { Value = Masking.Apply(e.Value).Text, Place = Broad(e.Place), Alternatives = [.. e.Alternatives.Select(a => Broad(a)!)], Start = null, Length = null }
        : e with { Value = Hidden, Saying = "", SayingHindi = "", Place = Broad(e.Place), Alternatives = [.. e.Alternatives.Select(a => Broad(a)!)], Start = null, Length = null };

    private static EvidencePlaceView? Broad(EvidencePlaceView? place) => place is null ? null : place with { Latitude = null, Longitude = null, RadiusKm = null };

    private static TipView Of(TipView tip) => tip with
    {
        What = null,
        When = null,
        Where = null,
        Point = null,
        Answers = [],
        Additions = [.. tip.Additions.Select(a => a with { Text = null })],
        Media = [.. tip.Media.Select(Closed)],
        Questions = [.. tip.Questions.Select(q => q with { Text = null })],
        Reports = [.. tip.Reports.Select(r => r with { Text = null, Note = null, Media = [.. r.Media.Select(Closed)] })],
        Requests = [],
    };

    private static TipMediaView Closed(TipMediaView m) => m with { Url = null, OriginalUrl = null };

    private static string? Dots(string? text) => text is null ? null : Hidden;

    private static string? Text(string? text) => text is null ? null : Masking.Apply(text).Text;
}
