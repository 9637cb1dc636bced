using Satark.Relay.Conversation.Asking;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Conversation;

/// <summary>One thing heard and what follows from it, while it is being worked out.</summary>
internal sealed class Exchange(Talk talk, DateTimeOffset now, TalkSettings settings)
{
    /// <summary>How long nothing must be said until an answer in words is whole.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>How long what comes unasked (photos, words at a list) is waited for, so that a burst has one answer and nobody waits for it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>How long a draft waits until it is offered again.</summary>
    public static readonly TimeSpan DraftWaits = TimeSpan.FromHours(24);

    private readonly List<Utterance> _says = [];
    private readonly List<Act> _acts = [];
    private string? _language;

    /// <summary>The questionnaire.</summary>
    public static Questionnaire Form => Questionnaire.Default;

    /// <summary>How the talk stands by now.</summary>
    public Talk Talk { get; set; } = talk;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What is told about the installation.</summary>
    public TalkSettings Settings => settings;

    /// <summary>The language that is spoken.</summary>
    public string Language { get => _language ?? Talk.Language ?? "hi"; set => _language = value; }

    /// <summary>What is being told; empty where nothing is.</summary>
    public Draft Draft => Talk.Draft ?? new Draft();

    /// <summary>Free words cannot be said: more than 24 hours have passed since the informer's last word.</summary>
    public bool IsWindowClosed => Talk.LastHeardAt is not { } heard || now - heard >= DraftWaits - TimeSpan.FromMinutes(1);

    /// <summary>Something was said in this exchange.</summary>
    public bool HasSpoken => _says.Count > 0;

    /// <summary>Changes the draft.</summary>
    public void Edit(Func<Draft, Draft> change) => Talk = Talk with { Draft = change(Draft) };

    /// <summary>Begins a draft, which waits 24 hours.</summary>
    public void Begin()
    {
        Talk = Talk with { Draft = new Draft(), DraftNumber = Talk.DraftNumber + 1 };
        Do(new Act.AwaitDraft(Talk.DraftNumber, now + DraftWaits));
    }

    /// <summary>Says a text of the questionnaire.</summary>
    public void Say(string text, params ReadOnlySpan<(string Slot, string Value)> slots) => Say(new Utterance(Form.Text(text, Language, slots)));

    /// <summary>Says something.</summary>
    public void Say(Utterance words) => _says.Add(words with { Body = Clipping.Clip(words.Body, QuestionnaireFaults.Body) });

    /// <summary>Does something.</summary>
    public void Do(Act act) => _acts.Add(act);

    /// <summary>What was said is perhaps not all: looks again after a silence.</summary>
    public void AwaitSilence() => Await(Silence);

    /// <summary>More of the same may be on its way: looks again after a moment.</summary>
    public void AwaitMore() => Await(Pause);

    /// <summary>Something to choose, with a title of the questionnaire.</summary>
    public Option Option(string id, string title) => new(id, Form.Title(title, Language));

    /// <summary>See <see cref="Reply.IsCry"/>.</summary>
    public bool IsCry { get; set; }

    /// <summary>What follows. A typed number means what was offered last.</summary>
    public Reply ToReply()
    {
        var offering = _says.LastOrDefault(words => words.Buttons.Count + words.Rows.Count > 0);
        return new Reply(offering is null ? Talk : Talk with { Offered = [.. offering.Buttons, .. offering.Rows] }, _says, _acts) { IsCry = IsCry };
    }

    private void Await(TimeSpan silence)
    {
        Talk = Talk with { Burst = Talk.Burst + 1 };
        Do(new Act.AwaitSilence(Talk.Burst, now + silence));
    }
}
