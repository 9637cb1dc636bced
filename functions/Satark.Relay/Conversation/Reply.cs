using Satark.Tips.Line;

namespace Satark.Relay.Conversation;

/// <summary>What follows from something heard: how the talk stands, what is said, what is done. Saved in one act.</summary>
/// <param name="Talk">The talk as it stands now.</param>
/// <param name="Says">What is said, in order.</param>
/// <param name="Acts">What is done, in order.</param>
public sealed record Reply(Talk Talk, IReadOnlyList<Utterance> Says, IReadOnlyList<Act> Acts)
{
    /// <summary>What was heard tells of self-harm or of a crime going on now: that is answered and passed on also where the sender is muted.</summary>
    public bool IsCry { get; init; }
}

/// <summary>One message to an informer, within the vendor's limits (body 1,024 characters; 3 buttons of 20; a list of 10 rows in all, titles of 24, descriptions of 72, its button 20).</summary>
/// <param name="Body">The text.</param>
public sealed record Utterance(string Body)
{
    /// <summary>Reply buttons; none, or 1 to 3. Not together with <see cref="Rows"/>.</summary>
    public IReadOnlyList<Option> Buttons { get; init; } = [];

    /// <summary>Rows of a list; none, or 1 to 10.</summary>
    public IReadOnlyList<Option> Rows { get; init; } = [];

    /// <summary>What stands on the button that opens the list.</summary>
    public string? ListButton { get; init; }

    /// <summary>The registered template that says the same where more than 24 hours have passed since the informer's last word; null where nothing is said then, and it waits for that word.</summary>
    public TemplateUse? Template { get; init; }
}

/// <summary>A registered template with its values. It holds nothing of the tip's content: a locked phone shows it.</summary>
/// <param name="Name">The template's name with the vendor.</param>
/// <param name="Language">In which language.</param>
/// <param name="Values">The values of its slots, in order.</param>
public sealed record TemplateUse(string Name, string Language, IReadOnlyList<string> Values);

/// <summary>A button or a row.</summary>
/// <param name="Id">Says which question and answer it is: <c>category:drugs</c>; at most 200 characters.</param>
/// <param name="Title">What stands on it.</param>
/// <param name="Description">Below it, in a list; or null.</param>
public sealed record Option(string Id, string Title, string? Description = null);

/// <summary>What a conversation does beside speaking.</summary>
public abstract record Act
{
    private Act()
    {
    }

    /// <summary>Hand a tip to the desk. Its alias is drawn by whoever carries it out, and remembered in <see cref="Talk.Tips"/>.</summary>
    /// <param name="Tip">The tip.</param>
    /// <param name="Media">Ids of its media.</param>
    /// <param name="Receipt">The informer wants a receipt: it is said once, after the thanks.</param>
    public sealed record Submit(TipContent Tip, IReadOnlyList<string> Media, bool Receipt) : Act;

    /// <summary>Say the receipt of a tip that was sent without one: once, after what is said.</summary>
    /// <param name="Alias">The tip.</param>
    /// <param name="Language">In which language it is said.</param>
    public sealed record IssueReceipt(string Alias, string Language) : Act;

    /// <summary>Hand something to the desk about a tip that is there already.</summary>
    public sealed record Add(string Alias, string? Text, string? Answers, IReadOnlyList<string> Media) : Act;

    /// <summary>A life may be at stake: a case now, before the tip is whole.</summary>
    /// <param name="Tip">What is known so far, with <see cref="TipContent.LifeRisk"/>.</param>
    /// <param name="Media">Ids of its media.</param>
    public sealed record RaiseLifeRisk(TipContent Tip, IReadOnlyList<string> Media) : Act;

    /// <summary>Look again after a silence: 30 seconds for an answer in words, a moment for what came unasked.</summary>
    public sealed record AwaitSilence(int Burst, DateTimeOffset Due) : Act;

    /// <summary>Offer the draft again after 24 hours.</summary>
    public sealed record AwaitDraft(int Draft, DateTimeOffset Due) : Act;

    /// <summary>Throw away media that are not wanted.</summary>
    public sealed record Discard(IReadOnlyList<string> Media) : Act;

    /// <summary>Forget the informer at once and for good: mapping, draft, keys.</summary>
    public sealed record Forget : Act;
}
