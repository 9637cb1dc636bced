using Satark.Cases;

namespace Satark.Notifications;

/// <summary>The frame of a CAP message: which message it is, whom it is for and which earlier one it is about.</summary>
/// <param name="Identifier">Unique among this sender's messages.</param>
/// <param name="Sender">Unique worldwide.</param>
/// <param name="SentAt">When the message came to be.</param>
/// <param name="Kind">Alert, Update or Cancel.</param>
public sealed record CapMessage(string Identifier, string Sender, DateTimeOffset SentAt, CapKind Kind)
{
    /// <summary>The agencies that it is for (scope Private); none: all who are authorised (scope Restricted).</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The earlier message that an update or a cancel is about, or null for an alert.</summary>
    public CapReference? About { get; init; }

    /// <summary>Since when its information holds.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>The identifier of the alert that an engagement is.</summary>
    public static string ThreadOf(string caseId, string engagement) => $"{caseId}.{engagement}";

    /// <summary>
    /// The message of a delivery to an agency. One engagement is one alert: a reminder is the same alert again, with the same
    /// identifier and time, so that a system that has it knows it; what is new are updates of it, and the end cancels it.
    /// </summary>
    public static CapMessage Of(OutgoingMessage message, string sender)
    {
        // A delivery's id begins "e.<engagement>.", "u<revision>.<engagement>.", "p<since>.<engagement>." or "w.<engagement>.": the engagement names the alert, so that one
        // that follows after a reopening is a new alert and not the one that was cancelled.
        var parts = message.DeliveryId.Split('.');
        var thread = ThreadOf(message.CaseId, parts.Length > 2 ? parts[1] : message.DeliveryId);
        var facts = message.Facts;
        var root = new CapReference(sender, thread, facts.OpenedAt);
        var kind = message.Template is TemplateIds.Engagement or TemplateIds.Candidate ? CapKind.Alert : facts.State == CaseState.Closed || facts.News == Templates.NewsPhrases.Withdrawn ? CapKind.Cancel : CapKind.Update;
        return kind == CapKind.Alert
            ? new CapMessage(thread, sender, facts.OpenedAt, kind) { Addresses = [message.To], EffectiveAt = message.At }
            : new CapMessage($"{thread}.{facts.Revision}", sender, message.At, kind) { Addresses = [message.To], EffectiveAt = message.At, About = root };
    }
}

/// <summary>What a CAP message does.</summary>
public enum CapKind
{
    /// <summary>Asks for attention.</summary>
    Alert,

    /// <summary>Supersedes an earlier message.</summary>
    Update,

    /// <summary>Ends an earlier message.</summary>
    Cancel,
}

/// <summary>An earlier message.</summary>
/// <param name="Sender">Its sender.</param>
/// <param name="Identifier">Its identifier.</param>
/// <param name="SentAt">Its time.</param>
public sealed record CapReference(string Sender, string Identifier, DateTimeOffset SentAt);
