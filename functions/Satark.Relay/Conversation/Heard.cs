using Satark.Tips.Line;

namespace Satark.Relay.Conversation;

/// <summary>What a conversation hears: what an informer did, a timer, or a word of the desk. Nothing in it tells who the informer is.</summary>
public abstract record Heard
{
    private Heard()
    {
    }

    /// <summary>Words.</summary>
    public sealed record Text(string Value) : Heard;

    /// <summary>A button or a row of a list.</summary>
    /// <param name="Option">The id that <see cref="Option"/> gave it. It may be of a question asked long ago.</param>
    /// <param name="Title">What stood on it.</param>
    public sealed record Choice(string Option, string Title) : Heard;

    /// <summary>A picture, film, recording or document, already kept (or being fetched) under this id.</summary>
    public sealed record Media(string Id, MediaKind Kind, string? Caption) : Heard;

    /// <summary>A medium could not be had from the vendor, or not be taken: it is not here, though it was said to be.</summary>
    /// <param name="Id">The id under which it was heard of.</param>
    /// <param name="IsRefused">It came, and is of a kind or size that is never taken: sent again it would not be here either.</param>
    public sealed record Loss(string Id, bool IsRefused = false) : Heard;

    /// <summary>A shared position.</summary>
    public sealed record Position(double Latitude, double Longitude) : Heard;

    /// <summary>Something that cannot be taken (sticker, contacts, reaction, order, poll, …).</summary>
    /// <param name="Kind">The vendor's word for it.</param>
    public sealed record Unsupported(string Kind) : Heard;

    /// <summary>A receipt was typed (<see cref="Conversation.ReceiptIn"/>) and looked up.</summary>
    /// <param name="Tip">The tip behind it; null where it is unknown, expired or muted, which all look alike.</param>
    /// <param name="IsBusy">It could not be looked up just now.</param>
    public sealed record Receipt(OwnTip? Tip, bool IsBusy = false) : Heard
    {
        /// <summary>The desk's questions about it that wait, oldest first.</summary>
        public IReadOnlyList<OpenQuestion> Questions { get; init; } = [];
    }

    /// <summary>A while without a word: what was said is one answer.</summary>
    /// <param name="Burst">Which silence was waited for (<see cref="Talk.Burst"/>); an older one is no silence.</param>
    public sealed record Silence(int Burst) : Heard;

    /// <summary>The draft has waited 24 hours.</summary>
    /// <param name="Draft">Which draft (<see cref="Talk.DraftNumber"/>).</param>
    public sealed record DraftWaited(int Draft) : Heard;

    /// <summary>The desk says something about a tip of this informer.</summary>
    public sealed record Desk(DeskWord Word) : Heard;
}
