using Satark.Relay.Conversation;
using Satark.Tips.Line;
using Satark.Tips.Questionnaires;
using Chat = Satark.Relay.Conversation.Conversation;

namespace Satark.Relay.Tests.Conversations;

/// <summary>An informer with a phone: says things, reads what comes back, and holds every reply against the vendor's limits.</summary>
internal sealed class Informer
{
    private readonly List<Act> _due = [];
    private int _aliases;

    /// <summary>How the talk stands.</summary>
    public Talk Talk { get; set; } = new();

    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; private set; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(5.5));

    /// <summary>The last reply.</summary>
    public Reply Reply { get; private set; } = new(new Talk(), [], []);

    /// <summary>All that was done.</summary>
    public List<Act> Acts { get; } = [];

    /// <summary>How often a button or row was pressed.</summary>
    public int Taps { get; private set; }

    /// <summary>All text of the last reply.</summary>
    public string Screen => string.Join("\n", Reply.Says.Select(words => words.Body));

    /// <summary>What can be chosen now.</summary>
    public IReadOnlyList<Option> Options => [.. Reply.Says.SelectMany(words => words.Buttons.Concat(words.Rows))];

    /// <summary>The tips handed to the desk.</summary>
    public IEnumerable<Act.Submit> Submitted => Acts.OfType<Act.Submit>();

    /// <summary>The life-risk cases.</summary>
    public IEnumerable<Act.RaiseLifeRisk> Raised => Acts.OfType<Act.RaiseLifeRisk>();

    public Informer Says(string text) => Hears(new Heard.Text(text));

    public Informer Sends(MediaKind kind, string id, string? caption = null) => Hears(new Heard.Media(id, kind, caption));

    /// <summary>Presses a button or row of the last reply, by its id or the end of it.</summary>
    public Informer Picks(string end)
    {
        var option = Options.FirstOrDefault(option => option.Id.EndsWith(end, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"'{end}' is not offered, but {string.Join(", ", Options.Select(o => o.Id))}.");
        return Presses(option.Id, option.Title);
    }

    /// <summary>Presses any button, perhaps of long ago.</summary>
    public Informer Presses(string id, string title = "")
    {
        Taps++;
        return Hears(new Heard.Choice(id, title));
    }

    /// <summary>Waits until the silence that is waited for is over.</summary>
    public Informer Quiet()
    {
        Now += TimeSpan.FromSeconds(31);
        return Later();
    }

    /// <summary>Waits the moment in which more of the same may come.</summary>
    public Informer Pauses()
    {
        Now += TimeSpan.FromSeconds(2);
        return Later();
    }

    private Informer Later()
    {
        foreach (var due in _due.OfType<Act.AwaitSilence>().Where(act => act.Due <= Now).ToList())
        {
            _due.Remove(due);
            Hears(new Heard.Silence(due.Burst));
            if (Reply.Says.Count > 0)
            {
                break;
            }
        }

        return this;
    }

    /// <summary>Lets time pass; drafts that have waited are heard.</summary>
    public Informer Waits(TimeSpan time)
    {
        Quiet();
        Now += time;
        foreach (var due in _due.OfType<Act.AwaitDraft>().Where(act => act.Due <= Now).ToList())
        {
            _due.Remove(due);
            Hears(new Heard.DraftWaited(due.Draft));
        }

        return this;
    }

    public Informer Hears(Heard heard)
    {
        Now += TimeSpan.FromSeconds(1);
        Reply = Chat.Hear(Talk, heard, Now);
        Talk = Reply.Talk;
        Acts.AddRange(Reply.Acts);
        _due.AddRange(Reply.Acts);
        foreach (var submit in Reply.Acts.OfType<Act.Submit>())
        {
            Talk = Talk with { Tips = [.. Talk.Tips, new OwnTip($"alias{_aliases++}", InformerState.Received, submit.Tip.Category) { HasReceipt = submit.Receipt }] };
        }

        foreach (var words in Reply.Says)
        {
            Limits.Check(words);
        }

        return this;
    }

    /// <summary>From "Hi" to the question for the category.</summary>
    public Informer Begins(string language = "hi") => Says("Hi").Picks("language:" + language).Picks("danger:no");

    /// <summary>From "Hi" to the end of what happened.</summary>
    public Informer Tells(string language = "hi", string category = "liquor", string district = "Ballia", string what = "Ghar me daru banti hai")
    {
        Begins(language);
        if (Options.All(option => option.Id != "category:" + category))
        {
            Picks("~page-1");
        }

        return Picks("category:" + category).Says(district).Picks("station:~unknown").Says(what).Quiet();
    }

    /// <summary>Text of the questionnaire in the talk's language.</summary>
    public string Text(string id) => Questionnaire.Default.Text(id, Talk.Language);
}

/// <summary>The vendor's limits of one message.</summary>
internal static class Limits
{
    public static void Check(Utterance words)
    {
        Assert.InRange(words.Body.Length, 1, 1024);
        Assert.DoesNotContain(words.Body, c => c is '{' or '}');
        Assert.False(words.Buttons.Count > 0 && words.Rows.Count > 0, "buttons and rows");
        Assert.InRange(words.Buttons.Count, 0, 3);
        Assert.InRange(words.Rows.Count, 0, 10);
        Assert.Equal(words.Rows.Count > 0, words.ListButton is not null);
        Assert.InRange(words.ListButton?.Length ?? 1, 1, 20);
        Assert.All(words.Buttons, option => Assert.InRange(option.Title.Length, 1, 20));
        Assert.All(words.Rows, option => Assert.InRange(option.Title.Length, 1, 24));
        Assert.All(words.Rows, option => Assert.InRange(option.Description?.Length ?? 1, 1, 72));
        var options = words.Buttons.Concat(words.Rows).ToList();
        Assert.All(options, option => Assert.InRange(option.Id.Length, 1, 200));
        Assert.Equal(options.Count, options.Select(option => option.Id).Distinct().Count());
        Assert.Equal(words.Buttons.Count, words.Buttons.Select(option => option.Title).Distinct().Count());
        if (words.Template is { } template)
        {
            Assert.True(Questionnaire.Default.Templates.ContainsKey(template.Name));
            Assert.Contains(template.Language, (string[])["hi", "en", "ur"]);
        }
    }
}
