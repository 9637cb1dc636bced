using System.Globalization;
using Satark.Cases;
using Satark.Http.Views;
using Satark.Roster;
using Satark.Tips;
using Satark.Tips.Line;

namespace Satark.Http.Links.Tips;

/// <summary>What stands on the link page for the officer of a tip: without script, for a phone, Hindi first.</summary>
internal static class TipLinkPage
{
    public const int LongestReport = 4000;

    /// <summary>The forms by which the officer answers. What the informer said is behind a button of its own: whatever fetches links by itself never gets a word of it.</summary>
    public static Html Forms(Case c, IReadOnlyList<LinkAction> actions, string token, string form, TypedReport? typed = null) => Html.Join(
    [
        Done(c.Tip!),
        Form(token, form, Html.Of($"""<button name="do" value="{TipLinkActions.Read}" class="other"><b>सूचना पढ़ें</b> <span lang="en">Read the tip</span></button>""")),
        .. actions.Where(a => a.Name == TipLinkActions.Accept).Select(a => Form(token, form, Button(a))),
        .. actions.Where(a => a.Name == TipLinkActions.Ask && c.Tip is { InformerLeft: false, MutedAt: null }).Select(a => Fold("सूचना देने वाले से पूछें", "Ask the informer", Form(token, form, Html.Join([Words("प्रश्न", "Question"), Button(a)])))),
        Fold("रिपोर्ट दें", "Report", Report(token, form, typed), typed is not null),
        .. actions.Where(a => a.Name == TipLinkActions.Refuse).Select(a => Fold("मना करें", "Refuse", Form(token, form, Html.Join([Words("कारण", "Reason"), Button(a)])))),
    ]);

    /// <summary>What a phone that nobody has bound may answer: yes or no, without a word of the tip.</summary>
    public static Html Answers(IReadOnlyList<LinkAction> actions, string token, string form) => Html.Join(
    [
        .. actions.Where(a => a.Name == TipLinkActions.Accept).Select(a => Form(token, form, Button(a))),
        .. actions.Where(a => a.Name == TipLinkActions.Refuse).Select(a => Fold("मना करें", "Refuse", Form(token, form, Html.Join([Words("कारण", "Reason"), Button(a)])))),
    ]);

    /// <summary>Said under a tip that is over: whoever comes back to the link looks for buttons that are gone. Null where there is nothing to say.</summary>
    public static Html? Over(Case c, string officer) => c is { Tip.Assignment: { } mine, IsOpen: false } && mine.User == officer
        ? Html.Of($"""<p class="done" role="status">यह सूचना बंद हो चुकी है। आपको और कुछ नहीं करना। <span lang="en">This tip is closed: nothing more is asked of you.</span></p>""")
        : null;

    /// <summary>What the informer said.</summary>
    public static Html Said(TipView tip, string? station, string token, string form) => Html.Of(
        $"""
        <section class="tip">
        <h2>{tip.CategoryTextHindi} <span lang="en">{tip.CategoryText}</span></h2>
        <dl>
        {Line("थाना", "Police station", station)}{Line("क्या", "What", tip.What)}{Line("कब", "When", tip.When)}{Line("कहाँ", "Where", tip.Where)}
        {(tip.Point is { } at ? Line("स्थान", "Pin", string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:0.#####}, {at.Longitude:0.#####}")) : Html.None)}
        {Html.Join(tip.Answers.Select(a => Line(a.QuestionTextHindi, a.QuestionText, a.TextHindi)))}
        {Html.Join(tip.Additions.Select(a => Line("और बताया", "Added", a.Text)))}
        {Html.Join(tip.Questions.Select(q => Line("पूछा गया", "Asked", q.Text)))}
        {Html.Join(tip.Reports.SelectMany(r => new[] { Line("रिपोर्ट", "Report", r.Text), Line("कार्यालय ने कहा", "The office says", r.Note) }))}
        </dl>
        {Html.Join(tip.Media.Select(m => m.Url is null ? NoCopy(m) : Open(m, token, form)))}
        </section>
        """);

    // What this officer did so far: a page that looks the same after a button was pressed is pressed again.
    private static Html Done(Satark.Tips.TipPart tip)
    {
        var officer = tip.Assignment!.User;
        var asked = tip.Questions.Where(q => q.By.Id == officer).ToList();
        var reported = tip.Reports.LastOrDefault(r => r.By.Id == officer);
        var done = Html.Join(
        [
            tip.Assignment.AcceptedAt is { } accepted ? Html.Of($"""<li><b>आपने स्वीकार किया</b> <span lang="en">You took it, {Visibility.Hour(accepted)} IST</span></li>""") : Html.None,
            asked.Count > 0 ? Html.Of($"""<li><b>प्रश्न भेजा गया ({Count(asked.Count)})</b> <span lang="en">Your question was sent, {Visibility.Hour(asked[^1].At)} IST</span></li>""") : Html.None,
            reported is { Review: ReviewState.Again } ? Html.Of($"""<li class="again"><b>रिपोर्ट पर्याप्त नहीं: फिर जाएँ, फिर रिपोर्ट दें</b> <span lang="en">Your report was not enough: go again, report again</span></li>""")
                : reported is not null ? Html.Of($"""<li><b>रिपोर्ट मिल गई</b> <span lang="en">Your report was received, {Visibility.Hour(reported.At)} IST</span>{(reported.Media.Count > 0 ? Html.Of($""" · फ़ाइलें <span lang="en">files</span>: {Count(reported.Media.Count)}""") : Html.None)}</li>""") : Html.None,
        ]);
        return done.ToString().Length == 0 ? Html.None : Html.Of($"""<ul class="done" role="status">{done}</ul>""");
    }

    private static string Count(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static Html Report(string token, string form, TypedReport? typed) => Html.Of(
        $"""
        <form method="post" action="/l/report?{token}" enctype="multipart/form-data"><input type="hidden" name="form" value="{form}">
        <label><span>क्या हुआ <span lang="en">Outcome</span></span> <select name="outcome" required><option value="">—</option>{Html.Join(Enum.GetValues<TipFinding>().Select(f => Html.Of($"""<option value="{Words<TipFinding>.Of(f)}"{(typed?.Outcome == Words<TipFinding>.Of(f) ? Html.Of($" selected") : Html.None)}>{Of(f)}</option>""")))}</select></label>
        <label><span>शब्दों में <span lang="en">In words</span></span> <textarea name="text" rows="4" maxlength="{LongestReport.ToString(CultureInfo.InvariantCulture)}">{"\n" + typed?.Text}</textarea></label>
        <label><span>फ़ोटो, वीडियो, ऑडियो (कुल 16 MB तक) <span lang="en">Photo, video, audio (16 MB in all)</span></span> <input type="file" name="media" accept="image/*,video/*,audio/*" multiple></label>
        <p class="more">कुछ न खुले तो नेटवर्क नहीं है: पीछे जाकर फिर भेजें। <span lang="en">If nothing opens there is no network: go back and send it again.</span></p>
        <button class="main"><b>रिपोर्ट भेजें</b> <span lang="en">Send the report</span></button>
        </form>
        """);

    private static string Of(TipFinding finding) => finding switch
    {
        TipFinding.ActionTaken => "कार्रवाई की गई · Action taken",
        TipFinding.NothingFound => "कुछ नहीं मिला · Nothing found",
        TipFinding.PassedOn => "दूसरे विभाग को दिया · Passed on",
        _ => "जानकारी कम है · Too little to go by",
    };

    private static Html Form(string token, string form, Html inside) => Html.Of($"""<form method="post" action="/l?{token}"><input type="hidden" name="form" value="{form}">{inside}</form>""");

    private static Html Button(LinkAction a) => Html.Of($"""<button name="do" value="{a.Name}" class="{(a.IsMain ? "main" : "other")}"><b>{a.Hindi}</b> <span lang="en">{a.English}</span></button>""");

    private static Html Words(string hindi, string english) =>
        Html.Of($"""<label><span>{hindi} <span lang="en">{english}</span></span> <textarea name="note" rows="3" maxlength="{LinkForm.LongestNote.ToString(CultureInfo.InvariantCulture)}" required></textarea></label>""");

    private static Html Fold(string hindi, string english, Html inside, bool open = false) => Html.Of($"""<details{(open ? Html.Of($" open") : Html.None)}><summary><b>{hindi}</b> <span lang="en">{english}</span></summary>{inside}</details>""");

    private static Html Line(string hindi, string english, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Html.None : Html.Of($"""<div class="said"><dt>{hindi} <span lang="en">{english}</span></dt><dd dir="auto">{text}</dd></div>""");

    private static Html Open(TipMediaView m, string token, string form) => Form(token, form, Html.Of(
        $"""<input type="hidden" name="medium" value="{m.Id}"><button name="do" value="{TipLinkActions.Medium}" class="other"><b>{Kind(m.Kind).Hindi} खोलें</b> <span lang="en">Open the {Kind(m.Kind).English}</span></button>"""));

    private static Html NoCopy(TipMediaView m) => Html.Of(
        $"""<p class="more">{Kind(m.Kind).Hindi}: {(m.State == MediaState.Arrived ? "केवल SP कार्यालय सुन सकता है" : "प्रति उपलब्ध नहीं")} <span lang="en">{(m.State == MediaState.Arrived ? "heard by the SP office alone" : "no copy here")}</span></p>""");

    private static (string Hindi, string English) Kind(MediaKind kind) => kind switch
    {
        MediaKind.Photo => ("फ़ोटो", "photo"),
        MediaKind.Video => ("वीडियो", "video"),
        MediaKind.Audio => ("ऑडियो", "recording"),
        _ => ("दस्तावेज़", "document"),
    };
}

/// <summary>A report that was refused, so that nobody types it twice.</summary>
/// <param name="Outcome">What was chosen.</param>
/// <param name="Text">What was typed.</param>
internal sealed record TypedReport(string Outcome, string Text);
