using System.Globalization;
using Satark.Cases;
using Satark.Notifications.Templates;
using Satark.Roster;

namespace Satark.Notifications.Notices;

/// <summary>The mail of a notice that is made when it is sent: words of its own, no registered text, and about no case.</summary>
internal static class NoticeMail
{
    /// <summary>The mail, with the desk's address at its foot; in a demo both subject and words say so first.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="template">One of <see cref="TemplateIds"/>.</param>
    /// <param name="to">To whom.</param>
    /// <param name="subject">The subject line.</param>
    /// <param name="text">The words, ending with a line.</param>
    /// <param name="templates">Knows the desk's address.</param>
    /// <param name="installation">Whether it is a demo.</param>
    /// <param name="now">When it is made.</param>
    public static OutgoingMessage Of(string id, string template, ContactPoint to, string subject, string text, MessageTemplates templates, Installation installation, DateTimeOffset now)
    {
        var marking = TextMarkings.Of(CaseMode.Actual, installation.IsDemo).English();
        return new OutgoingMessage
        {
            DeliveryId = id,
            CaseId = "",
            To = to.Address,
            Template = template,
            Slots = [],
            Text = string.Create(CultureInfo.InvariantCulture, $"{marking}{text}\n{templates.DeskAddress}\n"),
            Subject = marking + subject,
            Facts = ComposeMessage.NoCase(now),
            At = now,
        };
    }
}
