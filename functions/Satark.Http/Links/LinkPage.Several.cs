using System.Globalization;
using Satark.Cases;

namespace Satark.Http.Links;

/// <summary>One case on the list behind the link of a message about several.</summary>
/// <param name="Case">The case as it stands.</param>
/// <param name="Actor">Who reads it.</param>
/// <param name="Actions">What they may answer now.</param>
/// <param name="Token">The token of its own link.</param>
/// <param name="Form">The form token of its own page.</param>
internal sealed record LinkOfSeveral(Case Case, string Actor, IReadOnlyList<LinkAction> Actions, string Token, string Form);

/// <content>The page of a message about several cases.</content>
internal static partial class LinkPage
{
    /// <summary>The cases in the order of the message: code, urgency and place, as on a phone that nobody has bound, and what may be answered for each. A link leads to each one's own page.</summary>
    public static Html Several(IReadOnlyList<LinkOfSeveral> cases, string token, bool demo)
    {
        // An exercise may have been made real since: then each says for itself what it is.
        var (count, one) = (cases.Count.ToString(CultureInfo.InvariantCulture), cases.All(c => c.Case.Mode == cases[0].Case.Mode));
        return Whole(count, demo, one ? Band(cases[0].Case.Mode) : Html.None, Html.Of(
            $"""
            <h1 class="words">{count} केस, सबसे ज़रूरी पहले <span lang="en">{count} cases, the most urgent first</span></h1>
            <p class="more">हर केस का उत्तर अलग दें। <span lang="en">Answer each of them by itself.</span></p>
            {Html.Join(cases.Select(c => Section(c, token, one ? Html.None : Band(c.Case.Mode))))}
            """));
    }

    private static Html Section(LinkOfSeveral one, string token, Html band)
    {
        var (urgencyHindi, urgencyEnglish) = LinkWords.Of(one.Case.Severity, one.Case.LifeRisk);
        var answer = one.Actions.Count > 0
            ? Html.Of($"""<form method="post" action="/l?{one.Token}&amp;{token}"><input type="hidden" name="form" value="{one.Form}">{Html.Join(one.Actions.Select(Button))}</form>""")
            : Html.Of($"""<p class="more">अब आपसे कोई उत्तर नहीं चाहिए। <span lang="en">Nothing is asked of you any more.</span></p>""");
        return Html.Of(
            $"""
            <section class="one">
            {band}
            <h2><a href="/l?{one.Token}">{one.Case.Code}</a></h2>
            {(one.Case.Hold?.By.Id == one.Actor ? Html.Of($"""<p class="done" role="status">केस आपके पास है। <span lang="en">The case is yours.</span></p>""") : Html.None)}
            <dl>
            <div class="{(one.Case.LifeRisk ? "life" : "urgency")}"><dt>तात्कालिकता <span lang="en">Urgency</span></dt><dd><b>{urgencyHindi}</b> <span lang="en">{urgencyEnglish}</span></dd></div>
            {Place(one.Case, null)}
            </dl>
            {CallsForOthers(one.Case, one.Actions)}
            {answer}
            </section>
            """);
    }
}
