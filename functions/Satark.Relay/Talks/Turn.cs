using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Conversation;
using Satark.Relay.WhatsApp;
using Satark.Tips.Line;

namespace Satark.Relay.Talks;

/// <summary>What follows from everything that a talk hears in one go.</summary>
internal sealed class Turn(TalkState state, int next, HearWords hear, DateTimeOffset now)
{
    private readonly Dictionary<string, MediaKind> _kinds = new(StringComparer.Ordinal);

    /// <summary>How the talk stands.</summary>
    public TalkState State { get; private set; } = state;

    /// <summary>The number of the next row.</summary>
    public int Next { get; private set; } = Math.Max(1, next);

    /// <summary>What is said, with its row.</summary>
    public List<(string Row, Utterance Words)> Says { get; } = [];

    /// <summary>What is done, with its row.</summary>
    public List<(string Row, StoredAct Act)> Acts { get; } = [];

    /// <summary>What is to be looked at again, given the talk's id.</summary>
    public List<Func<string, Message>> Timers { get; } = [];

    /// <summary>How many rows and messages it comes to.</summary>
    public int Rows => Says.Count + Acts.Count + Timers.Count;

    /// <summary>A life may be at stake.</summary>
    public bool IsUrgent { get; private set; }

    /// <summary>The informer said something, so that the 24 hours begin anew.</summary>
    public bool WasHeard { get; private set; }

    /// <summary>Hears stored words.</summary>
    /// <param name="words">The words.</param>
    /// <param name="receipt">What a receipt among them led to, or null where they are none.</param>
    public void Hear(HeardWords words, Heard.Receipt? receipt = null)
    {
        if (words.Kind is not ("desk" or "lost"))
        {
            WasHeard = true;
            var last = State.LastHeardAt is { } before && before > words.At ? before : words.At;
            State = State with { LastHeardAt = last, Talk = State.Talk with { LastHeardAt = last } };
        }

        if (words is { Media: { } media, MediaKind: { } kind })
        {
            _kinds[media] = kind;
        }

        Hear(words.Kind switch
        {
            "text" when receipt is not null => receipt,
            "text" => new Heard.Text(words.Text ?? ""),
            "choice" => new Heard.Choice(words.Option ?? "", words.Text ?? ""),
            "media" when words is { Media: { } id, MediaKind: { } of } => new Heard.Media(id, of, words.Text),
            "position" when words.Point is { } point => new Heard.Position(point.Latitude, point.Longitude),
            "lost" when words.Media is { } lost => new Heard.Loss(lost, words.IsRefused),
            "desk" when words.Word is { } word => new Heard.Desk(word),
            _ => new Heard.Unsupported(words.Text ?? "unknown"),
        });
    }

    /// <summary>Hears.</summary>
    public void Hear(Heard heard)
    {
        foreach (var known in State.Talk.Draft?.Media ?? [])
        {
            _kinds[known.Id] = known.Kind;
        }

        var draft = State.Talk.DraftNumber;
        var reply = hear(State.Talk, heard, now);
        var muted = State.Talk.Muted;

        // Whoever says "stop" begins anew; which tips were theirs goes with the talk, once each of them has lost its informer.
        var tips = reply.Acts.Any(a => a is Act.Forget) ? State.Talk.Tips : reply.Talk.Tips;
        State = State with { Talk = reply.Talk with { LastHeardAt = State.LastHeardAt, Muted = muted, Tips = tips } };
        foreach (var known in reply.Talk.Draft?.Media ?? [])
        {
            _kinds[known.Id] = known.Kind;
        }

        // Whoever is muted meets silence, and may still be forgotten and cry for help.
        if (muted && heard is Heard.Media media)
        {
            Do(new StoredAct { Kind = "discard", Media = Of([media.Id]) });
        }

        foreach (var act in reply.Acts.Where(a => !muted || a is Act.Forget or Act.Discard || (reply.IsCry && a is Act.RaiseLifeRisk or Act.AwaitDraft)))
        {
            Take(act, draft);
        }

        foreach (var words in reply.Says.Where(_ => !muted || reply.IsCry))
        {
            Says.Add((TalkBook.Numbered(TalkBook.Say, Next++), words));
        }

        foreach (var receipt in Acts.Where(a => a.Act.ReceiptRow == ""))
        {
            // After the thanks.
            receipt.Act.ReceiptRow = TalkBook.Numbered(TalkBook.Say, Next++);
        }
    }

    private void Take(Act act, int draft)
    {
        switch (act)
        {
            case Act.Submit submit:
                // What was raised as a matter of life before is the same tip, whole now.
                Submit(State.RaisedAlias is { } raised && State.RaisedDraft == draft ? raised : Ids.Random(), submit.Tip, submit.Media, submit.Receipt);
                State = State with { RaisedAlias = null };
                break;
            case Act.RaiseLifeRisk raise:
                var alias = State.RaisedAlias is { } same && State.RaisedDraft == State.Talk.DraftNumber ? same : Ids.Random();
                Submit(alias, raise.Tip with { LifeRisk = true }, raise.Media, receipt: false);
                State = State with { RaisedAlias = alias, RaisedDraft = State.Talk.DraftNumber };
                IsUrgent = true;
                break;
            case Act.IssueReceipt issue:
                Do(new StoredAct { Kind = "receipt", Alias = issue.Alias, Language = issue.Language, ReceiptRow = "" });
                break;
            case Act.Add add:
                Do(new StoredAct { Kind = "add", Alias = add.Alias, Text = add.Text, Answers = add.Answers, Media = Of(add.Media) });
                break;
            case Act.Discard discard:
                Do(new StoredAct { Kind = "discard", Media = Of(discard.Media) });
                break;
            case Act.Forget:
                Do(new StoredAct { Kind = "forget" });
                break;
            case Act.AwaitSilence silence:
                Timers.Add(id => new Errand(id, null, silence.Burst).As(RelayErrands.HearSilence, Lane.Urgent, silence.Due));
                break;
            case Act.AwaitDraft waits:
                Timers.Add(id => new Errand(id, null, waits.Draft).As(RelayErrands.HearDraftWaited, Lane.Ordinary, waits.Due));
                break;
            default:
                throw new InvalidOperationException($"Nobody carries out {act.GetType().Name}.");
        }
    }

    private void Submit(string alias, TipContent tip, IReadOnlyList<string> media, bool receipt)
    {
        // One that was raised before may have its receipt already: it is shown once.
        var known = State.Talk.Tips.FirstOrDefault(t => t.Alias == alias);
        receipt &= known is not { HasReceipt: true };
        var own = known is not null
            ? State.Talk.Tips.Select(t => t.Alias == alias ? t with { Category = tip.Category, HasReceipt = t.HasReceipt || receipt } : t)
            : State.Talk.Tips.Append(new OwnTip(alias, InformerState.Received, tip.Category) { HasReceipt = receipt });
        State = State with { Talk = State.Talk with { Tips = [.. own] } };
        IsUrgent |= tip.LifeRisk;
        Do(new StoredAct { Kind = "submit", Alias = alias, Tip = tip, Media = Of(media), ReceiptRow = receipt ? "" : null });
    }

    private void Do(StoredAct act) => Acts.Add((TalkBook.Numbered(TalkBook.Act, Next++), act));

    // What is not known to be a picture is shown to nobody before it was looked at.
    private IReadOnlyList<TipMedia> Of(IReadOnlyList<string> ids) => [.. ids.Select(id => new TipMedia(id, _kinds.GetValueOrDefault(id, MediaKind.Document)))];
}
