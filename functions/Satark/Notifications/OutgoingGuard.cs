using Satark.Cases;
using Satark.Notifications.Templates;

namespace Satark.Notifications;

/// <summary>What every channel looks at before anything leaves, whatever the caller promised.</summary>
public static class OutgoingGuard
{
    /// <summary>Why this message may not leave; null where it may.</summary>
    public static string? Fault(OutgoingMessage message)
    {
        if (message.Facts.Mode == CaseMode.Test)
        {
            return "a test stays inside";
        }

        var first = TextMarking.Exercise.English().TrimEnd(' ', '.');
        if (message.Facts.Mode == CaseMode.Exercise
            && !(message.Text.StartsWith(first, StringComparison.Ordinal) && message.Subject.StartsWith(first, StringComparison.Ordinal)))
        {
            return "the text of an exercise must begin with EXERCISE";
        }

        // A line break in a subject would begin another header (RFC 5322, section 2.2).
        return message.Subject.Any(char.IsControl) ? "the subject holds a control character" : null;
    }

    /// <summary>Why this call may not be made; null where it may.</summary>
    public static string? VoiceFault(OutgoingMessage message) =>
        Fault(message)
        ?? (!Address.IsPhone(message.To) ? "the phone number is not in E.164 form"
            : message.Nonce is null || !(TemplateIds.LooksForSomebody(message.Template) || message.Template == TemplateIds.Several) ? "only a call that looks for somebody is spoken" : null);

    /// <summary>Why this text message may not leave, by the operators' rules too; null where it may.</summary>
    public static string? SmsFault(OutgoingMessage message, MessageTemplates templates, bool demo)
    {
        if (Fault(message) is { } fault)
        {
            return fault;
        }

        if (!Address.IsPhone(message.To))
        {
            return "the phone number is not in E.164 form";
        }

        return templates.Find(message.Template) is { } template
            ? template.Mismatch(message.Text, message.Slots, TextMarkings.Of(message.Facts.Mode, demo))
            : $"there is no template '{message.Template}'";
    }
}
