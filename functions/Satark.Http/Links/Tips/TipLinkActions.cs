using Satark.Cases;
using Satark.Tips.Moves;

namespace Satark.Http.Links.Tips;

/// <summary>What the officer of a tip may answer behind a link.</summary>
internal static class TipLinkActions
{
    public const string Accept = "accept", Ask = "ask", Refuse = "refuse", Read = "read", Medium = "medium";

    /// <summary>The answers that are possible now; none for anybody but the officer of the tip.</summary>
    public static IReadOnlyList<LinkAction> Of(Case c, string officerId) =>
        !IsMine(c, officerId) ? []
        : [
            .. c.Tip!.Assignment!.AcceptedAt is null ? [new LinkAction(Accept, "स्वीकार करता/करती हूँ", "I take it", true, static (x, m, _) => x.Accept(m))] : Array.Empty<LinkAction>(),
            new LinkAction(Ask, "पूछें", "Ask", false, static (x, m, form) => Said(form, new Refusal(RefusalKind.Invalid, "Write the question.") { Hindi = "प्रश्न लिखें।" }, said => x.AskInformer(said, m))),
            new LinkAction(Refuse, "मना करता/करती हूँ", "I refuse", false, static (x, m, form) => Said(form, new Refusal(RefusalKind.Invalid, "Write the reason.") { Hindi = "कारण लिखें।" }, said => x.RefuseAssignment(said, m))),
        ];

    /// <summary>Whether the tip is in this officer's hands.</summary>
    public static bool IsMine(Case c, string officerId) => c is { IsOpen: true, Erased: false, Tip.Assignment: { } mine } && mine.User == officerId;

    private static Outcome<Moved> Said(LinkForm form, Refusal missing, Func<string, Outcome<Moved>> decide) => form.Note is { } said ? decide(said) : missing;
}
