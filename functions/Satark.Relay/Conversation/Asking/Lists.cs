using System.Globalization;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation.Asking;

/// <summary>Questions that are answered from a list.</summary>
internal static class Lists
{
    // Nine and a row that leads to the others: the vendor takes ten in all.
    private const int CategoriesOnFirst = QuestionnaireFaults.Rows - 1;

    private static Questionnaire Form => Questionnaire.Default;

    /// <summary>The languages: asked in all of them as long as none is chosen.</summary>
    public static Utterance Languages(Exchange exchange)
    {
        var question = Form.Question(Steps.Language)!;
        var asks = exchange.Talk.Language is { } chosen ? [chosen] : Form.Languages.Select(language => language.Id);
        var (told, media) = (exchange.Draft.Told().Length > 0, exchange.Draft.Media.Count + exchange.Draft.Held.Count);

        // In no language, since none is chosen: what came is here.
        var here = exchange.Talk.Language is not null ? "" : (told ? "📝 ✓ " : "") + (media > 0 ? string.Create(CultureInfo.InvariantCulture, $"📎 {media} ✓") : "");
        return new Utterance(string.Join("\n\n", asks.Select(question.Text.In).Prepend(here.TrimEnd()).Where(part => part.Length > 0)))
        {
            Rows = [.. Form.Languages.Select(language => new Option("language:" + language.Id, language.Name))],
            ListButton = exchange.Talk.Language is null ? "भाषा / Language" : Form.Title("list", exchange.Language),
        };
    }

    /// <summary>The categories, in two lists.</summary>
    public static Utterance Categories(Exchange exchange, int page)
    {
        var shown = page == 0 ? Form.Categories.Take(CategoriesOnFirst) : Form.Categories.Skip(CategoriesOnFirst);
        var rows = shown.Select(category => new Option("category:" + category.Id, category.Title.In(exchange.Language), category.Description.In(exchange.Language)));
        return List(exchange, Form.Question(Steps.Category)!.Text.In(exchange.Language),
            [.. rows, page == 0 ? exchange.Option("category:~page-1", "more") : exchange.Option("category:~page-0", "first")]);
    }

    /// <summary>What can be done.</summary>
    public static Utterance Menu(Exchange exchange) => List(exchange, Form.Text("menu", exchange.Language), [exchange.Option("menu:new", "new"), .. Common(exchange)]);

    /// <summary>What can be done while a draft waits.</summary>
    public static Utterance Draft(Exchange exchange) => List(exchange, Form.Text("draft-offer", exchange.Language),
        [exchange.Option("draft:continue", "continue"), exchange.Option("draft:anew", "anew"), exchange.Option("draft:throw", "discard"), .. Common(exchange)]);

    /// <summary>What can be changed before a tip is sent.</summary>
    public static Utterance Change(Exchange exchange)
    {
        List<Option> rows = [exchange.Option("change:receipt", "send-receipt"), exchange.Option("change:words", "add-words"), exchange.Option("change:media", "add-media")];
        if (Flow.LeftOut(exchange.Draft).Any())
        {
            rows.Add(exchange.Option("change:questions", "all-questions"));
        }

        return List(exchange, Form.Text("change", exchange.Language),
        [
            .. rows, exchange.Option("change:category", "wrong-category"), exchange.Option("change:place", "wrong-place"),
            .. string.IsNullOrEmpty(exchange.Draft.Answers.GetValueOrDefault(Steps.When)) ? (Option[])[] : [exchange.Option("change:when", "wrong-time")],
            exchange.Option("change:rewrite", "rewrite"), exchange.Option("change:throw", "discard"),
        ]);
    }

    /// <summary>The informer's own tips to which something can be added, the latest first.</summary>
    public static Utterance Tips(Exchange exchange) => List(exchange, Form.Text("add-which", exchange.Language),
    [
        .. exchange.Talk.Tips.Where(tip => !tip.HasEnded).Reverse().Take(QuestionnaireFaults.Rows).Select(tip => new Option(
            Steps.Add + tip.Alias,
            Clipping.Clip(Form.CategoryTitle(tip.Category, exchange.Language), QuestionnaireFaults.Row),
            Clipping.Clip(Form.StateText(tip.State, exchange.Language), QuestionnaireFaults.Description))),
    ]);

    /// <summary>A list with its button.</summary>
    public static Utterance List(Exchange exchange, string body, IReadOnlyList<Option> rows) =>
        new(body) { Rows = rows, ListButton = Form.Title("list", exchange.Language) };

    private static IEnumerable<Option> Common(Exchange exchange)
    {
        if (exchange.Talk.Questions.Count > 0)
        {
            yield return exchange.Option("menu:answer", "answer-question");
        }

        if (exchange.Talk.Tips.Any(tip => !tip.HasEnded))
        {
            yield return exchange.Option("menu:add", "add");
        }

        // Beside a draft the word would be about that.
        if (exchange.Talk.Draft is null && exchange.Talk.Tips.Any(tip => !tip.HasReceipt))
        {
            yield return exchange.Option("menu:receipt", "receipt");
        }

        yield return exchange.Option("menu:help", "help");
        yield return exchange.Option("menu:language", "language");
        yield return exchange.Option("menu:stop", "stop");
    }
}
